import { type FactDictionary, type FactValue, labelOf, type Language, type SaidChange, type SaidWay, type Subject, textIn } from '@sextant/model'
import type { Change } from './change.ts'
import { fill, type Said } from './phrases.ts'
import { spaced } from './spaced.ts'
import { listText, valueText } from './value-text.ts'
import type { Way } from './way-out.ts'

type Told = Omit<Way, 'asking'> & Pick<SaidWay, 'asks'>

/**
 * Ways out of a subject in words. Those that only set one fact to another of its values, and come to the same, are told as
 * one. What nobody has given cannot be told to change: it is said what it must be.
 */
export function waysSaid(dictionary: FactDictionary, subject: Subject, ways: readonly Told[], language: Language): SaidWay[] {
  const choiceOf = ({ changes }: Told) => changes.find(({ kind, fact }) => kind === 'set' && dictionary.facts[fact]?.type === 'enum')
  const nameOf = (way: Told) => {
    const { changes, isSmallest: _, ...rest } = way
    return JSON.stringify([changes.map((change) => (change === choiceOf(way) ? change.fact : change)), rest])
  }
  return [...Map.groupBy(ways, nameOf).values()].flatMap((alike) => {
    const [way, ...others] = alike
    if (!way) return []
    const choice = choiceOf(way)
    const or = others.flatMap((other): FactValue[] => {
      const change = choiceOf(other)
      return change?.kind === 'set' ? [change.to] : []
    })
    const changes = way.changes.map((change): SaidChange => {
      const sentence = sentenceOf(dictionary, subject, [change], change === choice ? or : [], language)
      if ('item' in change) return { fact: change.fact, kind: change.kind, item: change.item, sentence }
      if (change.kind === 'set-other') return { fact: change.fact, kind: 'set-other', sentence }
      return { fact: change.fact, kind: 'set', to: change.to, ...(change === choice && or.length > 0 && { or }), sentence }
    })
    const together = [...Map.groupBy(way.changes, (change) => ('item' in change ? `${change.kind} ${change.fact}` : change.fact)).values()]
    return [{ ...way, changes, sentences: together.map((some) => sentenceOf(dictionary, subject, some, choice && some.includes(choice) ? or : [], language)) }]
  })
}

/** Changes of one fact as something to do: "Documents: add Chinese export licence and inspection report". */
function sentenceOf(dictionary: FactDictionary, subject: Subject, changes: readonly Change[], or: readonly FactValue[], language: Language): string {
  const [first] = changes
  if (!first) return ''
  const { fact, kind } = first
  const definition = dictionary.facts[fact]
  const values = [...changes.flatMap((change) => ('item' in change ? [change.item] : change.kind === 'set' ? [change.to] : [])), ...or]
  const value = values.length > 1 ? listText(dictionary, { fact }, values.map(String), language, { listing: or.length > 0 ? 'or' : 'and', shown: [], quoted: false, whole: true }) : values[0] === undefined ? '' : valueText(dictionary, { fact }, values[0], language)
  const note = definition?.changeNote && textIn(definition.changeNote, language)
  const [colon, noted] = language === 'zh' ? ['：', `（${note}）`] : [': ', ` (${note})`]
  const text = `${labelOf(dictionary, fact, language)}${colon}${fill(phrases[kind === 'set' && subject[fact] === undefined ? 'must' : definition?.type === 'day' ? 'day' : kind], value, language)}${note === undefined ? '' : noted}`
  return language === 'zh' ? spaced(text) : text
}

const phrases: Record<Change['kind'] | 'day' | 'must', Said> = {
  add: { en: 'add {}', zh: '增加{}', ru: 'добавить: {}' },
  remove: { en: 'remove {}', zh: '去除{}', ru: 'убрать: {}' },
  set: { en: 'change to {}', zh: '改为{}', ru: 'изменить на: {}' },
  'set-other': { en: 'change to another value', zh: '改为其他值', ru: 'изменить на другое значение' },
  must: { en: 'must be {}', zh: '须为{}', ru: 'должно быть: {}' },
  day: { en: 'move to {}', zh: '改为 {}', ru: 'перенести на {}' },
}
