import { lineAsText } from '@sextant/alerts/report'
import { type Language, languages, type LineShown, type LinesListed, type OrdersQuestions, SextantError } from '@sextant/model'
import { commitOfRelease } from '@sextant/rulebook'
import { ask } from '@sextant/workers'
import type { Surroundings } from '@sextant/workers/surroundings'
import { legalDay } from '@sextant/workers/legal-day'
import { type Arguments, argumentsFrom, listOf, oneOf, oneValue } from './arguments.ts'
import { lineTable } from './line-table.ts'
import type { Command, Printed } from './printed.ts'
import { questionTable } from './question-table.ts'
import { optionsOf } from './usages.ts'

/** `orders [list]`, `orders questions`, `orders show ID`, `orders remove ID`; `orders add` is told elsewhere. */
export const orders: Command = async (words, surroundings) => {
  const given = argumentsFrom(words, optionsOf('orders'))
  const { verb, id } = verbIn(given, 'orders')
  if (verb === 'list') return listed(await ask(surroundings, 'orders list', inputOf(given)), 'orders', given)
  if (verb === 'questions') {
    if (given.values.has('outcome')) throw new SextantError('SEXTANT_USAGE', 'orders questions is of the orders that cannot be told; leave --outcome out')
    return asked(await ask(surroundings, 'orders questions', inputOf(given)), given)
  }
  if (verb === 'remove') return lines(await ask(surroundings, 'orders remove', { ...inputOf(given), id }))
  return shown(await ask(surroundings, 'orders show', { ...inputOf(given), id }), given, surroundings)
}

/** `models [list]`, `models show ID`, `models remove ID`. */
export const models: Command = async (words, surroundings) => {
  const given = argumentsFrom(words, optionsOf('models'))
  const { verb, id } = verbIn(given, 'models')
  if (verb === 'list') return listed(await ask(surroundings, 'models list', inputOf(given)), 'models', given)
  if (verb === 'remove') return lines(await ask(surroundings, 'models remove', { ...inputOf(given), id }))
  return shown(await ask(surroundings, 'models show', { ...inputOf(given), id }), given, surroundings)
}

/** `audit --exporter ID [NAME]`: what was removed, or whether this order or model was. */
export const audit: Command = async (words, surroundings) => {
  const given = argumentsFrom(words, optionsOf('audit'))
  const [id, ...others] = given.positionals
  if (others.length > 0) throw new SextantError('SEXTANT_USAGE', 'audit takes one order or model at most: audit --exporter ID [NAME]')
  const found = await ask(surroundings, 'audit', { exporter: oneValue(given, 'exporter'), ...(id !== undefined && { id }) })
  return found.length === 0 ? { text: 'Nothing to list.\n', exitCode: 0 } : lines(found)
}

const verbs = { orders: ['list', 'questions', 'show', 'remove'], models: ['list', 'show', 'remove'] } as const

function verbIn<Command extends keyof typeof verbs>({ positionals }: Arguments, command: Command): { verb: (typeof verbs)[Command][number]; id: string | undefined } {
  const [word = 'list', id, ...others] = positionals
  const known: readonly (typeof verbs)[Command][number][] = verbs[command]
  const verb = known.find((one) => one === word)
  const usage = `use ${command} list, ${command === 'orders' ? 'orders questions, orders add FILE, ' : ''}${command} show ID or ${command} remove ID, with --exporter ID`
  if (!verb) throw new SextantError('SEXTANT_USAGE', `"${word.slice(0, 80)}" is no verb of ${command}; ${usage}`)
  const isNamed = verb === 'show' || verb === 'remove'
  if (isNamed !== (id !== undefined) || others.length > 0) throw new SextantError('SEXTANT_USAGE', `${command} ${verb} takes ${isNamed ? 'one ID' : 'only options'}; ${usage}`)
  return { verb, id }
}

function inputOf(given: Arguments): Record<string, unknown> {
  const outcome = oneValue(given, 'outcome')
  const input = {
    exporter: oneValue(given, 'exporter'),
    outcome: outcome === undefined ? undefined : oneOf('outcome', outcome, ['blocked', 'act', 'cannot-tell', 'clear']),
    markets: listOf(given, 'market'),
    language: languageOf(given),
  }
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
}

function languageOf(given: Arguments): Language {
  return oneOf('lang', oneValue(given, 'lang') ?? 'en', languages)
}

function formatOf(given: Arguments): 'text' | 'json' {
  return oneOf('format', oneValue(given, 'format') ?? 'text', ['text', 'json'])
}

const stillJudged: Record<Language, (count: number) => string> = {
  en: (count) => `${count === 1 ? '1 line is' : `${count} lines are`} still being judged: this list may lack some, or tell what was said of them before.`,
  zh: (count) => `还有 ${count} 条待判定：本列表可能缺少其中一些，或显示其此前的结论。`,
  ru: (count) => `Ещё не проверено строк: ${count}. В списке может не быть некоторых из них, или стоит прежний ответ.`,
}

function listed({ lines, toJudge }: LinesListed, kind: 'orders' | 'models', given: Arguments): Printed {
  const note = toJudge > 0 ? { note: stillJudged[languageOf(given)](toJudge) } : {}
  if (formatOf(given) === 'json') return { text: `${JSON.stringify(lines, null, 2)}\n`, ...note, exitCode: 0 }
  return { text: lineTable(lines, kind, languageOf(given)) || 'Nothing to list.\n', ...note, exitCode: 0 }
}

function asked(found: OrdersQuestions, given: Arguments): Printed {
  const { toJudge } = found
  return { text: formatOf(given) === 'json' ? `${JSON.stringify(found, null, 2)}\n` : questionTable(found, languageOf(given)), ...(toJudge > 0 && { note: stillJudged[languageOf(given)](toJudge) }), exitCode: 0 }
}

/** The commit that the store keeps beside a release is under no digest, so that of its tag is told. */
async function withTaggedCommit(line: LineShown, rulesFolder: string): Promise<LineShown> {
  const { check } = line
  if (!check) return line
  const { digest } = check.rulebook
  return { ...line, check: { ...check, rulebook: { digest, commit: await commitOfRelease(rulesFolder, digest) } } }
}

async function shown(answer: LineShown | LineShown[], given: Arguments, { now, rulesFolder }: Surroundings): Promise<Printed> {
  const found = Array.isArray(answer) ? await Promise.all(answer.map((line) => withTaggedCommit(line, rulesFolder))) : await withTaggedCommit(answer, rulesFolder)
  if (formatOf(given) === 'json') return { text: `${JSON.stringify(Array.isArray(found) ? found.map(withoutWords) : withoutWords(found), null, 2)}\n`, exitCode: 0 }
  const askedOn = legalDay(now())
  return { text: [found].flat().map((line) => lineAsText(line, languageOf(given), askedOn)).join('\n'), exitCode: 0 }
}

/** The dictionary only words the text. */
function withoutWords({ dictionary: _, ...line }: LineShown): Omit<LineShown, 'dictionary'> {
  return line
}

function lines(said: string[]): Printed {
  return { text: said.map((line) => `${line}\n`).join(''), exitCode: 0 }
}
