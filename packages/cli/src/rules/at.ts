import { Day, Market, parse, SextantError } from '@sextant/model'
import { inForceAsText, rulesInForce } from '@sextant/rulebook'
import { legalDay } from '@sextant/workers/legal-day'
import { argumentsFrom, listOf, oneOf, oneValue } from '../arguments.ts'
import type { Command } from '../printed.ts'
import { rulebookFor } from '../rulebook-by.ts'
import { languageOf } from './language.ts'
import { optionsOf } from '../usages.ts'

/** `rules at DAY`: what is in force in law on a day. */
export const at: Command = async (words, surroundings) => {
  const given = argumentsFrom(words, optionsOf('rules at'))
  const language = languageOf(given)
  const format = oneOf('format', oneValue(given, 'format') ?? 'text', ['text', 'json'])
  const [asked, ...others] = given.positionals
  if (others.length > 0) throw new SextantError('SEXTANT_USAGE', `one day at a time; found also ${others.join(', ')}`)
  const day = asked === undefined ? legalDay(surroundings.now()) : parse(Day, asked, 'rules at')
  const rulebook = await rulebookFor(given, surroundings)
  const named = listOf(given, 'market')?.map((code) => parse(Market, code, '--market'))
  const inForce = rulesInForce(rulebook.rules, day).filter(({ rule }) => !named || rule.markets.some((market) => named.includes(market)))
  if (format === 'json') {
    const rules = inForce.map(({ rule, from, until, version }) => ({ id: rule.id, title: rule.title, markets: rule.markets, side: rule.side, status: rule.status, from, until, severity: version.otherwise.severity, confidence: rule.confidence }))
    return { text: `${JSON.stringify({ day, rulebook: { digest: rulebook.digest, commit: rulebook.commit }, rules }, null, 2)}\n`, exitCode: 0 }
  }
  const markets = (named ?? [...new Set(inForce.flatMap(({ rule }) => rule.markets))]).sort()
  return { text: inForceAsText(inForce, { day, markets, rulebook, language }), exitCode: 0 }
}
