import { type FactDictionary, labelOf, type Language, type Market, type SaidChange, type Subject, textIn, type WayOutSaid } from '@sextant/model'
import { type Change, changed } from './change.ts'
import type { CompiledRule, Matcher } from './compile.ts'
import { decide, rowFor } from './decide.ts'
import { factsOf } from './facts.ts'
import { openFacts } from './open-facts.ts'
import { otherMarkets } from './other-markets.ts'
import { fill, type Said } from './phrases.ts'
import { questionSets } from './question-sets.ts'
import { spaced } from './spaced.ts'
import { valueText } from './value-text.ts'
import { type Searching, wayOut } from './way-out.ts'

const WAYS_MAX = 10
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
  const others = otherMarkets(matcher, subject, market, asked)
  return {
    ways: ways.slice(0, WAYS_MAX).map(({ changes, asking, ...way }) => ({
      ...way,
      changes: changes.map((change) => saidChange(dictionary, change, language)),
      ...(asking.length > 0 && { asks: factsAsked(matcher, changed(dictionary, { ...subject, market }, changes, asked.days?.from) ?? subject, asking, asked).map((fact) => ({ fact, label: labelOf(dictionary, fact, language) })) }),
    })),
    hopeless: hopeless.map(({ compiled: { rule } }) => ({ rule: rule.id, title: textIn(rule.title, language) })),
    markets: others.slice(0, MARKETS_MAX).map(({ market: other, outcome: there, rulesAsked }) => ({ market: other, outcome: there, rulesAsked })),
    ...(others.length > MARKETS_MAX && { marketsLeft: others.length - MARKETS_MAX }),
    questions: [],
    ...(gaveUp && { gaveUp }),
  }
}

/** The facts that some rules ask, each once. */
function factsAsked(matcher: Matcher, subject: Subject, rules: readonly CompiledRule[], { today }: Searching): string[] {
  const facts = factsOf(matcher.rulebook.facts, subject, { assume: true, today })
  const row = rowFor(matcher, facts)
  return [...new Set(rules.flatMap((compiled) => [...openFacts(matcher, compiled, row, facts)]))]
}

/** One change as something to do: "Documents: add Chinese export licence". */
function saidChange(dictionary: FactDictionary, change: Change, language: Language): SaidChange {
  const { fact } = change
  const definition = dictionary.facts[fact]
  const label = labelOf(dictionary, fact, language)
  const value = change.kind === 'set-other' ? '' : valueText(dictionary, { fact }, 'item' in change ? change.item : change.to, language)
  const said = definition?.type === 'day' ? phrases.day : phrases[change.kind]
  const text = `${label}${language === 'zh' ? '：' : ': '}${fill(said, value, language)}`
  const sentence = language === 'zh' ? spaced(text) : text
  if ('item' in change) return { fact, kind: change.kind, item: change.item, sentence }
  return change.kind === 'set' ? { fact, kind: 'set', to: change.to, sentence } : { fact, kind: 'set-other', sentence }
}

const phrases: Record<Change['kind'] | 'day', Said> = {
  add: { en: 'add {}', zh: '增加{}', ru: 'добавить: {}' },
  remove: { en: 'remove {}', zh: '去除{}', ru: 'убрать: {}' },
  set: { en: 'change to {}', zh: '改为{}', ru: 'изменить на: {}' },
  'set-other': { en: 'change to another value', zh: '改为其他值', ru: 'изменить на другое значение' },
  day: { en: 'move to {}', zh: '改为 {}', ru: 'перенести на {}' },
}
