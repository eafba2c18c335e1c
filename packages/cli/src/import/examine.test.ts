import { type Day, FactDictionary } from '@sextant/model'
import { expect, it } from 'vitest'
import { examining } from './examine.ts'

const text = { type: 'text', letters: 'upper', of: 'goods', changeable: false }
const dictionary = FactDictionary.parse({ facts: { make: { ...text, names: { SKODA: [] }, label: { en: 'Make' } }, model: { ...text, script: 'latin', names: { TOUAREG: [] }, beside: 'anything', label: { en: 'Model' } } } })
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

it('says of a day that it lies far from today, as after a slip in the year', () => {
  const days = FactDictionary.parse({ orderDays: ['shipsOn'], goodsDays: ['producedOn'], facts: { shipsOn: { type: 'day', of: 'order', changeable: true, label: { en: 'Shipment' } }, producedOn: { type: 'day', of: 'goods', changeable: false, label: { en: 'Production' } } } })
  const said = (facts: Record<string, string>) => examining(days, '2026-11-26' as Day)(facts).map(({ fact, severity, message }) => [fact, severity, message])
  expect(said({ shipsOn: '2006-12-20' })).toEqual([['shipsOn', 'hint', 'Shipment 2006-12-20 lies far from today, 2026-11-26: if that is a slip in the year, the answer is that of another law']])
  expect(said({ producedOn: '2099' })).toMatchObject([['producedOn', 'hint', expect.any(String)]])
  expect([said({ shipsOn: '2026' }), said({ shipsOn: '2025-12' }), said({ producedOn: '1998-05', shipsOn: '2027-03-01' })]).toEqual([[], [], []])
})
