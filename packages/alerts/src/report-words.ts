import type { Language, Outcome, Severity, Side } from '@sextant/model'
import type { Group } from './report-findings.ts'
import { en } from './report-words-en.ts'
import { ru } from './report-words-ru.ts'
import { zh } from './report-words-zh.ts'

/** The texts of a report that the mails do not share. A language that lacks one does not compile. */
export interface ReportWords {
  title: string
  lead: string
  /** The name of a subject that nothing identifies. */
  subject: (number: number) => string
  /** What stands after the outcome: `BLOCKED – may not enter`. */
  meaning: {
    blocked: (sides: ReadonlySet<Side>, origin: string) => string
    act: string
    'cannot-tell': string
    clear: (rules: number) => string
    /** It cannot tell, and nothing is left to ask. */
    unanswerable: string
    unasked: string
  }
  noRules: (market: string) => string
  clearCovers: (rules: number, market: string) => string
  rulesAsked: (market: number, exportSide: number, origin: string) => string
  group: Record<Group, string>
  /** The same in a word or two, beside the title of a finding. */
  tag: Record<Group, string>
  /** What an undecided rule would come to if it were breached. */
  might: Record<Severity, string>
  side: (side: Side, origin: string) => string
  asUnder: (market: string) => string
  toFindOut: string
  ifBreached: string
  decidedOn: (label: string, day: string) => string
  day: { between: (from: string, to: string) => string; from: (day: string) => string; until: (day: string) => string; unknown: string }
  rule: string
  version: (day: string) => string
  noVersion: string
  /** `Found: blocks 1, open 4.` */
  found: (counts: string) => string
  questions: string
  settles: (rules: number) => string
  complies: (rules: number) => string
  outOfScope: (rules: number) => string
  noFindings: string
  overTime: string
  columns: { market: string; outcome: string; findings: string; reason: string; subject: string; rules: string; gaps: string }
  noReason: string
  openReason: (label: string) => string
  adviceReason: (title: string) => string
  /** Behind the first of several. */
  andFindings: (more: number) => string
  seeOne: string
  summary: string
  facts: string
  /** What position 9 and 10 say against the law and the other facts. */
  /** Heads what the facts say against a standard, each other, or the names that rules know. */
  notes: string
  notCovered: string
  notCoveredLead: string
  /** Said in place of the list, where every rule is confirmed, final and whole. */
  allCovered: string
  outOfScopeGaps: (count: number) => string
  limits: string
  rulebook: string
  commit: string
  uncommitted: string
  answeredBy: string
  byRelease: (name: string) => string
  byCommit: (commit: string) => string
  byChanged: (commit: string) => string
  byCopy: string
  askedOn: string
  checkedAt: string
  /** The same minute where the exporter is and in UTC. */
  instant: (local: string, utc: string) => string
  comma: string
  /** In brackets, as an aside. */
  aside: (text: string) => string
}

export const reportWordsIn: Record<Language, ReportWords> = { en, zh, ru }

/** From where a car may go to where it may not: the order of a table of markets. */
export const outcomeRank: Record<Outcome, number> = { clear: 0, act: 1, 'cannot-tell': 2, blocked: 3 }
