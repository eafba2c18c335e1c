import { labelOf, type Language, type Market, type Subject, textIn, type WayOutSaid } from '@sextant/model'
import { changed } from './change.ts'
import type { Matcher } from './compile.ts'
import { decide } from './decide.ts'
import { exchanged } from './exchanged.ts'
import { factsAsked } from './open-facts.ts'
import { otherMarkets } from './other-markets.ts'
import { questionSets } from './question-sets.ts'
import { type Searching, wayOut } from './way-out.ts'
import { waysSaid } from './ways-said.ts'

/** Told in the report, which is read by people: who wants all asks for all markets. */
const MARKETS_MAX = 8
const SETS_MAX = 5

/** What would still change the answer, in words: of what stands against it the ways out, of what is open the questions. */
export function wayOutSaid(matcher: Matcher, subject: Subject, market: Market, asked: Searching & { language: Language }): WayOutSaid | undefined {
  const { language } = asked
  const dictionary = matcher.rulebook.facts
  const { outcome } = decide(matcher, subject, market, asked)
  if (outcome === 'clear') return undefined
  if (outcome === 'cannot-tell') {
    const { sets, gaveUp } = questionSets(matcher, subject, market, asked)
    const questions = sets.slice(0, SETS_MAX).map(({ facts, settles }) => ({ facts: facts.map((fact) => ({ fact, label: labelOf(dictionary, fact, language) })), settles }))
    return { ways: [], hopeless: [], markets: [], questions, ...(gaveUp && { gaveUp }) }
  }
  const { ways, hopeless, gaveUp } = wayOut(matcher, subject, market, asked)
  const told = ways.map(({ asking, ...way }) => {
    if (asking.length === 0) return way
    const after = changed(dictionary, { ...subject, market }, way.changes, asked.days?.from) ?? subject
    return { ...way, asks: factsAsked(matcher, after, asking, asked).map((fact) => ({ fact, label: labelOf(dictionary, fact, language) })) }
  })
  const others = otherMarkets(matcher, subject, market, asked)
  return {
    ways: exchanged(waysSaid(dictionary, subject, told, language)),
    hopeless: hopeless.map(({ compiled: { rule } }) => ({ rule: rule.id, title: textIn(rule.title, language) })),
    markets: others.slice(0, MARKETS_MAX).map(({ market: other, outcome: there, rulesAsked }) => ({ market: other, outcome: there, rulesAsked })),
    ...(others.length > MARKETS_MAX && { marketsLeft: others.length - MARKETS_MAX }),
    questions: [],
    ...(gaveUp && { gaveUp }),
  }
}
