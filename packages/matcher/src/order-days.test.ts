import { type Day, FactDictionary } from '@sextant/model'
import { describe, expect, it } from 'vitest'
import { inferredDays, restsOnToday } from './order-days.ts'

const day = { type: 'day', of: 'order', changeable: false, label: { en: 'x' } }
const orderDays = ['contractOn', 'shipsOn', 'arrivesOn', 'declaredOn']
const dictionary = FactDictionary.parse({
  orderDays,
  assumptions: [
    { from: 'shipsOn', to: 'arrivesOn', withinDays: 90, label: { en: 'x' } },
    { from: 'arrivesOn', to: 'declaredOn', withinDays: 30, label: { en: 'x' } },
  ],
  today: [{ of: 'order', from: 'shipsOn', is: 'today-or-later', label: { en: 'x' } }, { of: 'goods', from: 'contractOn', is: 'today', label: { en: 'x' } }],
  facts: Object.fromEntries(orderDays.map((fact) => [fact, day])),
})
const inferred = (subject: Record<string, string>, fact: string) => inferredDays(dictionary, subject, { assume: true }).get(fact)

describe('a day of the order', () => {
  it('that is given in part is bounded by the days around it', () => {
    expect(inferred({ shipsOn: '2026-12-20', arrivesOn: '2026' }, 'arrivesOn')).toEqual({ known: { kind: 'between', from: '2026-12-20', to: '2026-12-31' }, assumptions: [] })
  })

  it('is bounded by all days before it, and not by the nearest one alone', () => {
    expect(inferred({ shipsOn: '2026-12-20', arrivesOn: '2026' }, 'declaredOn')).toEqual({ known: { kind: 'between', from: '2026-12-20', to: '2027-01-30' }, assumptions: [1] })
    expect(inferred({ shipsOn: '2026-12-20', arrivesOn: '2027' }, 'declaredOn')).toEqual({ known: { kind: 'between', from: '2027-01-01', to: '2027-04-19' }, assumptions: [0, 1] })
  })

  it('is never moved from where it is given, whatever is assumed', () => {
    expect(inferred({ shipsOn: '2026-01-01', declaredOn: '2026-12-31' }, 'declaredOn')).toEqual({ known: { kind: 'exact', value: '2026-12-31' }, assumptions: [] })
    expect(inferred({ shipsOn: '2026-01-01', declaredOn: '2026-12-31' }, 'arrivesOn')).toEqual({ known: { kind: 'between', from: '2026-01-01', to: '2026-12-31' }, assumptions: [] })
  })

  it('is bounded on one side where no assumption bounds the other', () => {
    expect(inferred({ shipsOn: '2026-12-20' }, 'contractOn')).toEqual({ known: { kind: 'between', from: null, to: '2026-12-20' }, assumptions: [] })
    expect(inferred({}, 'contractOn')).toEqual({ known: { kind: 'unknown' }, assumptions: [] })
  })
})

describe('the day of asking', () => {
  const day = '2026-11-26' as Day
  const asked = (subject: Record<string, string>, fact: string, of: 'order' | 'goods' = 'order', assume = true) => inferredDays(dictionary, subject, { assume, today: { of, day } }).get(fact)
  const [notShipped, goesToday] = [2, 3]

  it('bounds an order that gives no day from its shipment on, and says by which assumption', () => {
    expect(asked({}, 'shipsOn')).toEqual({ known: { kind: 'between', from: day, to: null }, assumptions: [notShipped] })
    expect(asked({}, 'declaredOn')).toEqual({ known: { kind: 'between', from: day, to: null }, assumptions: [notShipped] })
    expect(asked({}, 'contractOn')).toEqual({ known: { kind: 'unknown' }, assumptions: [] })
    expect(asked({ contractOn: '2026-12-24' }, 'shipsOn')).toMatchObject({ known: { from: '2026-12-24' }, assumptions: [] })
  })

  it('says nothing of an order that gives such a day, also where that day is past', () => {
    for (const subject of [{ arrivesOn: '2026-12-20' }, { shipsOn: '2026-03-01' }, { declaredOn: '2026-11' }]) {
      for (const fact of orderDays) expect(asked(subject, fact)).toEqual(inferred(subject, fact))
      expect(restsOnToday(dictionary, subject, 'order')).toBe(false)
    }
    expect(restsOnToday(dictionary, { contractOn: '2026-03-01' }, 'order')).toBe(true)
  })

  it('is every day of goods that have no order', () => {
    for (const fact of orderDays) expect(asked({}, fact, 'goods')).toEqual({ known: { kind: 'exact', value: day }, assumptions: [goesToday] })
  })

  it('is an assumption like the others: without any, it says nothing', () => {
    expect(asked({}, 'shipsOn', 'order', false)).toEqual({ known: { kind: 'unknown' }, assumptions: [] })
  })
})
