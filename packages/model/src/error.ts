import type { z } from 'zod'
import './schema-words.ts'

/** Every code is documented in the README and none is ever used again for another meaning. */
export type ErrorCode =
  | 'SEXTANT_INVALID' // what came in is not what it has to be
  | 'SEXTANT_USAGE' // the command was called in a way that it does not know
  | 'SEXTANT_NOT_FOUND' // what was named does not exist
  | 'SEXTANT_STORE_BUSY' // another process holds the embedded store
  | 'SEXTANT_STORE' // the store cannot be opened, or what it holds is not what was put there
  | 'SEXTANT_SOURCE' // a source did not serve what we know how to read

export class SextantError extends Error {
  override name = 'SextantError'
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** The one way in from outside: a value that we believe, or an error that says where it is wrong. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown, what: string): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map((issue) => `${what}${issue.path.length > 0 ? ` at ${jsonPath(issue.path)}` : ''}: ${issue.message}`)
  throw new SextantError('SEXTANT_INVALID', lines.join('\n'), { cause: parsed.error })
}

/** `versions["2026-01-01"].scope.all[2]`, or `the top` for the whole value. */
export function jsonPath(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the top'
  return path
    .map((key, index) => {
      if (typeof key === 'number') return `[${key}]`
      const name = String(key)
      if (!/^[A-Za-z_$][\w$]*$/.test(name)) return `[${JSON.stringify(name)}]`
      return index === 0 ? name : `.${name}`
    })
    .join('')
}

/** What was found, in quotes and short enough to print. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
}

/**
 * The first character of a text that nobody sees, as `U+200B`; undefined where there is none. Controls may steer a
 * terminal, marks of direction turn a text around, and either makes a word unequal to the one that it looks like.
 */
export function hiddenIn(text: string): string | undefined {
  const found = hidden.exec(text)?.[0].codePointAt(0)
  return found === undefined ? undefined : `U+${found.toString(16).toUpperCase().padStart(4, '0')}`
}

const hidden = /[\p{Cc}\p{Cs}\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/u

/** The known word that the found one is probably a slip of, or undefined where none is nearer than `within` slips. */
export function closest(found: string, known: Iterable<string>, within = Math.max(3, Math.floor(found.length / 3) + 1)): string | undefined {
  let best: string | undefined
  // A word of which nothing is left is no slip.
  let bestDistance = Math.min(within, found.length)
  if (found.length > 64) return undefined
  for (const word of known) {
    const distance = editDistance(found.toLowerCase(), word.toLowerCase())
    if (distance < bestDistance) [best, bestDistance] = [word, distance]
  }
  return best
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next[j] = Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1)
    }
    row = next
  }
  return row[b.length] ?? 0
}
