import { describe, expect, it } from 'vitest'
import { closest, hiddenIn, parse, quoted } from './error.ts'
import { Day } from './day.ts'

describe('the closest word', () => {
  it.each([['euroClas', 'euroClass'], ['cn', 'en'], ['EUROCLASS', 'euroClass']])('to %j is %j', (found, near) => expect(closest(found, ['euroClass', 'en', 'on'])).toBe(near))
  it.each(['x', '', 'zz'])('to %j is none, because nothing of it would be left', (found) => expect(closest(found, ['on', 'euroClass'])).toBeUndefined())
})

describe('a character that nobody sees', () => {
  it.each([['\u001B[31m', 'U+001B'], ['a\u009Bb', 'U+009B'], ['\u202Eabc', 'U+202E'], ['BY\u200BD', 'U+200B'], ['\uFEFFa', 'U+FEFF'], ['\uD800', 'U+D800']])('is found in %j', (text, sign) => expect(hiddenIn(text)).toBe(sign))
  it.each(['BYD', '比亚迪', 'Škoda', 'Праворульный', '👍', 'a b'])('is not in %j', (text) => expect(hiddenIn(text)).toBeUndefined())
})

it('quotes no more than a line of what was found', () => expect(quoted('x'.repeat(100_000))).toHaveLength(63))

it('does not speak of the top of a value that has no parts', () => {
  expect(() => parse(Day, 'tomorrow', '--on')).toThrow(/^--on: "tomorrow" is not a day; write YYYY-MM-DD$/)
  expect(() => parse(Day, '9999-12-31', '--on')).toThrow(/^--on: "9999-12-31" is not a day between 1800 and 2199$/)
})
