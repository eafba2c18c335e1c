import { z } from 'zod'

const LENGTH_MAX = 80
/** No `@` and no `:`, by which keys are told apart, and nothing that a shell reads between quotation marks. */
const SIGN = /[\p{L}\p{M}\p{N} /+._#()-]/u

/** What an exporter calls an order or a model, in the form in which it is kept: wide letters are narrow, and spaces are one. */
export function ownName(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim()
}

/** A name of the exporter's own, such as `HT 2026/0815`, `合同2026-15` or `А-15`. */
export function ownNameOf(what: string) {
  return z
    .string()
    .overwrite(ownName)
    .regex(/^[\p{L}\p{N}(#][\p{L}\p{M}\p{N} /+._#()-]*$/u, { error: ({ input }) => `${what} named by letters of any script, digits, spaces and / + . _ - # ( )${signNotTaken(String(input))}` })
    .refine((text) => text.length <= LENGTH_MAX, `${what} named by at most ${LENGTH_MAX} characters`)
}

function signNotTaken(text: string): string {
  const sign = Array.from(text).find((one) => !SIGN.test(one))
  if (sign !== undefined) return `; found ${JSON.stringify(sign)}`
  return text === '' ? '; found nothing' : `, beginning with a letter, a digit, # or (; found ${JSON.stringify(Array.from(text)[0])} at its beginning`
}
