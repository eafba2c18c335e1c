import type { Day, Subject } from '@sextant/model'
import { describe, expect, it } from 'vitest'
import { type OverTime, overTime } from './over-time.ts'
import { car, has, KZ, smallMatcher, young } from './testing/small.ts'
import { windowsOf } from './windows.ts'

const span: OverTime = { fact: 'arrivesOn', from: '2026-12-01' as Day, to: '2028-12-31' as Day }
const windows = (matcher: Parameters<typeof overTime>[0], subject: Subject, asked = span) => windowsOf(overTime(matcher, subject, KZ, asked), 'en').map(({ from, to, outcome, reason }) => [from, to, outcome, reason?.rule])

describe('the answer over time', () => {
  it('turns on the day after the anniversary, and names the rule that begins to bar', () => {
    expect(windows(smallMatcher({ id: 'too-old', requires: young() }), car)).toEqual([
      ['2026-12-01', '2027-03-14', 'clear', undefined],
      ['2027-03-15', '2028-12-31', 'blocked', 'too-old'],
    ])
  })

  it('turns with the versions, and back where a rule ends', () => {
    const matcher = smallMatcher({ id: 'licence', requires: has('licence'), severity: 'act', from: '2027-07-01', until: '2028-01-01' })
    expect(windows(matcher, car)).toEqual([
      ['2026-12-01', '2027-06-30', 'clear', undefined],
      ['2027-07-01', '2027-12-31', 'act', 'licence'],
      ['2028-01-01', '2028-12-31', 'clear', undefined],
    ])
  })

  it('names no rule longer than it says so, though the outcome stays', () => {
    const until = { id: 'licence', requires: has('licence'), severity: 'act', until: '2027-06-01' }
    const always = { id: 'report', requires: has('report'), severity: 'act' }
    const found = windowsOf(overTime(smallMatcher(until, always), car, KZ, span), 'en')
    expect(found.map(({ from, outcome, reason }) => [from, outcome, reason?.rule, reason?.others])).toEqual([['2026-12-01', 'act', 'licence', 1], ['2027-06-01', 'act', 'report', 0]])
  })

  it('lets the other days of the order move along where that is asked', () => {
    const dated = { ...car, arrivesOn: '2026-12-20', declaredOn: '2026-12-20' }
    const matcher = smallMatcher({ id: 'too-old', requires: young('declaredOn') })
    expect(windows(matcher, dated)).toEqual([['2026-12-01', '2026-12-20', 'clear', undefined]])
    expect(windows(matcher, dated, { ...span, from: '2026-12-20' as Day, neighbours: 'moved' })).toEqual([
      ['2026-12-20', '2027-03-14', 'clear', undefined],
      ['2027-03-15', '2028-12-31', 'blocked', 'too-old'],
    ])
  })

  it('is open for as long as a day that follows might lie on either side', () => {
    expect(windows(smallMatcher({ id: 'too-old', requires: young('declaredOn') }), car)).toEqual([
      ['2026-12-01', '2027-02-12', 'clear', undefined],
      ['2027-02-13', '2027-03-14', 'cannot-tell', 'too-old'],
      ['2027-03-15', '2028-12-31', 'blocked', 'too-old'],
    ])
  })

  it('is open over the days of a month of production of which no more is known', () => {
    expect(windows(smallMatcher({ id: 'too-old', requires: young() }), { ...car, producedOn: '2024-03' })).toEqual([
      ['2026-12-01', '2027-03-01', 'clear', undefined],
      ['2027-03-02', '2027-03-31', 'cannot-tell', 'too-old'],
      ['2027-04-01', '2028-12-31', 'blocked', 'too-old'],
    ])
  })

  it('leaves out the days that contradict those which are given', () => {
    const matcher = smallMatcher({ id: 'too-old', requires: young() })
    expect(windows(matcher, { ...car, shipsOn: '2027-02', declaredOn: '2027-04-01' })).toEqual([
      ['2027-02-01', '2027-03-14', 'clear', undefined],
      ['2027-03-15', '2027-04-01', 'blocked', 'too-old'],
    ])
    expect(windows(matcher, { ...car, shipsOn: '2029-01-01' })).toEqual([])
    expect(windows(matcher, { ...car, shipsOn: '2027-05-01', declaredOn: '2027-04-01' })).toEqual([])
  })

  it('lets a day of the goods move no further than the other days of goods and order leave room', () => {
    const matcher = smallMatcher({ id: 'too-old', requires: young() })
    const { producedOn: _, ...unmade } = car
    const asked = { fact: 'producedOn', from: '2023-01-01' as Day, to: '2028-12-31' as Day }
    const some = { ...unmade, arrivesOn: '2027-03-14' }
    expect(windows(matcher, { ...some, registeredOn: '2025-05' }, asked)).toEqual([['2023-01-01', '2024-03-13', 'blocked', 'too-old'], ['2024-03-14', '2025-05-31', 'clear', undefined]])
    const { facts } = matcher.rulebook
    const across = { ...matcher, rulebook: { ...matcher.rulebook, facts: { ...facts, daysAcross: [['producedOn', 'arrivesOn']] } } }
    expect(windows(across, some, asked).at(-1)).toEqual(['2024-03-14', '2027-03-14', 'clear', undefined])
  })
})
