import fc from 'fast-check'
import { expect, it } from 'vitest'
import { marketCheck, verdict } from './sample.ts'
import { reasonsOf, standingOf } from './standing.ts'

const breach = verdict()
const doubt = verdict({ rule: 'xk-battery', verdict: 'cannot-tell', severity: 'act', status: 'needs review' })
const advice = verdict({ rule: 'xk-fee', severity: 'watch' })

it('keeps every breach and every doubt of weight as a reason, and nothing else', () => {
  const check = marketCheck({
    verdicts: [
      advice,
      breach,
      doubt,
      verdict({ rule: 'xk-fine', verdict: 'complies' }),
      verdict({ rule: 'xk-other', verdict: 'out-of-scope', version: null }),
      verdict({ rule: 'xk-dear', verdict: 'cannot-tell', severity: 'watch' }),
    ],
  })
  expect(standingOf(check).reasons).toEqual([
    'xk-battery@2020-01-01:cannot-tell:act:needs review',
    'xk-fee@2020-01-01:breach:watch:active',
    'xk-steering-side@2020-01-01:breach:block:active',
  ])
})

it('keeps a rule that could not be run as a reason, whatever it would weigh', () => {
  const failed = verdict({ rule: 'xk-fee', verdict: 'cannot-tell', severity: 'watch', error: 'the operator is unknown' })
  expect(standingOf(marketCheck({ outcome: 'cannot-tell', verdicts: [failed] })).reasons).toEqual(['xk-fee@2020-01-01:cannot-tell:watch:active'])
})

it('gives one fingerprint to checks that say the same in another language, order or rulebook', () => {
  const verdicts = [breach, doubt, advice, verdict({ rule: 'xk-none', version: null, verdict: 'cannot-tell' })]
  const said = standingOf(marketCheck({ verdicts })).fingerprint
  const shuffled = fc.tuple(fc.shuffledSubarray(verdicts, { minLength: verdicts.length }), fc.string(), fc.string())
  fc.assert(fc.property(shuffled, ([order, title, sentence]) => {
    const reworded = order.map((one) => ({ ...one, title, remedy: sentence, because: [], citation: null, assumptions: [sentence] }))
    expect(standingOf(marketCheck({ verdicts: reworded, rulesAsked: 9 })).fingerprint).toBe(said)
  }))
})

it('gives another fingerprint to another outcome, verdict, severity, version or status', () => {
  const changed = [
    marketCheck(),
    marketCheck({ outcome: 'act' }),
    marketCheck({ verdicts: [{ ...breach, verdict: 'cannot-tell' }] }),
    marketCheck({ verdicts: [{ ...breach, severity: 'act' }] }),
    marketCheck({ verdicts: [{ ...breach, version: null }] }),
    marketCheck({ verdicts: [{ ...breach, status: 'needs review' }] }),
  ]
  expect(new Set(changed.map((check) => standingOf(check).fingerprint)).size).toBe(changed.length)
})

it('reads its reasons back, and leaves out what an older store may hold in another form', () => {
  const standing = standingOf(marketCheck({ verdicts: [doubt] }))
  expect(reasonsOf({ ...standing, reasons: [...standing.reasons, 'steering', 'a@b:c:d:e'] })).toEqual([
    { rule: 'xk-battery', version: '2020-01-01', verdict: 'cannot-tell', severity: 'act', status: 'needs review' },
  ])
})
