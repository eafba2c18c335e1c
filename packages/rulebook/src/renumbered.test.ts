import { expect, it } from 'vitest'
import { renumberedAs } from './renumbered.ts'

const words = 'Ввозятся автомобили не старше 3 лет.'
const other = { id: '81', text: 'Иное.' }
const found = (clauses: { id: string; text: string }[], former = [{ id: '80', text: words }], before = words) => renumberedAs({ clause: '80', before }, clauses, former)

it.each([
  ['as they are', words],
  ['without the last point', 'Ввозятся  автомобили не старше 3 лет'],
  ['behind another number', `Статья 90. ${words}`],
  ['behind a bare number', `90) ${words}`],
])('the same words are found under another number, %s', (_, text) => {
  expect(found([other, { id: '90/1', text }])).toEqual({ clause: '90/1', text })
})

it('the old number may be that of other words by now', () => {
  expect(found([{ id: '80', text: 'Иное.' }, { id: '81', text: words }])).toEqual({ clause: '81', text: words })
})

it('other words, words that stood there before, and words that stand in two new places are none', () => {
  expect(found([other, { id: '90', text: words.replace('3', '5') }])).toBeNull()
  expect(found([{ id: '90', text: words }], [{ id: '80', text: words }, { id: '90', text: words }])).toBeNull()
  expect(found([{ id: '90', text: words }, { id: '91', text: words }])).toBeNull()
  expect(found([{ id: '80', text: `${words} ` }, { id: '90', text: words }])).toBeNull()
})

it('a number that belongs to the words is no number of a clause', () => {
  expect(found([{ id: '90', text: '4 500 кг не более' }], [], '3 500 кг не более')).toBeNull()
})
