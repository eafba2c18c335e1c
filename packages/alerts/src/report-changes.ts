import { labelOf, type Language, type MarketCheck, marketName, type Window } from '@sextant/model'
import { plain } from './plain.ts'
import { changeWordsIn } from './report-change-words.ts'
import type { ReportOptions } from './report-options.ts'
import { wordsIn } from './words.ts'

const WAYS_MAX = 5
/** More questions than this are counted, for they stand above already. */
const QUESTIONS_MAX = 8

/** The answer over time in one sentence; undefined where nobody asked. */
export function windowsSentence({ windows }: Pick<MarketCheck, 'windows'>, { language, dictionary, over }: ReportOptions): string | undefined {
  if (over === undefined) return undefined
  const words = changeWordsIn[language]
  const [{ colon, clause, stop }, [first], last] = [wordsIn[language].punctuation, windows, windows.at(-1)]
  if (!first || !last) return words.noWindow
  const title = (window: Window) => reasonText(window, language) || words.unasked
  const days = (window: Window) => {
    if (first === last) return words.whole(window.from, window.to)
    return window === first ? words.until(window.to) : window === last ? words.since(window.from) : words.whole(window.from, window.to)
  }
  const isBarred = windows.every((window) => window.outcome === 'blocked')
  const titles = [...new Set(windows.map(title))].join(clause)
  const said = isBarred ? words.noDay(words.whole(first.from, last.to), titles) : windows.map((window) => words[window.outcome](days(window), title(window))).join(clause)
  return `${labelOf(dictionary, over.fact, language)}${colon}${said}${stop.trim()}`
}

/** The rule that brings a window about, and how many beside it; empty where there is none. */
export function reasonText({ reason }: Window, language: Language): string {
  if (!reason) return ''
  const title = plain(reason.title, 300)
  return reason.others > 0 ? changeWordsIn[language].others(title, reason.others) : title
}

/** What would change the answer, under the headings of a report. */
export function changeSections({ outcome: now, wayOut, questions: open, verdicts }: MarketCheck, { language, dictionary }: ReportOptions): { heading: string; items: string[]; notes: string[] }[] {
  if (!wayOut) return []
  const words = changeWordsIn[language]
  const { outcome, punctuation: { list, clause } } = wordsIn[language]
  const { ways, hopeless, markets, marketsLeft = 0, questions, gaveUp } = wayOut
  if (now === 'cannot-tell') {
    const [first] = questions
    if (!first) return []
    const few = questions.filter(({ facts }) => facts.length <= QUESTIONS_MAX)
    if (few.length > 0) return [{ heading: words.questions, items: few.map(({ facts }) => facts.map(({ label }) => plain(label, 200)).join(words.and)), notes: gaveUp ? [words.notFewest] : [] }]
    const asked = new Set(first.facts.map(({ fact }) => fact))
    const weighing = new Set(verdicts.filter(({ verdict, severity }) => verdict === 'cannot-tell' && severity !== 'watch').map(({ rule }) => rule))
    const spared = open.filter(({ fact, settles }) => !asked.has(fact) && settles.some((rule) => weighing.has(rule)))
    const whole = [words.allOfThem(asked.size), ...(gaveUp ? [] : [words.noneLess])].join(clause)
    const item = spared.length > 0 ? words.many(asked.size, spared.map(({ label }) => plain(label, 200)).join(list)) : whole
    return [{ heading: words.questions, items: [item], notes: gaveUp ? [words.notFewest] : [] }]
  }
  const items = ways.slice(0, WAYS_MAX).map(({ sentences, instead = [], outcome: then, along, asks = [] }) => [
    sentences.map((sentence) => plain(sentence, 1_000)).join(words.and),
    ...[...Map.groupBy(instead, ({ of }) => of.sentence)].map(([of, some]) => words.instead(plain(of, 300), some.map(({ take }) => plain(take.sentence, 300)))),
    ...(along.length > 0 ? [words.along(along.map(({ fact, to }) => `${labelOf(dictionary, fact, language)} (${to})`).join(list))] : []),
    words.then(outcome[then]),
    ...(asks.length > 0 ? [words.asks(asks.map(({ label }) => plain(label, 200)).join(list))] : []),
  ].join(clause))
  const without = hopeless.length > 0 ? words.hopeless(hopeless.map(({ title }) => plain(title, 300)).join(clause)) : words.noWay
  const notAll = ways.every(({ isSmallest, asks }) => isSmallest || asks) ? words.notAll : words.notSmallest
  const left = ways.length - WAYS_MAX
  const places = markets.map(({ market, outcome: there, rulesAsked }) => `${marketName(market, language)} (${market}) ${outcome[there]}${words.ofRules(rulesAsked)}`)
  return [
    { heading: words.wayOut, items, notes: items.length === 0 ? [without, ...(gaveUp ? [words.notTried] : [])] : [...(left > 0 ? [words.moreWays(left)] : []), ...(gaveUp ? [notAll] : [])] },
    ...(places.length > 0 ? [{ heading: words.elsewhere, items: [places.join(list)], notes: marketsLeft > 0 ? [words.moreMarkets(marketsLeft)] : [] }] : []),
  ]
}
