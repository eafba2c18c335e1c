import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parse } from './error.ts'

const wrong = (schema: z.ZodType, value: unknown) => {
  try {
    parse(schema, value, 'it')
  } catch (error) {
    return (error as Error).message
  }
  return undefined
}

describe('a schema without words of its own', () => {
  it.each<[z.ZodType, unknown, string]>([
    [z.string(), 5, 'it: expected a text'],
    [z.strictObject({ a: z.number() }), {}, 'it at a: is missing; expected a number'],
    [z.strictObject({ a: z.number() }), { a: 1, b: 2 }, 'it: the key "b" is not known here; remove it'],
    [z.enum(['new', 'used']), 'old', 'it: expected one of new, used'],
    [z.strictObject({ a: z.literal('x') }), {}, 'it at a: is missing; expected x'],
    [z.string().min(1), '', 'it: is empty; expected a text'],
    [z.array(z.string()).min(1), [], 'it: is empty; expected at least one item'],
    [z.array(z.string()).max(2), ['a', 'b', 'c'], 'it: expected at most 2 items'],
    [z.string().max(2), 'abc', 'it: expected at most 2 characters'],
    [z.number().gt(0), 0, 'it: expected more than 0'],
    [z.int(), 1.5, 'it: expected a whole number'],
    [z.number().multipleOf(5), 7, 'it: expected a multiple of 5'],
    [z.email(), 'me', 'it: expected an e-mail address'],
    [z.discriminatedUnion('is', [z.object({ is: z.literal('a') }), z.object({ is: z.literal('b') })]), { is: 'c' }, 'it at is: expected one of a, b'],
    [z.union([z.string(), z.number()]), true, 'it: fits none of the forms that are expected here'],
    [z.record(z.string().regex(/^\d+$/), z.string()), { x: 'y' }, 'it at x: has another form than is expected here'],
  ])('says what was expected: %#', (schema, value, message) => expect(wrong(schema, value)).toBe(message))

  it('never repeats what was found, which may be an address or a VIN', () => {
    expect(wrong(z.email(), 'someone at home')).not.toContain('someone')
  })
})
