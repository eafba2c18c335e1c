import { expect, it } from 'vitest'
import { printable } from './printable.ts'

it.each([
  ['colours', '\u001B[31mred', '\\u001b[31mred'],
  ['colours in one byte', '\u009B31m', '\\u009b31m'],
  ['a title', '\u001B]0;mine\u0007', '\\u001b]0;mine\\u0007'],
  ['a return that overwrites its line', 'blocked\rclear  ', 'blocked\\u000dclear  '],
  ['a turned direction', '\u202Eraelc', '\\u202eraelc'],
])('shows %s and does not do it', (_, text, shown) => expect(printable(text)).toBe(shown))

it('leaves lines, tabs and the letters of every language', () => {
  const text = 'a\tb\r\n禁止右舵车 Правый руль é 👍 الكويت\n'
  expect(printable(text)).toBe(text)
})

it('leaves JSON the same value', () => {
  const value = { make: 'a\u009B\u202E\u2028b' }
  expect(JSON.parse(printable(JSON.stringify(value)))).toEqual(value)
})
