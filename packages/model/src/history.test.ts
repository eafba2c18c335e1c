import { describe, expect, it } from 'vitest'
import { Day } from './day.ts'
import { parse } from './error.ts'
import { causesBetween, differenceBetween, type Ground, replayed, ruleChanges } from './history.ts'

const day = (text: string) => parse(Day, text, 'a sample')
const ground: Ground = { facts: { market: 'KZ', seats: 5 }, release: 'sha256:a', day: day('2026-11-26') }
const [complies, breach, reviewed] = ['kz-a@2020-01-01:complies:block:active', 'kz-a@none:breach:act:active', 'kz-a@2020-01-01:complies:block:needs review']
const nothing = { gone: [], come: [] }

describe('what a step changed', () => {
  it('is read back rule by rule, and what is not of our making is left out', () => {
    expect(ruleChanges({ gone: [complies, 'of an older form'], come: [breach, 'kz-b@2020-01-01:cannot-tell:block:draft'] })).toEqual([
      { rule: 'kz-a', before: { version: '2020-01-01', verdict: 'complies', severity: 'block', status: 'active' }, after: { version: null, verdict: 'breach', severity: 'act', status: 'active' } },
      { rule: 'kz-b', before: null, after: { version: '2020-01-01', verdict: 'cannot-tell', severity: 'block', status: 'draft' } },
    ])
  })

  it('is what one list of verdicts has and the other has not', () => {
    const difference = differenceBetween([complies, 'kz-c@x'], [breach, 'kz-c@x'])
    expect(difference).toEqual({ gone: [complies], come: [breach] })
    expect(replayed([{ gone: [], come: [complies, 'kz-c@x'], through: [{ kind: 'first' }] }, { ...difference, through: [] }])).toEqual([breach, 'kz-c@x'])
    expect(replayed([{ gone: [], come: [complies], through: [{ kind: 'first' }] }, { gone: [], come: [breach], through: [{ kind: 'first' }] }])).toEqual([breach])
  })
})

describe('the causes of a change', () => {
  it('are the inputs that differ, and none where none does', () => {
    expect(causesBetween(null, ground, nothing)).toEqual([{ kind: 'first' }])
    expect(causesBetween(ground, { ...ground, facts: { seats: 5, market: 'KZ' } }, nothing)).toEqual([])
    expect(causesBetween(ground, { facts: { market: 'KZ', colour: 'white' }, release: 'sha256:b', day: day('2026-11-27') }, nothing)).toEqual([
      { kind: 'facts', facts: { colour: { before: null, after: 'white' }, seats: { before: 5, after: null } } },
      { kind: 'release', before: 'sha256:a', after: 'sha256:b' },
      { kind: 'day', before: '2026-11-26', after: '2026-11-27' },
    ])
  })

  it('leave the day out where it did not matter before or does not matter now', () => {
    expect(causesBetween({ ...ground, day: null }, ground, nothing)).toEqual([])
    expect(causesBetween(ground, { ...ground, day: null }, nothing)).toEqual([])
  })

  it('count a review only where the rule was asked before and is asked now', () => {
    expect(causesBetween(ground, ground, { gone: [complies], come: [reviewed] })).toEqual([{ kind: 'review', opened: ['kz-a'], closed: [] }])
    expect(causesBetween(ground, ground, { gone: [reviewed], come: [complies] })).toEqual([{ kind: 'review', opened: [], closed: ['kz-a'] }])
    expect(causesBetween(ground, ground, { gone: [], come: [reviewed] })).toEqual([])
  })
})
