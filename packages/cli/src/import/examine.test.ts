import { FactDictionary } from '@sextant/model'
import { expect, it } from 'vitest'
import { examining } from './examine.ts'

const text = { type: 'text', letters: 'upper', of: 'goods', changeable: false }
const dictionary = FactDictionary.parse({ facts: { make: { ...text, names: { SKODA: [] }, label: { en: 'Make' } }, model: { ...text, script: 'latin', label: { en: 'Model' } } } })
const examine = examining(dictionary)

it.each([
  [{ usage: 'used', odometerKm: 5.2 }, ['odometerKm hint']],
  [{ firstRegisteredOn: '2021-05', odometerKm: 99 }, ['odometerKm hint']],
  [{ usage: 'used', odometerKm: 52_000 }, []],
  [{ usage: 'new', firstRegisteredOn: '2026-05', odometerKm: 12 }, []],
  [{ odometerKm: 12 }, []],
  [{ usage: 'used' }, []],
])('of the mileage in %j it says %j', (facts, said) => expect(examine(facts).map(({ fact, severity }) => `${fact} ${severity}`)).toEqual(said))

it('says of a make that no rule knows it, and nothing of a model in Chinese', () => {
  expect(examine({ make: 'SAIC VOLKSWAGEN', model: '朗逸' })).toEqual([{ fact: 'make', severity: 'hint', message: expect.stringMatching(/^Make “SAIC VOLKSWAGEN” is no name/) }])
  expect(examine({ make: 'SKODA', model: '明锐' })).toEqual([])
})
