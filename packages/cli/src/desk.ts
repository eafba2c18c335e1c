import { SextantError } from '@sextant/model'
import { ask, type LineVerb } from '@sextant/workers'
import type { Surroundings } from '@sextant/workers/surroundings'
import { type Arguments, argumentsFrom, listOf, oneValue, refuseOptions, refuseWords } from './arguments.ts'
import { inputName, readInput } from './input.ts'
import type { Command, Printed } from './printed.ts'
import { exporter } from './usage.ts'
import { optionsOf } from './usages.ts'

export const status: Command = async (words, surroundings) => {
  refuseWords(argumentsFrom(words, optionsOf('status')), 'status')
  return answer(surroundings, 'status', {})
}

export const exporters: Command = async (words, surroundings) => {
  const given = argumentsFrom(words, optionsOf('exporters'))
  const [verb, id] = verbAndName(given, 'exporters', ['add', 'remove'])
  if (verb !== 'add') refuseOptions(given, verb === undefined ? 'exporters' : `exporters ${verb}`)
  if (!verb) return answer(surroundings, 'exporters', {})
  if (verb === 'remove') return answer(surroundings, 'exporters remove', { id })
  const exporter = { id, name: oneValue(given, 'name'), email: oneValue(given, 'email'), language: oneValue(given, 'lang') }
  return answer(surroundings, 'exporters add', exporter)
}

export const subscribe: Command = async (words, surroundings) => {
  const given = argumentsFrom(words, optionsOf('subscribe'))
  refuseWords(given, 'subscribe')
  return answer(surroundings, 'subscribe', {
    ...exporterOf(given),
    markets: listOf(given, 'market') ?? [],
    ...present({ id: oneValue(given, 'id'), kinds: listOf(given, 'kind'), severities: listOf(given, 'severity'), language: oneValue(given, 'lang'), often: oneValue(given, 'often') }),
  })
}

export const unsubscribe: Command = async (words, surroundings) => {
  const given = argumentsFrom(words, optionsOf('unsubscribe'))
  return answer(surroundings, 'unsubscribe', { ...exporterOf(given), id: onlyPositional(given, 'unsubscribe NAME --exporter ID') })
}

export const subscriptions: Command = async (words, surroundings) => {
  const given = argumentsFrom(words, optionsOf('subscriptions'))
  refuseWords(given, 'subscriptions')
  return answer(surroundings, 'subscriptions', exporterOf(given))
}

export const orders: Command = async (words, surroundings) => {
  if (firstWord(words) !== 'add') return (await import('./fleet.ts')).orders(words, surroundings)
  const given = argumentsFrom(words, { exporter })
  const [, name] = verbAndName(given, 'orders', ['add'])
  if (name === undefined) throw new SextantError('SEXTANT_USAGE', 'expected orders add FILE --exporter ID')
  return answer(surroundings, 'orders add', { ...exporterOf(given), subjects: await readInput(name), where: inputName(name) })
}

async function answer(surroundings: Surroundings, verb: LineVerb, input: unknown): Promise<Printed> {
  const lines = await ask(surroundings, verb, input)
  return { text: lines.map((line) => `${line}\n`).join('') || 'Nothing to list.\n', exitCode: 0 }
}

/** `orders`, or `orders add NAME`: the verb and its one name, or neither. */
function verbAndName({ positionals }: Arguments, command: string, verbs: readonly string[]): [undefined, undefined] | [string, string] {
  const [verb, name, ...others] = positionals
  if (verb === undefined) return [undefined, undefined]
  if (!verbs.includes(verb)) throw new SextantError('SEXTANT_USAGE', `"${verb}" is no verb of ${command}; use ${command}, or ${verbs.map((one) => `${command} ${one} NAME`).join(', or ')}`)
  if (name === undefined || others.length > 0) throw new SextantError('SEXTANT_USAGE', `${command} ${verb} takes one name; found ${name === undefined ? 'none' : others.length + 1}`)
  return [verb, name]
}

/** The first word that is neither an option nor its value; of orders, every option has one. */
function firstWord(words: readonly string[]): string | undefined {
  const isOption = (word: string | undefined) => word?.startsWith('--') === true
  return words.find((word, at) => !isOption(word) && !(isOption(words[at - 1]) && !words[at - 1]?.includes('=')))
}

function onlyPositional({ positionals }: Arguments, usage: string): string {
  const [name, ...others] = positionals
  if (name === undefined || others.length > 0) throw new SextantError('SEXTANT_USAGE', `expected ${usage}`)
  return name
}

function exporterOf(given: Arguments): Record<string, unknown> {
  return present({ exporter: oneValue(given, 'exporter') })
}

function present(input: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
}
