import { answerDigestOf, checkAsHtml, checkAsText, matrixAsHtml, matrixAsText, type ReportOptions } from '@sextant/alerts/report'
import { compile, judge, type Matcher, overTime, spanAhead, windowsOf, wayOutSaid } from '@sextant/matcher'
import { type Check, Day, type FactDictionary, farDays, languages, Market, type MarketCheck, type Outcome, parse, quoted, SextantError, Side, type Subject, subjectsFrom, textIn, type Window } from '@sextant/model'
import { type Arguments, argumentsFrom, listOf, oneOf, oneValue } from './arguments.ts'
import { SUBJECTS_MAX, WAYS_OUT_MAX } from './check-limits.ts'
import { factFlags, factOptions, factsFromFlags } from './fact-flags.ts'
import { inputName, isSheetName, readInput } from './input.ts'
import { matrixOf } from './matrix-of.ts'
import { writeOut } from './out-file.ts'
import { daysAhead, type OverDays, overDaysOf } from './over-days.ts'
import type { Printed } from './printed.ts'
import { originFor, rulebookFor } from './rulebook-by.ts'
import { rulesUnderReview } from './review-list.ts'
import { rulebookOptions } from './usage.ts'
import { optionsOf } from './usages.ts'
import type { Surroundings } from '@sextant/workers/surroundings'
import { legalDay } from '@sextant/workers/legal-day'

/** So many markets of one subject are told one by one; more are a matrix. On a page there is more room; JSON and paper have all. */
const marketsTold: Record<Format, number> = { text: 3, html: 12, json: Infinity, pdf: Infinity }

const formats = ['text', 'json', 'html', 'pdf'] as const
type Format = (typeof formats)[number]

