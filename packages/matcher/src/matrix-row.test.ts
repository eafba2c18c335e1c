import type { Day, Market, Side } from '@sextant/model'
import { describe, expect, it } from 'vitest'
import { matrixRow } from './matrix-row.ts'
import { car, has, KZ, smallMatcher, young } from './testing/small.ts'

const asked = { fact: 'arrivesOn', from: '2026-12-01' as Day, to: '2028-12-31' as Day, language: 'en' as const }
const row = (sides: readonly Side[]) => matrixRow(smallMatcher({ id: 'too-old', requires: young() }, { id: 'licence', requires: has('licence'), severity: 'act', side: 'export', markets: ['CN'] }), car, [KZ, 'UZ' as Market], { ...asked, sides })

describe('a row of the matrix', () => {
  it('tells the exporting side once, each market by itself, and the answer of both with how long it stays', () => {
    const { exporting, markets } = row(['export', 'import', 'transit'])
    expect(exporting).toMatchObject({ outcome: 'act', to: '2028-12-31', reason: { rule: 'licence', side: 'export', law: { act: 'x', provision: 'x' } } })
    expect(markets[0]).toMatchObject({ market: 'KZ', rulesAsked: 1, outcome: 'act', to: '2027-03-14', own: { outcome: 'clear', reason: null, to: '2027-03-14' } })
    expect(markets[1]).toMatchObject({ market: 'UZ', rulesAsked: 0, outcome: 'act', own: { outcome: 'cannot-tell', reason: null } })
  })

  it('has no exporting side, or no markets of their own, where these were not asked', () => {
    expect(row(['import'])).toMatchObject({ exporting: null, markets: [{ outcome: 'clear', own: { outcome: 'clear' } }, { outcome: 'cannot-tell' }] })
    expect(row(['export'])).toMatchObject({ exporting: { outcome: 'act' }, markets: [{ outcome: 'act', own: null }, { outcome: 'act', own: null }] })
  })

  it('stays as it is where only days are left that contradict another day of the order', () => {
    const sold = matrixRow(smallMatcher({ id: 'too-old', requires: young() }), { ...car, arrivesOn: '2026-12-20' }, [KZ], { ...asked, fact: 'shipsOn', from: '2026-11-01' as Day, sides: ['import'] })
    expect(sold.markets[0]).toMatchObject({ outcome: 'clear', to: '2026-12-20', isLasting: true })
    expect(row(['import']).markets[0]).toMatchObject({ to: '2027-03-14', isLasting: false })
  })

  it('has no answer where no day of the span fits the other days of the order', () => {
    const late = matrixRow(smallMatcher({ id: 'too-old', requires: young() }), { ...car, shipsOn: '2031-01-01' }, [KZ], { ...asked, sides: ['import'] })
    expect(late.markets[0]).toMatchObject({ outcome: null, reason: null, from: null, to: null })
  })
})
