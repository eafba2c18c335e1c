import { matrixAsHtml, matrixAsText } from '@sextant/alerts/report'
import { compile, type Matcher } from '@sextant/matcher'
import { languages, Market, parse, quoted, SextantError, Side, subjectsFrom } from '@sextant/model'
import { legalDay } from '@sextant/workers/legal-day'
import { type Arguments, argumentsFrom, listOf, oneOf, oneValue } from './arguments.ts'
import { SUBJECTS_MAX } from './check-limits.ts'
import { inputName, isSheetName, readInput } from './input.ts'
import { matrixOf } from './matrix-of.ts'
import { writeOut } from './out-file.ts'
import { daysAhead } from './over-days.ts'
import type { Command } from './printed.ts'
import { rulebookFor } from './rulebook-by.ts'
import { optionsOf } from './usages.ts'

/** `markets FLEET.xlsx`: every car and every market, with the outcome, why, and how long that stays. */
export const markets: Command = async (words, surroundings) => {
  const given = argumentsFrom(words, optionsOf('markets'))
  const [file, ...others] = given.positionals
  if (!file) throw new SextantError('SEXTANT_USAGE', 'which cars? Give a JSON file of facts, a spreadsheet, or - for standard input: markets fleet.xlsx')
  if (others.length > 0) throw new SextantError('SEXTANT_USAGE', `one file at a time; found also ${others.map(quoted).join(', ')}`)
  const language = oneOf('lang', oneValue(given, 'lang') ?? 'en', languages)
  const format = oneOf('format', oneValue(given, 'format') ?? 'text', ['text', 'json', 'html'])
  const isSheet = isSheetName(file)
  if (!isSheet && (given.values.has('sheet') || given.values.has('map'))) throw new SextantError('SEXTANT_USAGE', '--sheet and --map are for spreadsheets (.xlsx, .csv)')
  const rulebook = await rulebookFor(given, surroundings)
  const dictionary = rulebook.facts
  const now = surroundings.now()
  const [checkedAt, askedOn] = [now.toISOString(), legalDay(now)]
  const over = daysAhead(given, dictionary, askedOn)
  const input: unknown = isSheet ? await (await import('./sheet-input.ts')).readSheet(file, given, dictionary) : await readInput(file)
  const subjects = subjectsFrom(dictionary, input, inputName(file), SUBJECTS_MAX)

  const matcher = compile(rulebook)
  const where = marketsIn(given, matcher)
  const sides = listOf(given, 'side')?.map((word) => oneOf('side', word, Side.options)) ?? Side.options
  const of = { rulebook: { digest: rulebook.digest, commit: rulebook.commit }, checkedAt }
  // An order is asked about on its own day, unless another is named.
  const matrix = await matrixOf(matcher, subjects, of, { markets: where, over, startsOn: given.values.has('from') ? 'span' : 'order', neighbours: 'kept', sides, language })
  const options = { language, dictionary, all: 'left-out' as const, askedOn }
  const content = format === 'json' ? `${JSON.stringify(matrix, null, 2)}\n` : format === 'html' ? matrixAsHtml(matrix, options) : matrixAsText(matrix, options)
  const out = oneValue(given, 'out')
  if (out === undefined) return { text: content, exitCode: 0 }
  await writeOut(out, content)
  return { text: '', exitCode: 0 }
}

function marketsIn(given: Arguments, matcher: Matcher): Market[] {
  const named = listOf(given, 'market') ?? ['all']
  const codes = named.filter((word) => word !== 'all').map((word) => parse(Market, word, '--market'))
  return [...new Set([...(named.includes('all') ? matcher.markets : []), ...codes])]
}
