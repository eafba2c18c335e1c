import type { Encodes, Language, RuleKind, Side, Verdict } from '@sextant/model'
import type { Certainty } from './certainty.ts'
import { en } from './report-annex-words-en.ts'
import { ru } from './report-annex-words-ru.ts'
import { zh } from './report-annex-words-zh.ts'

/** What a report says to those to whom it is handed over: a bank, a broker. A language that lacks one does not compile. */
export interface AnnexWords {
  answer: string
  /** `3 of 60 answers`, over the goods and markets of a fleet. */
  answers: (count: number, all: number) => string
  because: string
  /** `and 4 more: see section 1.1` */
  andMore: (count: number) => string
  contents: string
  sides: string
  /** The days of the order on which the answer rests. */
  days: string
  allDays: (count: number, day: string) => string
  noDays: string
  side: Record<Side, string>
  unknownFacts: string
  unknownFactsLead: string
  unknownFactsCount: (count: number) => string
  stillOpen: (questions: number, rules: number) => string
  toldAbove: string
  /** Beside an outcome, where a clause behind it has changed since its rule was written. */
  underReview: string
  /** How sure a rule is and how much of the law it takes in, in a few words, and the key to them. */
  sure: Record<Certainty, string>
  sureBefore: (said: string) => string
  cover: Record<Encodes, string>
  sureKey: string
  gapsInAnnex: string
  copies: (rules: number, all: number) => string
  assumptions: string
  /** `on this rest: …`, before the ids of rules. */
  restsOn: string
  sources: string
  sourcesText: (oldest: string, newest: string, rules: number) => string
  sourcesOldest: string
  notAsked: string
  sidesNotAsked: (sides: string) => string
  marketsNotAsked: (markets: string) => string
  /** Kinds of requirement of which a market has no rule at all. */
  kindsWithout: (market: string, kinds: string) => string
  nowhere: string
  kind: Record<RuleKind, string>
  verdict: Record<Verdict, string>
  annexRules: string
  annexRulesLead: (rules: number) => string
  annexNumbers: string
  /** In place of the law of a rule whose finding tells it. */
  seeFinding: (number: number) => string
  annexColumns: { rule: string; law: string; version: string; outcome: string }
  versionSince: (day: string) => string
  comparedOn: (day: string) => string
  decidedBy: (label: string) => string
  /** For all cells that are not named before. */
  otherwise: string
  annexVerify: string
  verifyLead: string
  answerDigest: string
  command: string
  commandCommit: string
  verifyEnd: string
  factsFile: string
  signature: string
  preparedBy: string
  reviewedBy: string
  name: string
  position: string
  date: string
  signed: string
  stamp: string
  /** Around the two counters of the running footer. */
  page: { before: string; between: string; after: string }
}

export const annexWordsIn: Record<Language, AnnexWords> = { en, zh, ru }