/** `check FILE --market KZ --arrives 2026-12-20`: may this car go there, and if not, why not? */
export async function check(words: readonly string[], surroundings: Surroundings): Promise<Printed> {
  const rulebook = await rulebookFor(rulebookWords(words), surroundings)
  const dictionary = rulebook.facts
  const facts = factFlags(dictionary)
  const given = argumentsFrom(words, { ...factOptions(facts), ...optionsOf('check') })
  // `--market` says where to ask, and may stand several times; it is not read as the fact of one subject.
  facts.delete('market')
  const [file, ...others] = given.positionals
  if (!file) throw new SextantError('SEXTANT_USAGE', 'which vehicle or order? Give a JSON file of facts, a spreadsheet, or - for standard input: check car.json --market KZ')
  if (others.length > 0) throw new SextantError('SEXTANT_USAGE', `one file at a time; found also ${others.map(quoted).join(', ')}`)
  const language = oneOf('lang', oneValue(given, 'lang') ?? 'en', languages)
  const format = oneOf('format', oneValue(given, 'format') ?? 'text', formats)
  const out = oneValue(given, 'out')
  if (format === 'pdf' && out === undefined && process.stdout.isTTY) throw new SextantError('SEXTANT_USAGE', 'a PDF is nothing to print on a terminal; add --out report.pdf, or > report.pdf')

  const flagged = factsFromFlags(given, facts, dictionary)
  const on = oneValue(given, 'on')
  const day = on === undefined ? undefined : parse(Day, on, '--on')
  const name = inputName(file)
  const isSheet = isSheetName(file)
  if (!isSheet && (given.values.has('sheet') || given.values.has('map'))) throw new SextantError('SEXTANT_USAGE', '--sheet and --map are for spreadsheets (.xlsx, .csv)')
  const input: unknown = isSheet ? await (await import('./sheet-input.ts')).readSheet(file, given, dictionary) : await readInput(file)
  const completed = mapSubjects(input, (one) => ({ ...(day && daysNotIn(dictionary, { ...one, ...flagged }, day)), ...one, ...flagged }))
  const subjects = subjectsFrom(dictionary, completed, name, SUBJECTS_MAX)
  const askedOn = legalDay(surroundings.now())
  const matcher = compile(rulebook)
  const over = overDaysOf(given, matcher, askedOn)
  // Where one day of the order moves, --on stands for none of the others.
  const undated = over && day && dictionary.orderDays.includes(over.fact) ? subjectsFrom(dictionary, mapSubjects(input, (one) => ({ ...one, ...flagged })), name, SUBJECTS_MAX) : subjects

  const sides = sidesOf(given)
  const all = given.claims.has('all') ? 'shown' : 'left-out'
  const isMatrixOf = (markets: readonly unknown[]) => all === 'left-out' && markets.length > marketsTold[format]
  // Which clauses have changed since is no knowledge of an earlier day.
  const underReview = given.values.has('as-known-on') ? new Set<string>() : await rulesUnderReview(surroundings)
  const answered: Check = { rulebook: { digest: rulebook.digest, commit: rulebook.commit }, checkedAt: surroundings.now().toISOString(), subjects: [] }
  for (const [index, subject] of subjects.entries()) {
    const markets = marketsFor(given, matcher, subject, Array.isArray(input) ? `${name} at [${index}]` : name)
    const windows = markets.map((market) => (over ? windowsOf(overTime(matcher, undated[index] ?? subject, market, { ...over, ...(sides && { sides }) }), language) : []))
    // On which days it may fall beside the others is the same in every market.
    if (over && windows[0]?.length === 0) throw noDay(dictionary, undated[index] ?? subject, over, Array.isArray(input) ? `${name} at [${index}]` : name)
    const [first, last] = [windows[0]?.[0], windows[0]?.at(-1)]
    const within = over && first && last ? { ...over, from: first.from, to: last.to } : over
    // A matrix tells no reasons of an engine, which cost most.
    const judged = await judge(matcher, subject, { markets, language, underReview, explain: all === 'shown' ? 'all' : isMatrixOf(markets) ? 'none' : 'told', within, ...(sides && { sides }) })
    if (over) for (const [at, one] of judged.markets.entries()) withWindows(one, windows[at] ?? [], subject[over.fact] === undefined)
    judged.notes.push(...farDays(dictionary, subject, askedOn).map((note) => ({ ...note, message: textIn(note.message, language) })))
    answered.subjects.push(judged)
  }
  const isMatrix = answered.subjects.some(({ markets }) => isMatrixOf(markets))
  const isFew = !isMatrix && answered.subjects.reduce((sum, { markets }) => sum + markets.length, 0) <= WAYS_OUT_MAX
  for (const { subject, markets } of isFew ? answered.subjects : []) {
    for (const one of markets) {
      // What would change an answer is asked of a day, not of all days of a span.
      if (over && subject[over.fact] === undefined) continue
      const wayOut = wayOutSaid(matcher, subject, one.market, { language, days: spanAhead(askedOn), ...(sides && { sides }) })
      if (wayOut) one.wayOut = wayOut
    }
  }
  const origin = format === 'text' ? await originFor(given, rulebook, surroundings) : undefined
  const options: ReportOptions = { language, dictionary, all, askedOn, ...(sides && { sides }), ...(over && { over }), ...(origin && { rulesOrigin: origin }) }
  const matrixShown = async () => {
    // Many markets are only asked of all subjects alike.
    const markets = answered.subjects[0]?.markets.map(({ market }) => market) ?? []
    const asking = { markets, over: over ?? daysAhead(given, dictionary, askedOn), startsOn: 'order', neighbours: over ? 'kept' : 'moved', sides: sides ?? Side.options, language } as const
    return (format === 'html' ? matrixAsHtml : matrixAsText)(await matrixOf(matcher, undated, answered, asking), { ...options, check: answered })
  }
  const content = isMatrix ? await matrixShown() : format === 'pdf' ? await pdfOf(answered, options, surroundings) : rendered(answered, format, options)
  const exitCode = exitCodeOf(answered, over)
  if (out !== undefined) {
    await writeOut(out, content)
    return { text: '', exitCode }
  }
  return typeof content === 'string' ? { text: content, exitCode } : { text: '', bytes: content, exitCode }
}

/** An answer for no day would be none, and must not look like one. */
function noDay({ orderDays, goodsDays }: FactDictionary, subject: Subject, { fact, from, to }: OverDays, where: string): SextantError {
  const given = [...orderDays, ...goodsDays].filter((day) => day !== fact && subject[day] !== undefined).map((day) => `${day} ${String(subject[day])}`)
  return new SextantError('SEXTANT_INVALID', `${where}: no ${fact} from ${from} to ${to} fits the other days that are given (${given.join(', ')}); correct one of them, or choose other days with --from and --to`)
}

