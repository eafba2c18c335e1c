import { expect, it } from 'vitest'
import { examine } from './examine.ts'

it.each([
  [{ usage: 'used', odometerKm: 5.2 }, ['odometerKm hint']],
  [{ firstRegisteredOn: '2021-05', odometerKm: 99 }, ['odometerKm hint']],
  [{ usage: 'used', odometerKm: 52_000 }, []],
  [{ usage: 'new', firstRegisteredOn: '2026-05', odometerKm: 12 }, []],
  [{ odometerKm: 12 }, []],
  [{ usage: 'used' }, []],
])('of the mileage in %j it says %j', (facts, said) => expect(examine(facts).map(({ fact, severity }) => `${fact} ${severity}`)).toEqual(said))
