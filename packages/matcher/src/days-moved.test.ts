import { type Day, FactDictionary } from '@sextant/model'
import { describe, expect, it } from 'vitest'
import { daysMoved } from './days-moved.ts'

const day = { type: 'day', of: 'order', changeable: true, label: { en: 'x' } }
const dictionary = FactDictionary.parse({
  orderDays: ['shipsOn', 'arrivesOn', 'declaredOn'],
  assumptions: [
    { from: 'shipsOn', to: 'arrivesOn', withinDays: 60, isJourney: true, label: { en: 'x' } },
    { from: 'arrivesOn', to: 'declaredOn', withinDays: 30, label: { en: 'x' } },
  ],
  facts: { shipsOn: day, arrivesOn: day, declaredOn: day },
})
const order = { shipsOn: '2026-12-01', arrivesOn: '2026-12-20', declaredOn: '2026-12-24' }
const moved = (set: Record<string, string>, given: Record<string, string> = order, earliest?: string) => {
  const days = daysMoved(dictionary, given, new Map(Object.entries(set) as [string, Day][]), earliest as Day | undefined)
  return days && Object.fromEntries(days)
}

describe('the days of an order, when one is set', () => {
  it('move only so far as they must, and a journey takes no less than before', () => {
    expect(moved({ declaredOn: '2026-12-28' })).toEqual({})
    expect(moved({ declaredOn: '2026-12-18' })).toEqual({ arrivesOn: '2026-12-18', shipsOn: '2026-11-29' })
    expect(moved({ shipsOn: '2026-12-03' })).toEqual({ arrivesOn: '2026-12-22' })
    expect(moved({ shipsOn: '2026-12-10' })).toEqual({ arrivesOn: '2026-12-29', declaredOn: '2026-12-29' })
  })

  it('are drawn after one that lies further away than is assumed, but for those that were so far apart', () => {
    expect(moved({ arrivesOn: '2027-03-01' })).toEqual({ shipsOn: '2026-12-31', declaredOn: '2027-03-01' })
    expect(moved({ declaredOn: '2027-03-01' })).toEqual({ arrivesOn: '2027-01-30' })
    expect(moved({ declaredOn: '2027-03-02' }, { ...order, declaredOn: '2027-03-01' })).toEqual({ arrivesOn: '2026-12-21' })
  })

  it('are none where two of them that are set contradict each other', () => {
    expect(moved({ shipsOn: '2026-12-10', arrivesOn: '2026-12-20' })).toBeUndefined()
    expect(moved({ shipsOn: '2026-12-10', declaredOn: '2026-12-20' })).toBeUndefined()
    expect(moved({ arrivesOn: '2026-12-20', declaredOn: '2027-01-21' })).toBeUndefined()
  })

  it('are none where one would move that is past, or into the past', () => {
    expect(moved({ arrivesOn: '2026-12-15' }, order, '2026-12-05')).toBeUndefined()
    expect(moved({ arrivesOn: '2026-12-15' }, order, '2026-11-28')).toBeUndefined()
    expect(moved({ arrivesOn: '2026-12-15' }, order, '2026-11-25')).toEqual({ shipsOn: '2026-11-26' })
  })

  it('that are given in part move only where no day of them does', () => {
    expect(moved({ shipsOn: '2026-12-10' }, { shipsOn: '2026-12-01', arrivesOn: '2026-12' })).toEqual({})
    expect(moved({ shipsOn: '2027-01-10' }, { shipsOn: '2026-12-01', arrivesOn: '2026-12' })).toEqual({ arrivesOn: '2027-01-10' })
  })
})
