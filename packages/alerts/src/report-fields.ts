import { type DecidedOn, labelOf, type RuleVerdict } from '@sextant/model'
import { foreignTitle } from './act-title.ts'
import { certaintyIn, certaintyOf } from './certainty.ts'
import { plain } from './plain.ts'
import { annexWordsIn } from './report-annex-words.ts'
import type { Finding } from './report-findings.ts'
import type { ReportOptions } from './report-options.ts'
import { reportWordsIn } from './report-words.ts'
import { wordsIn } from './words.ts'

/** One labelled line or more of a finding. */
export interface ReportField {
  label: string
  tone: 'plain' | 'warning' | 'remedy' | 'quote' | 'faint'
  values: string[]
  url?: string
  /** Of a quote, as ISO 639: it stands in the words of its act. */
  language?: string
}

const TEXT_MAX = 2_000

/** All that a reader must know of one finding, in the order in which it is asked for: why, what to do, says who. */
export function reportFields({ verdict }: Finding, options: ReportOptions): ReportField[] {
  const { dictionary, language } = options
  const [shared, words] = [wordsIn[language], reportWordsIn[language]]
  const { clause, gap } = shared.punctuation
  return told([
    ...troubles(verdict, options),
    { label: shared.why, tone: 'plain', values: verdict.because.map(({ sentence }) => plain(sentence, TEXT_MAX)) },
    toFindOut(verdict, options),
    ...whatThen(verdict, options),
    ...saysWho(verdict, options),
    { label: shared.howSure, tone: 'faint', values: [`${certaintyOf(verdict, shared)}${gap}${coverOf(verdict, options)}`] },
    {
      label: words.rule,
      tone: 'faint',
      values: [[
        `${plain(verdict.rule, 120)}${words.comma}${verdict.version === null ? words.noVersion : words.version(verdict.version)}`,
        decidedOn(verdict.decidedOn, { dictionary, language }),
      ].join(clause)],
    },
  ])
}

/**
 * The same of a rule that nobody can decide yet, where a report has an annex that holds its version and a key to the words.
 * Of what would be advice at most, the address leads to the quote.
 */
export function briefFields({ verdict, group }: Finding, options: ReportOptions): ReportField[] {
  const { language } = options
  const { howSure, why, punctuation } = wordsIn[language]
  return told([
    ...troubles(verdict, options),
    verdict.missing.length > 0 ? toFindOut(verdict, options) : { label: why, tone: 'plain', values: [verdict.because.map(({ sentence }) => plain(sentence, TEXT_MAX)).join(punctuation.clause)] },
    ...(group === 'open-advice' ? [] : whatThen(verdict, options)),
    ...saysWho(verdict, options).filter((field) => group !== 'open-advice' || field?.tone !== 'quote'),
    { label: howSure, tone: 'faint', values: [[sureTag(verdict, options), coverTag(verdict, options)].join(punctuation.clause)] },
  ])
}

/** How sure a rule is, in a few words that the report explains once. */
export function sureTag(verdict: RuleVerdict, { language }: Pick<ReportOptions, 'language'>): string {
  const { sure, sureBefore } = annexWordsIn[language]
  const said = sure[certaintyIn(verdict)]
  return verdict.status === 'needs review' ? sureBefore(said) : said
}

/** How much of the law the rule takes in, in a few words, and what it leaves out. */
export function coverTag({ encodes, leavesOut }: RuleVerdict, { language }: ReportOptions): string {
  const { punctuation, leftOut } = wordsIn[language]
  return annexWordsIn[language].cover[encodes] + (leavesOut === null ? '' : `${punctuation.clause}${leftOut}${punctuation.colon}${plain(leavesOut, TEXT_MAX)}`)
}

function troubles({ status, error }: RuleVerdict, { language }: ReportOptions): (ReportField | undefined)[] {
  const { caution, status: said, failed } = wordsIn[language]
  return [
    status === 'active' ? undefined : { label: caution, tone: 'warning', values: [said[status]] },
    error === undefined ? undefined : { label: failed, tone: 'warning', values: [plain(error)] },
  ]
}

function toFindOut({ missing }: RuleVerdict, { dictionary, language }: ReportOptions): ReportField {
  const values = missing.length === 0 ? [] : [missing.map((fact) => plain(labelOf(dictionary, fact, language), 200)).join(wordsIn[language].punctuation.list)]
  return { label: reportWordsIn[language].toFindOut, tone: 'plain', values }
}

function whatThen({ verdict, remedy, note }: RuleVerdict, { language }: ReportOptions): (ReportField | undefined)[] {
  const { whatToDo, note: noted } = wordsIn[language]
  return [
    verdict === 'cannot-tell'
      ? { label: reportWordsIn[language].ifBreached, tone: 'plain', values: [plain(remedy, TEXT_MAX)] }
      : { label: whatToDo, tone: 'remedy', values: [plain(remedy, TEXT_MAX)] },
    note === null ? undefined : { label: noted, tone: 'plain', values: [plain(note, TEXT_MAX)] },
  ]
}

function saysWho({ citation, assumptions }: RuleVerdict, { language }: ReportOptions): (ReportField | undefined)[] {
  const { law, quote, assumed } = wordsIn[language]
  return [
    citation
      ? {
          label: law,
          tone: 'plain',
          values: [lawText(citation, language)],
          ...(citation.url === undefined ? {} : { url: plain(citation.url, 1_000) }),
        }
      : undefined,
    citation?.quote === undefined
      ? undefined
      : { label: quote, tone: 'quote', values: [plain(citation.quote)], ...(citation.language === undefined ? {} : { language: plain(citation.language, 10) }) },
    { label: assumed, tone: 'plain', values: assumptions.map((text) => plain(text)) },
  ]
}

type Cited = Pick<NonNullable<RuleVerdict['citation']>, 'act' | 'provision'>

/** Act and provision in one line. */
export function lawText(cited: Cited, language: ReportOptions['language']): string {
  return lawInBrief(cited, language) + foreignTitle(cited.act, language)
}

/** The same in a cell of a table, whose reader finds the rest where the rule is told. */
export function lawInBrief({ act, provision }: Cited, language: ReportOptions['language']): string {
  return `${plain(act)}${reportWordsIn[language].comma}${plain(provision, 200)}`
}

function told(fields: (ReportField | undefined)[]): ReportField[] {
  return fields.filter((field) => field !== undefined).filter(({ values }) => values.some((value) => value !== ''))
}

/** What the rule takes in of the law, and what it leaves out. */
export function coverOf({ encodes, leavesOut }: RuleVerdict, { language }: ReportOptions): string {
  const { encodes: cover, leftOut, punctuation } = wordsIn[language]
  return cover[encodes] + (leavesOut === null ? '' : `${punctuation.gap}${leftOut}${punctuation.colon}${plain(leavesOut, TEXT_MAX)}`)
}

function decidedOn({ fact, day, from, to }: DecidedOn, { dictionary, language }: Pick<ReportOptions, 'dictionary' | 'language'>): string {
  const words = reportWordsIn[language]
  const { between, from: since, until, unknown } = words.day
  const known = from === null ? (to === null ? unknown : until(to)) : to === null ? since(from) : between(from, to)
  return words.decidedOn(plain(labelOf(dictionary, fact, language), 200), day ?? known)
}
