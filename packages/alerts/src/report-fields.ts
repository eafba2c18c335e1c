import { type DecidedOn, labelOf, type RuleVerdict } from '@sextant/model'
import { certaintyOf } from './certainty.ts'
import { plain } from './plain.ts'
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
  const { clause, list, gap } = shared.punctuation
  const isOpen = verdict.verdict === 'cannot-tell'
  const { citation } = verdict
  const fields: (ReportField | undefined)[] = [
    verdict.status === 'active' ? undefined : { label: shared.caution, tone: 'warning', values: [shared.status[verdict.status]] },
    verdict.error === undefined ? undefined : { label: shared.failed, tone: 'warning', values: [plain(verdict.error)] },
    { label: shared.why, tone: 'plain', values: verdict.because.map(({ sentence }) => plain(sentence, TEXT_MAX)) },
    {
      label: words.toFindOut,
      tone: 'plain',
      values: verdict.missing.length === 0 ? [] : [verdict.missing.map((fact) => plain(labelOf(dictionary, fact, language), 200)).join(list)],
    },
    isOpen
      ? { label: words.ifBreached, tone: 'plain', values: [plain(verdict.remedy, TEXT_MAX)] }
      : { label: shared.whatToDo, tone: 'remedy', values: [plain(verdict.remedy, TEXT_MAX)] },
    verdict.note === null ? undefined : { label: shared.note, tone: 'plain', values: [plain(verdict.note, TEXT_MAX)] },
    citation
      ? {
          label: shared.law,
          tone: 'plain',
          values: [`${plain(citation.act)}${words.comma}${plain(citation.provision, 200)}`],
          ...(citation.url === undefined ? {} : { url: plain(citation.url, 1_000) }),
        }
      : undefined,
    citation?.quote === undefined
      ? undefined
      : {
          label: shared.quote,
          tone: 'quote',
          values: [plain(citation.quote)],
          ...(citation.language === undefined ? {} : { language: plain(citation.language, 10) }),
        },
    { label: shared.assumed, tone: 'plain', values: verdict.assumptions.map((text) => plain(text)) },
    { label: shared.howSure, tone: 'faint', values: [`${certaintyOf({ confidence: verdict.confidence, provision: citation?.provision }, shared)}${gap}${coverOf(verdict, options)}`] },
    {
      label: words.rule,
      tone: 'faint',
      values: [[
        `${plain(verdict.rule, 120)}${words.comma}${verdict.version === null ? words.noVersion : words.version(verdict.version)}`,
        decidedOn(verdict.decidedOn, options),
      ].join(clause)],
    },
  ]
  return fields.filter((field) => field !== undefined).filter(({ values }) => values.some((value) => value !== ''))
}

/** What the rule takes in of the law, and what it leaves out. */
export function coverOf({ encodes, leavesOut }: RuleVerdict, { language }: ReportOptions): string {
  const { encodes: cover, leftOut, punctuation } = wordsIn[language]
  return cover[encodes] + (leavesOut === null ? '' : `${punctuation.gap}${leftOut}${punctuation.colon}${plain(leavesOut, TEXT_MAX)}`)
}

function decidedOn({ fact, day, from, to }: DecidedOn, { dictionary, language }: ReportOptions): string {
  const words = reportWordsIn[language]
  const { between, from: since, until, unknown } = words.day
  const known = from === null ? (to === null ? unknown : until(to)) : to === null ? since(from) : between(from, to)
  return words.decidedOn(plain(labelOf(dictionary, fact, language), 200), day ?? known)
}
