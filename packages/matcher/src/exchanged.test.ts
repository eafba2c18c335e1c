import type { SaidChange, SaidWay } from '@sextant/model'
import { describe, expect, it } from 'vitest'
import { exchanged } from './exchanged.ts'

const change = (item: string): SaidChange => ({ fact: 'documents', kind: 'add', item, sentence: `add ${item}` })
const way = (items: string): SaidWay => ({ changes: [...items].map(change), sentences: [items], outcome: 'clear', along: [], isSmallest: true })
const told = (...ways: string[]) => exchanged(ways.map(way)).map(({ sentences, instead = [] }) => [...sentences, ...instead.map(({ of, take }) => `${'item' in of && of.item}: ${'item' in take && take.item}`)])

describe('ways that differ in single changes', () => {
  it('are told as one, and so are those that differ in several of them', () => {
    expect(told('abcd', 'abcx', 'abcz', 'ybcd', 'ybcx', 'ybcz')).toEqual([['abcd', 'd: x', 'd: z', 'a: y']])
  })

  it('stand by themselves where two of the exchanges do not go together', () => {
    expect(told('abcd', 'abcx', 'ybcd')).toEqual([['abcd', 'd: x'], ['ybcd']])
    expect(told('abcd', 'Abcd', 'aBcd', 'ABcd', 'abCd', 'AbCd', 'aBCd')).toEqual([['abcd', 'a: A', 'b: B'], ['abCd', 'a: A'], ['aBCd']])
    expect(told('abcd', 'tbcd', 'ubcd', 'tucd')).toEqual([['abcd', 'a: t', 'a: u'], ['tucd']])
  })
})