/** Where no day is given, the answer is that of every day asked about, if they are all alike, each by whatever rule. */
function withWindows(check: MarketCheck, windows: Window[], isOfAllDays: boolean): void {
  check.windows = windows
  const [outcome, ...others] = new Set(windows.map((window) => window.outcome))
  if (isOfAllDays && outcome !== undefined && others.length === 0) check.outcome = outcome
}

/**
 * The flags that name the rulebook, read before the others: which facts there are as flags, and with that what every other
 * word means, is the rulebook's to say.
 */
function rulebookWords(words: readonly string[]): Arguments {
  const picked = words.flatMap((word, at) => {
    const isOne = Object.keys(rulebookOptions).some((flag) => word === `--${flag}` || word.startsWith(`--${flag}=`))
    return isOne ? (word.includes('=') ? [word] : words.slice(at, at + 2)) : []
  })
  return argumentsFrom(picked, rulebookOptions)
}

/** Lists and single objects alike; what is neither is left for the parser to refuse, with its place. */
function mapSubjects(input: unknown, change: (one: Record<string, unknown>) => unknown): unknown {
  const mapOne = (one: unknown) => (typeof one === 'object' && one !== null && !Array.isArray(one) ? change(one as Record<string, unknown>) : one)
  return Array.isArray(input) ? input.map(mapOne) : mapOne(input)
}

/** `--on` stands for every day of the order that is not given. */
function daysNotIn(dictionary: FactDictionary, known: Record<string, unknown>, day: Day): Record<string, unknown> {
  return Object.fromEntries(dictionary.orderDays.filter((fact) => known[fact] === undefined || known[fact] === null).map((fact) => [fact, day]))
}

function marketsFor(given: Arguments, matcher: Matcher, subject: Subject, where: string): Market[] {
  const named = listOf(given, 'market') ?? []
  const codes = named.filter((word) => word !== 'all').map((word) => parse(Market, word, '--market'))
  if (named.length > 0) return [...new Set([...(named.includes('all') ? matcher.markets : []), ...codes])]
  if (typeof subject['market'] === 'string') return [subject['market'] as Market]
  throw new SextantError('SEXTANT_USAGE', `${where}: which market? Add --market KZ, or --market all, or a "market" among the facts`)
}

function sidesOf(given: Arguments): Side[] | undefined {
  return listOf(given, 'side')?.map((word) => oneOf('side', word, ['export', 'import', 'transit']))
}

function rendered(answered: Check, format: Exclude<Format, 'pdf'>, options: ReportOptions): string {
  if (format === 'json') return `${JSON.stringify({ ...(options.all === 'shown' ? answered : withoutOutOfScope(answered)), answer: answerDigestOf(answered) }, null, 2)}\n`
  return format === 'html' ? checkAsHtml(answered, options) : checkAsText(answered, options)
}

/** The browser that draws it is looked for only here: no other format needs one. */
async function pdfOf(answered: Check, options: ReportOptions, { chromium, environment }: Surroundings): Promise<Uint8Array> {
  const { checkAsPdf } = await import('@sextant/alerts/pdf')
  return checkAsPdf(answered, options, { named: chromium, path: environment['PATH'] ?? '' })
}

function withoutOutOfScope(answered: Check): Check {
  const subjects = answered.subjects.map((subject) => ({
    ...subject,
    markets: subject.markets.map((market) => ({ ...market, verdicts: market.verdicts.filter(({ verdict }) => verdict !== 'out-of-scope') })),
  }))
  return { ...answered, subjects }
}

/**
 * 1 where anything is blocked or must be acted on, else 3 where anything cannot be told, else 0. Where all days of a span
 * are asked about, each of them is one answer more: 0 holds on all.
 */
function exitCodeOf({ subjects }: Check, over: OverDays | undefined): number {
  const outcomes = new Set(subjects.flatMap(({ subject, markets }) => markets.flatMap((market): Outcome[] => {
    const isOfAllDays = over !== undefined && subject[over.fact] === undefined && market.windows.length > 0
    return [...(isOfAllDays ? [] : [market.outcome]), ...market.windows.map(({ outcome }) => outcome)]
  })))
  if (outcomes.has('blocked') || outcomes.has('act')) return 1
  return outcomes.has('cannot-tell') ? 3 : 0
}
