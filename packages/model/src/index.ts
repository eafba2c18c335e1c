/**
 * The words of Sextant. One word per thing, in code, data, messages and pages.
 *
 * source        a place that publishes law or notices: a web site, a feed, an API
 * snapshot      the bytes that a source served, with headers and time, named by their SHA-256, never edited
 * document      what one snapshot says, in the source's own words: fields and numbered clauses
 * edition       one state of a document over time; two editions give a change, clause by clause
 * measure       a trade measure with a life: notified, adopted, in force, superseded or withdrawn
 * fact          one thing known about a vehicle or an order (`euroClass`, `arrivesOn`); unknown is not false
 * subject       the facts of one vehicle or order: what a check is about
 * note          what the facts of a subject say against a standard or each other; it stands beside the answer
 * comparison    one fact, one operator, one value; comparisons in `all` and `any` groups make a condition
 * rule          one requirement of one or more markets, as dated versions in json-rules-engine JSON
 * rulebook      all rules, facts and shared conditions at one commit; a release of it has a digest
 * verdict       what one rule version says of one subject: `breach`, `complies`, `out-of-scope`, `cannot-tell`
 * check         all verdicts for one vehicle or order, with an outcome: `blocked`, `act`, `cannot-tell`, `clear`
 * window        days of one outcome, as one day of the order moves
 * way out       the changes that would clear goods or an order, or the questions that would decide it
 * goods         what an exporter sells: a vehicle model, or one used car
 * order         goods on their way to one market, with the days of the order
 * import        the rows of a spreadsheet on their way in: taken all at once, or not at all
 * line          what is judged and watched: an open order, or goods in a market that their exporter watches and no order goes to
 * standing      what the last check of a line said, and what it rests on; a change of it is what alerts are made from
 * history       the changes of one line, each with the verdicts that went and came, and through what
 * subscription  whom to tell of what, how often, in which language
 * impact        what another rulebook would change in the answers for open orders and goods
 * alert         one thing that one exporter must hear, once
 * delivery      one e-mail with its alerts, and what became of it
 * review        an analyst's look at a rule whose cited clause has changed
 *
 * Days end in `On` and are `YYYY-MM-DD` strings (a legal day has no time zone); instants end in `At`; units come last.
 */
export { Alert, AlertKind, Change, Delivery, Exporter, Goods, Order, PRACTICE, Standing, Subscription } from './alert.ts'
export { type Case, Cases } from './case.ts'
export {
  Comparison,
  comparisonsOf,
  Condition,
  DerivedFact,
  type FactReference,
  isReference,
  Operator,
  operators,
} from './condition.ts'
export {
  addDays,
  addMonths,
  addYears,
  Day,
  DAYS_TAKEN,
  dayFromNumber,
  dayNumber,
  daysBetween,
  daysOf,
  elapsed,
  type ElapsedCount,
  type ElapsedUnit,
  midOf,
  PartialDay,
} from './day.ts'
export { type DocumentKind, type DocumentNumber, documentNumberFrom } from './document-number.ts'
export { closest, type ErrorCode, hiddenIn, jsonPath, parse, quoted, SextantError } from './error.ts'
export { folded } from './folded.ts'
export { FactDefinition, FactDictionary, type FactType, type FactValue, labelOf, valueLabelOf } from './fact.ts'
export { Cause, causesBetween, differenceBetween, type Ground, replayed, type RuleChange, ruleChanges, type Said, Step, verdictText, verdictTexts } from './history.ts'
export { type Impact, type ImpactChange, type ImpactKind, impactKindOf, impactKinds, type ImpactReason } from './impact.ts'
export { lettersOf } from './fact-names.ts'
export { isRecognised, keptText } from './kept-text.ts'
export { Language, languageName, languages, LocalText, textIn } from './language.ts'
export type { HistoryStep, LineListed, LinesListed, LineShown, OrdersQuestion, OrdersQuestions } from './line.ts'
export { DEFAULT_ORIGIN, Market, marketCodes, marketName, marketOfAlpha3 } from './market.ts'
export { Measure, MeasureEvent, type MeasureDraft } from './measure.ts'
export { ownName } from './own-name.ts'
export { isUnread, provisionIn, withoutUnread } from './provision.ts'
export { publisherOf } from './publisher.ts'
export { Confidence, Encodes, Rule, RuleKind, RuleVersion, Severity, Side, versionsOf } from './rule.ts'
export { canonical, Release, type Rulebook, type RulesOrigin, sha256 } from './rulebook.ts'
export { type Clause, type ClauseChange, type Document, type Edition, type Snapshot } from './source.ts'
export { type Subject, subjectFrom, subjectsFrom } from './subject.ts'
export { inLatin } from './look-alike.ts'
export { farDays } from './far-days.ts'
export { unrecognised } from './recognised.ts'
export { type SubjectNote, subjectNotes } from './subject-notes.ts'
export type { Because, Check, DecidedOn, MarketCheck, Matrix, MatrixAnswer, MatrixCell, MatrixPlace, MatrixQuestion, MatrixReason, Outcome, Question, RuleVerdict, SaidChange, SaidWay, SaidNote, SubjectCheck, Verdict, WayOutSaid, Window } from './verdict.ts'
export { vinFrom } from './vin.ts'
