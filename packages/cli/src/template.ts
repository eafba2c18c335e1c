import { writeFile } from 'node:fs/promises'
import { canonical, languages, type Rulebook, SextantError } from '@sextant/model'
import { openRulebook } from '@sextant/rulebook'
import { templateOf } from '@sextant/sheets'
import { argumentsFrom, oneOf, oneValue } from './arguments.ts'
import { inputName } from './input.ts'
import type { Command } from './printed.ts'
import { optionsOf } from './usages.ts'

/** So many columns a person can oversee; --all gives every fact one. */
const COLUMNS = 40

/** `template models|orders --lang zh --out FILE.xlsx`: a workbook to fill in and import. */
export const template: Command = async (words, surroundings) => {
  const given = argumentsFrom(words, optionsOf('template'))
  const [kind, ...others] = given.positionals
  if ((kind !== 'models' && kind !== 'orders') || others.length > 0) throw new SextantError('SEXTANT_USAGE', 'write template models --out FILE.xlsx, or template orders --out FILE.xlsx')
  const out = oneValue(given, 'out')
  if (out === undefined) throw new SextantError('SEXTANT_USAGE', `where is it to be written? Add --out ${kind}.xlsx`)
  if (!/\.xlsx$/i.test(out)) throw new SextantError('SEXTANT_USAGE', `--out is ${inputName(out)}; a template is an .xlsx file`)
  const language = oneOf('lang', oneValue(given, 'lang') ?? 'en', languages)
  const rulebook = await openRulebook(surroundings.rulesFolder)
  const all = factsOf({ ...rulebook.facts, rules: rulebook.rules }, kind)
  const facts = given.claims.has('all') ? all : all.slice(0, COLUMNS)
  const bytes = await templateOf({ kind, dictionary: rulebook.facts, language, facts })
  await writeFile(out, bytes, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'EEXIST' ? 'there is such a file already; give another name' : `it cannot be written (${error.code ?? error.message})`
    throw new SextantError('SEXTANT_USAGE', `${inputName(out)}: ${reason}`)
  })
  const left = all.length - facts.length
  return { text: `${inputName(out)}: ${facts.length} facts as columns${left > 0 ? `; its second sheet lists ${left} more, and --all makes columns of them too` : ''}. Fill it in, then: import ${kind} ${inputName(out)} --exporter ID\n`, exitCode: 0 }
}

/** The names of an order and its goods first, then what the most rules ask about. */
function factsOf({ facts, identifying, rules }: Rulebook['facts'] & Pick<Rulebook, 'rules'>, kind: 'models' | 'orders'): string[] {
  const texts = rules.map((rule) => canonical(rule))
  const asked = (fact: string) => texts.filter((text) => text.includes(`"${fact}"`)).length
  const ours = Object.keys(facts).filter((fact) => fact !== 'exporter' && (kind === 'orders' || facts[fact]?.of === 'goods'))
  const first = [...(kind === 'orders' ? ['orderId', 'market'] : []), 'vin', ...identifying].filter((fact) => ours.includes(fact))
  const rest = ours.filter((fact) => !first.includes(fact)).map((fact) => ({ fact, asked: asked(fact) })).toSorted((a, b) => b.asked - a.asked)
  return [...new Set([...first, ...rest.map(({ fact }) => fact)])]
}
