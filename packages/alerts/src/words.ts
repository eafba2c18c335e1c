import type { Encodes, Language, Outcome, RuleVerdict } from '@sextant/model'
import type { Certainty } from './certainty.ts'
import type { Effect, Part } from './grounds.ts'
import { en } from './words-en.ts'
import { ru } from './words-ru.ts'
import { zh } from './words-zh.ts'

/** What a mail speaks of: open orders, models without one, or both. */
export type What = 'order' | 'goods' | 'both'

/** Every text of a mail that is ours. A language that lacks one does not compile. */
export interface Words {
  outcome: Record<Outcome, string>
  effect: Record<Effect, string>
  /** `2 orders blocked`, or `order A-17 blocked` where it is the only one. */
  counted: (outcome: Outcome, count: number, only: string | undefined) => string
  underReview: (count: number, only: string | undefined) => string
  /** `Steering wheel side and 2 more`. */
  andMore: (title: string, more: number) => string
  /** `KZ: 3 orders blocked (Side of the steering wheel)`; the markets or the reason may be empty. */
  subject: (markets: string, said: string, why: string) => string
  /** What to do with an order of this outcome, in one line. */
  lead: Record<Outcome, string>
  /** For orders that cannot be decided although nothing is left to ask. */
  leadUnanswerable: string
  was: (outcome: string) => string
  /** That this is no order. */
  asModel: string
  isNew: string
  freshReasons: (numbers: string) => string
  restsOnReview: string
  unasked: string
  ended: (titles: string) => string
  seeNumbers: (numbers: string) => string
  undecided: (numbers: string) => string
  ordersLeftOut: (named: number, unnamed: number) => string
  unnamed: (count: number) => string
  /** Of a mail about more than it tells one by one: what there is altogether, and how all of it is listed. */
  whole: {
    heading: (count: number) => string
    markets: string
    rules: string
    rule: (title: string, effect: string, count: number) => string
    moreRules: (count: number) => string
    told: (count: number, commands: string) => string
  }
  /** Over the rules: those that are certain, those that wait for answers, those that only advise. */
  grounds: Record<Part, string>
  orders: string
  why: string
  unknown: string
  assumed: string
  failed: string
  whatToDo: string
  law: string
  /** Behind the title of an act that is in no script of the reader's. */
  foreignTitle: string
  quote: string
  since: string
  howSure: string
  /** Each with the host that was read, which is empty where none is named. */
  certainty: Record<Certainty, (host: string) => string>
  /** Around the same of a clause that has changed since. */
  beforeChange: (said: string) => string
  encodes: Record<Encodes, string>
  leftOut: string
  note: string
  status: Record<Exclude<RuleVerdict['status'], 'active'>, string>
  caution: string
  moreOrders: (count: number) => string
  moreVariants: (orders: number) => string
  moreGrounds: (count: number) => string
  questions: string
  openQuestions: (count: number) => string
  questionsLead: string
  /** `orders` is empty where every order waits for the answer, `numbers` where the rules it decides were left out. */
  question: (label: string, orders: string, numbers: string) => string
  moreQuestions: (count: number) => string
  rulebook: (digest: string, commit: string | null) => string
  whyThisMail: (exporter: string) => string
  unsubscribe: string
  punctuation: { list: string; clause: string; stop: string; colon: string; gap: string; openQuote: string; closeQuote: string }
}

const makers: Record<Language, (what: What) => Words> = { en, zh, ru }

/** The words where nothing is said of more than one order. */
export const wordsIn: Record<Language, Words> = { en: en('order'), zh: zh('order'), ru: ru('order') }

export function wordsOf(language: Language, what: What): Words {
  return makers[language](what)
}
