import { FactDictionary } from '@sextant/model'
import { describe, expect, it } from 'vitest'
import { inferredDays } from './order-days.ts'

const day = { type: 'day', of: 'order', changeable: false, label: { en: 'x' } }
const orderDays = ['contractOn', 'shipsOn', 'arrivesOn', 'declaredOn']
const dictionary = FactDictionary.parse({
  orderDays,
  assumptions: [
    { from: 'shipsOn', to: 'arrivesOn', withinDays: 90, label: { en: 'x' } },
    { from: 'arrivesOn', to: 'declaredOn', withinDays: 30, label: { en: 'x' } },
  ],
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
