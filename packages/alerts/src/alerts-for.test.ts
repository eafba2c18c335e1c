import { Alert, type AlertKind, Change, Market, type MarketCheck, parse, type RuleKind, type Standing, Subscription } from '@sextant/model'
import { describe, expect, it } from 'vitest'
import { alertsFor } from './alerts-for.ts'
import { marketCheck, verdict } from './sample.ts'
import { standingOf } from './standing.ts'

const kinds: Record<string, RuleKind> = { 'xk-steering-side': 'steering', 'xk-emission': 'emission', 'xk-fee': 'fee' }
const context = { market: Market.parse('KZ'), kindOf: (rule: string) => kinds[rule] }

const steering = verdict()
const emission = verdict({ rule: 'xk-emission', kind: 'emission', severity: 'act' })
const fee = verdict({ rule: 'xk-fee', kind: 'fee', severity: 'watch' })

const clear = stand({ outcome: 'clear', verdicts: [] })
const blocked = stand({ outcome: 'blocked', verdicts: [steering] })
const both = stand({ outcome: 'blocked', verdicts: [steering, emission] })
const acting = stand({ outcome: 'act', verdicts: [emission] })
const doubtful = stand({ outcome: 'cannot-tell', verdicts: [{ ...steering, verdict: 'cannot-tell' }] })
const ruleless = stand({ outcome: 'cannot-tell', verdicts: [], rulesAsked: 0 })

function stand(changes: Partial<Omit<MarketCheck, 'market'>>): Standing {
  return standingOf(marketCheck(changes))
}

function change(before: Standing | null, after: Standing): Change {
  return parse(Change, { exporter: 'dawn', order: 'A-17', sequence: 3, before, after, at: '2026-11-22T08:00:00.000Z' }, 'change')
}

function subscribe(filters: Record<string, unknown> = {}): Subscription {
  return parse(Subscription, { id: 'all', exporter: 'dawn', markets: ['KZ'], language: 'en', often: 'at-once', ...filters }, 'subscription')
}

function heard(before: Standing | null, after: Standing, filters: Record<string, unknown> = {}): AlertKind | undefined {
  return alertsFor(change(before, after), [subscribe(filters)], context)[0]?.kind
}

it('raises one whole alert under its natural key', () => {
  const alerts = alertsFor(change(clear, blocked), [subscribe()], context)
  expect(alerts).toHaveLength(1)
  expect(parse(Alert, alerts[0], 'alert')).toEqual({
    id: 'all/A-17/3', exporter: 'dawn', subscription: 'all', order: 'A-17', sequence: 3, kind: 'newly-flagged',
    raisedAt: '2026-11-22T08:00:00.000Z',
  })
})

it('tells nobody but the subscriptions of its exporter to its market', () => {
  const others = [subscribe({ id: 'other', exporter: 'rival' }), subscribe({ id: 'ru', markets: ['RU'] }), subscribe({ id: 'two', markets: ['RU', 'KZ'] })]
  expect(alertsFor(change(null, blocked), others, context).map(({ subscription }) => subscription)).toEqual(['two'])
})

describe('without filters', () => {
  it.each<[string, Standing | null, Standing, AlertKind | undefined]>([
    ['a first judging that finds it clear is silent', null, clear, undefined],
    ['a first judging that blocks', null, blocked, 'newly-flagged'],
    ['a first judging that asks for action', null, acting, 'newly-flagged'],
    ['a first judging that cannot tell', null, doubtful, 'now-cannot-tell'],
    ['clear to blocked', clear, blocked, 'newly-flagged'],
    ['act to blocked', acting, blocked, 'newly-flagged'],
    ['blocked to clear', blocked, clear, 'cleared'],
    ['cannot tell to clear', doubtful, clear, 'cleared'],
    ['blocked to cannot tell', blocked, doubtful, 'now-cannot-tell'],
    ['a second reason', blocked, both, 'newly-flagged'],
    ['one reason of two falls away', both, blocked, undefined],
    ['the same again', both, both, undefined],
    ['a market whose rules are all gone', clear, ruleless, 'now-cannot-tell'],
    ['advice that is new', clear, stand({ outcome: 'clear', verdicts: [fee] }), 'newly-flagged'],
    ['advice that falls away', stand({ outcome: 'clear', verdicts: [fee] }), clear, undefined],
    ['a new version of the same breach', blocked, stand({ verdicts: [{ ...steering, version: null }] }), 'newly-flagged'],
  ])('%s', (_name, before, after, kind) => {
    expect(heard(before, after)).toBe(kind)
  })

  it('tells of a doubt that is new beside a block that stays', () => {
    const after = stand({ outcome: 'blocked', verdicts: [steering, { ...emission, verdict: 'cannot-tell' }] })
    expect(heard(blocked, after)).toBe('now-cannot-tell')
  })

  it('tells of a review only where the review is all that is new', () => {
    const reviewed = stand({ outcome: 'blocked', verdicts: [{ ...steering, status: 'needs review' }] })
    expect(heard(blocked, reviewed)).toBe('needs-review')
    expect(heard(reviewed, blocked)).toBeUndefined()
    expect(heard(clear, reviewed)).toBe('newly-flagged')
    expect(heard(reviewed, stand({ outcome: 'blocked', verdicts: [{ ...steering, status: 'needs review' }, emission] }))).toBe('newly-flagged')
  })
})

describe('with filters', () => {
  it('lets everything through an empty filter', () => {
    expect(heard(clear, blocked, { kinds: [], severities: [] })).toBe('newly-flagged')
  })

  it('hears only of reasons of its kinds and severities', () => {
    expect(heard(clear, blocked, { kinds: ['emission'] })).toBeUndefined()
    expect(heard(clear, both, { kinds: ['emission'] })).toBe('newly-flagged')
    expect(heard(clear, acting, { severities: ['block'] })).toBeUndefined()
    expect(heard(clear, stand({ outcome: 'clear', verdicts: [fee] }), { severities: ['block', 'act'] })).toBeUndefined()
    expect(heard(blocked, both, { severities: ['block'] })).toBeUndefined()
  })

  it('hears of the end of what it was told of, and of nothing else that ends', () => {
    expect(heard(blocked, clear, { kinds: ['steering'] })).toBe('cleared')
    expect(heard(blocked, clear, { kinds: ['emission'] })).toBeUndefined()
    expect(heard(blocked, clear, { severities: ['block'] })).toBe('cleared')
  })

  it('hears of the end of its own reason even while another one still blocks the order', () => {
    expect(heard(both, blocked, { kinds: ['emission'] })).toBe('cleared')
    expect(heard(both, acting, { severities: ['block'] })).toBe('cleared')
  })

  it('hears of a rule whose kind nobody knows any more', () => {
    const retired = stand({ outcome: 'blocked', verdicts: [verdict({ rule: 'xk-retired' })] })
    expect(heard(retired, clear, { kinds: ['emission'] })).toBe('cleared')
  })

  it('hears of an outcome without a reason, which no filter can speak of', () => {
    expect(heard(clear, ruleless, { kinds: ['emission'], severities: ['block'] })).toBe('now-cannot-tell')
  })
})
