import { SextantError } from '@sextant/model'

/** For the right of `??`: says what was found and what was expected. The caller adds which document it was. */
export function fail(message: string): never {
  throw new SextantError('SEXTANT_SOURCE', message)
}

/** What was found, short enough to print, with no control characters in it. */
export function show(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
