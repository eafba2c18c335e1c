import type { Document } from '@sextant/model'
import { describe, expect, it } from 'vitest'
import { changesBetween, clause, editionHash, normalise } from './clause.ts'

function act(clauses: [id: string, text: string][], more: Partial<Document> = {}): Document {
  return {
    source: 'xx-acts', reference: 'A1', url: 'https://acts.example/A1', title: 'An act', language: 'en',
    fields: { Status: 'new' }, clauses: clauses.map(([id, text]) => clause(id, text)), announcements: [], ...more,
  }
}

describe('normalise', () => {
  it('counts type-setting as nothing', () => {
    const set = '  «Запрет»\u00a0— не\u00adболее\n 30\u202fдней '
    expect(normalise(set)).toBe('"Запрет" - неболее 30 дней')
    expect(normalise('“Запрет” – неболее 30 дней')).toBe(normalise(set))
  })

  it('keeps letters of two alphabets apart, and every digit', () => {
    expect(normalise('категории М')).not.toBe(normalise('категории M'))
    expect(normalise('30 дней')).not.toBe(normalise('3 дней'))
  })
})

describe('changesBetween', () => {
  it('names what was added, changed and removed', () => {
    const changes = changesBetween(act([['1', 'one'], ['2', 'two'], ['3', 'three']]), act([['1', 'one'], ['3', 'THREE'], ['4', 'four']]))
    expect(changes).toEqual([
      { kind: 'changed', clause: '3', before: 'three', after: 'THREE' },
      { kind: 'added', clause: '4', after: 'four' },
      { kind: 'removed', clause: '2', before: 'two' },
    ])
  })

  it('finds nothing where only the order or the type-setting differs', () => {
    expect(changesBetween(act([['1', 'a – b'], ['2', '"c"']]), act([['2', '«c»'], ['1', 'a - b ']]))).toEqual([])
  })

  it('takes editions as well as documents', () => {
    const before = { id: 'e1', snapshot: 's', hash: 'h', seenAt: '2026-11-22T00:00:00Z', document: act([['1', 'one']]) }
    expect(changesBetween(before, act([['1', 'two']]))).toEqual([{ kind: 'changed', clause: '1', before: 'one', after: 'two' }])
  })

  it('is not misled by a clause that bears the name of a property', () => {
    expect(changesBetween(act([]), act([['constructor', 'x']]))).toEqual([{ kind: 'added', clause: 'constructor', after: 'x' }])
  })
})

describe('editionHash', () => {
  const hash = editionHash(act([['1', 'one'], ['2', 'two']]))

  it('is one for the same words in another order and setting', () => {
    expect(editionHash(act([['2', ' two'], ['1', 'one']], { title: 'An  act' }))).toBe(hash)
  })

  it.each<[string, Partial<Document>]>([
    ['title', { title: 'Another act' }],
    ['status', { fields: { Status: 'lost force' } }],
    ['announced wording', { announcements: [{ clause: '1', text: 'from next year', takesEffectOn: null }] }],
  ])('is another for another %s', (_, more) => {
    expect(editionHash(act([['1', 'one'], ['2', 'two']], more))).not.toBe(hash)
  })
})
