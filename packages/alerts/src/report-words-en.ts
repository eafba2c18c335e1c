import type { Side } from '@sextant/model'
import type { ReportWords } from './report-words.ts'

export const en: ReportWords = {
  title: 'Pre-shipment report on technical trade measures',
  lead: 'Foreign technical barriers: what the rules in force on the deciding day say of these goods.',
  subject: (number) => `Subject ${number}`,
  meaning: {
    blocked: (sides, origin) => {
      const may: Record<Side, string> = { export: `may not leave ${origin}`, transit: 'may not pass in transit', import: 'may not enter' }
      return [...sides].map((side) => may[side]).join('; ')
    },
    act: 'settle what stands below before you ship: papers, repairs, or a probable ban to be asked about at the authority',
    'cannot-tell': 'questions are open; hold it until they are answered',
    clear: (rules) => `no obstacle found in the ${count(rules, 'rule', 'rules')} asked`,
    unanswerable: 'there is no answer; ask the authority or your broker',
    unasked: 'no rule of this market was checked',
  },
  noRules: (market) =>
    `NO RULE OF THIS MARKET WAS CHECKED (${market}). Sextant holds none for it, or was not asked about its import side. THIS IS NO CLEARANCE.`,
  clearCovers: (rules, market) =>
    `This answer covers only the ${count(rules, 'rule', 'rules')} that Sextant knows and asked for ${market}. It does not say that no other law applies.`,
  rulesAsked: (market, exportSide, origin) =>
    `Asked: ${count(market, 'rule', 'rules')} of this market${exportSide > 0 ? `, ${exportSide} of the export side (${origin})` : ''}.`,
  group: {
    blocks: 'Obstacles: not allowed as it stands',
    asks: 'To be settled before shipment',
    advises: 'For attention; these alone do not stop it',
    open: 'Cannot be decided yet',
    'open-advice': 'Open, but advice only',
  },
  tag: { blocks: 'blocks', asks: 'act first', advises: 'advice', open: 'open', 'open-advice': 'open (advice)' },
  might: { block: 'might block', act: 'might have to be settled first', watch: 'advice only' },
  side: (side, origin) => ({ export: `export from ${origin}`, import: 'import', transit: 'transit' })[side],
  asUnder: (market) => `the same as under ${market}, above`,
  toFindOut: 'To find out',
  ifBreached: 'If it fails',
  decidedOn: (label, day) => `deciding day: ${label}, ${day}`,
  day: {
    between: (from, to) => `between ${from} and ${to}`,
    from: (day) => `${day} or later`,
    until: (day) => `${day} or earlier`,
    unknown: 'not known',
  },
  rule: 'Rule',
  version: (day) => `version in force since ${day}`,
  noVersion: 'no version in force on that day',
  found: (counts) => `Found: ${counts}.`,
  questions: 'Open questions: what to find out',
  settles: (rules) => `settles ${count(rules, 'rule', 'rules')}`,
  complies: (rules) => `No breach found (${count(rules, 'rule', 'rules')})`,
  outOfScope: (rules) => `Not concerned by ${count(rules, 'rule', 'rules')}`,
  noFindings: 'No findings.',
  overTime: 'Outcome over time',
  columns: {
    market: 'Market', outcome: 'Outcome', findings: 'Findings', reason: 'First reason', subject: 'Goods',
    rules: 'Rule', gaps: 'What is not certain or not covered',
  },
  noReason: '-',
  openReason: (label) => `to find out: ${label}`,
  adviceReason: (title) => `advice: ${title}`,
  andFindings: (n) => `and ${count(n, 'finding', 'findings')} more`,
  seeOne: 'For the law, the reasons and the way out, check one market at a time.',
  summary: 'Summary',
  facts: 'Facts as given',
  notes: 'Worth a look',
  notCovered: 'What this check does not cover',
  notCoveredLead: 'These rules were asked, but leave out part of the law, are not final, or rest on one source or none:',
  allCovered: 'Each rule that concerns these goods is final and covers its whole provision.',
  outOfScopeGaps: (n) => `${count(n, 'more rule', 'more rules')} of this kind, found not to concern these goods, ${n === 1 ? 'is' : 'are'} not listed.`,
  limits:
    'The answer covers only the rules that were asked, on the facts as given. It is no legal advice and no decision of an authority.',
  rulebook: 'Rulebook',
  commit: 'commit',
  uncommitted: 'no commit known',
  answeredBy: 'Answered by',
  byRelease: (name) => `release ${name}`,
  byCommit: (commit) => `rules without a release tag (commit ${commit})`,
  byChanged: (commit) => `rules without a release tag (rules folder at commit ${commit} with changes that are not committed)`,
  byCopy: 'rules without a release tag (a folder that is no commit)',
  askedOn: 'Asked on',
  checkedAt: 'Checked at',
  instant: (local, utc) => `${local} Beijing time (${utc} UTC)`,
  comma: ', ',
  aside: (text) => ` (${text})`,
}

function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`
}
