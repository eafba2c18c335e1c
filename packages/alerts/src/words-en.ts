import type { What, Words } from './words.ts'

/** What a mail speaks of: one, and several. */
const nouns: Record<What, [string, string]> = { order: ['order', 'orders'], goods: ['model', 'models'], both: ['order or model', 'orders and models'] }

export const en = (what: What): Words => ({
  outcome: { blocked: 'BLOCKED', act: 'ACT FIRST', 'cannot-tell': 'CANNOT TELL', clear: 'CLEAR' },
  effect: {
    blocks: `blocks the ${nouns[what][0]}`,
    asks: 'must be settled first',
    'may-block': `cannot be decided yet; it might block the ${nouns[what][0]}`,
    'may-ask': 'cannot be decided yet; it might have to be settled first',
    undecided: 'cannot be decided yet',
    advises: 'advice only',
  },
  counted: (outcome, n, only) => {
    const weight = {
      blocked: 'blocked',
      act: n === 1 ? 'needs action first' : 'need action first',
      'cannot-tell': 'cannot be decided yet',
      clear: 'clear',
    }[outcome]
    return `${named(n, only, what)} ${weight}`
  },
  underReview: (n, only) => `${named(n, only, what)}: a rule is under review`,
  andMore: (title, more) => `${title} and ${more} more`,
  subject: (markets, said, why) => `${markets === '' ? '' : `${markets}: `}${said}${why === '' ? '' : ` (${why})`}`,
  lead: {
    blocked: `BLOCKED ${nouns[what][1]}: do not ship. As they stand, they may not enter or leave.`,
    act: `ACT FIRST ${nouns[what][1]}: before you ship, settle what stands below under “What to do”: papers, repairs, or a probable ban to be asked about at the authority.`,
    'cannot-tell': `CANNOT TELL ${nouns[what][1]}: hold them until the open questions below are answered.`,
    clear: `CLEAR ${nouns[what][1]}: none of the rules that Sextant knows for this market stands against them.`,
  },
  leadUnanswerable: `CANNOT TELL ${nouns[what][1]}: Sextant has no answer for them. Ask the authority or your broker before you ship.`,
  was: (outcome) => `was ${outcome}`,
  asModel: 'a model without an order, as if it went today',
  isNew: 'first check',
  freshReasons: (numbers) => `new reason: ${numbers}`,
  restsOnReview: 'rests on a rule under review',
  unasked: 'Sextant has no rule for this market, so this is no answer',
  ended: (titles) => `no longer a reason: ${titles}`,
  seeNumbers: (numbers) => `see ${numbers}`,
  undecided: (numbers) => `undecided: ${numbers}`,
  ordersLeftOut: (named, unnamed) =>
    `${count(named + unnamed, `more ${nouns[what][0]}`, `more ${nouns[what][1]}`)} without details${named > 0 ? ':' : ''}`,
  unnamed: (n) => `${count(n, `${nouns[what][0]} is`, `${nouns[what][1]} are`)} not named in this mail, which would be too long; check all your ${nouns[what][1]}.`,
  whole: {
    heading: (n) => `In all: ${count(n, ...nouns[what])}`,
    markets: 'By market:',
    rules: 'By rule:',
    rule: (title, effect, n) => `${title}: ${count(n, ...nouns[what])} (${effect})`,
    moreRules: (n) => `and ${count(n, 'more rule', 'more rules')}`,
    told: (n, commands) => `Below, the worst ${n} are named, and what is counted there is counted among them. All of them, each with its answer: ${commands} (--market and --outcome narrow the list).`,
  },
  grounds: { certain: 'Why, and what to do', open: 'What the answers will decide', advice: 'Also worth knowing' },
  orders: { order: 'Orders', goods: 'Models', both: 'Orders and models' }[what],
  why: 'Why',
  unknown: 'Not known',
  assumed: 'Assumed',
  failed: 'The rule could not be run',
  whatToDo: 'What to do',
  law: 'The law',
  foreignTitle: ' (title of the act in its own language)',
  quote: 'It says',
  since: 'In force since',
  howSure: 'How sure',
  certainty: {
    read: (host) => `Confirmed: the quote was read at ${host}, the site of an authority.`,
    'read-in-part': (host) => `Confirmed: two pages agree, one of them at ${host}, the site of an authority; the text of the provision itself was not read.`,
    copied: (host) => `From a copy or reports: the quote was read${at(host)}, no site of an authority (a copy of the act, or two pages that agree). Compare it with the official text before you rely on it.`,
    'copied-in-part': (host) => `From reports: two pages agree, one of them${at(host)}, no site of an authority; the text of the provision itself was not read. Compare it with the official text before you rely on it.`,
    'single-source': () => 'One source only: one page says so. Ask the authority or your broker before you rely on it.',
    recalled: () => 'Unsourced: no page was found. It only advises.',
  },
  beforeChange: (said) => `Of the text before the change: ${said} Nobody has confirmed the text after it.`,
  encodes: {
    fully: 'The rule covers the whole provision.',
    'partly-may-miss': 'The rule leaves something out, so it may miss a barrier.',
    'partly-may-over-report': 'The rule leaves something out, so it may report a barrier that is none.',
  },
  leftOut: 'Left out',
  note: 'Note',
  status: {
    'needs review':
      'UNDER REVIEW: the text of the clause has changed since this rule was written, and nobody has yet confirmed what that means, so this may no longer hold. Look at the source before you rely on it.',
    draft: 'DRAFT: this rule is not final. It only advises.',
  },
  caution: 'Caution',
  moreOrders: (n) => `and ${n} more`,
  moreVariants: (n) => `${count(n, `more ${nouns[what][0]}`, `more ${nouns[what][1]}`)} with other values; the same rule and the same remedy apply.`,
  moreGrounds: (n) => `${count(n, 'more rule', 'more rules')} of less weight left out of this mail; check one by itself to see all.`,
  questions: 'Open questions',
  openQuestions: (n) => count(n, 'open question', 'open questions'),
  questionsLead: 'Fill these in and check again:',
  question: (label, orders, numbers) => label + (orders === '' ? '' : `, for ${orders}`) + (numbers === '' ? '' : `; decides ${numbers}`),
  moreQuestions: (n) => `and ${count(n, 'more question', 'more questions')}`,
  rulebook: (digest, commit) => `Judged by rulebook ${digest}${commit === null ? ', no commit known' : `, commit ${commit}`}.`,
  whyThisMail: (exporter) => `You get this because ${exporter} subscribed to these markets at Sextant.`,
  unsubscribe: 'Unsubscribe',
  punctuation: { list: ', ', clause: '; ', stop: '. ', colon: ': ', gap: ' ', openQuote: '“', closeQuote: '”' },
})

function named(n: number, only: string | undefined, what: What): string {
  const [one, many] = nouns[what]
  return only === undefined ? count(n, one, many) : `${one} ${only}`
}

function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`
}

function at(host: string): string {
  return host === '' ? ' elsewhere' : ` at ${host}`
}
