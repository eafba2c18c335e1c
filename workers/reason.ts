import { SextantError } from '@sextant/model'

/**
 * What an error may say in the log. Where it speaks of what came in, that may be the facts of an exporter's order, so
 * only its kind is said.
 */
export function reasonFor(error: unknown): string {
  if (error instanceof SextantError && error.code === 'SEXTANT_INVALID') return 'what is stored is not what it has to be (SEXTANT_INVALID)'
  if (error instanceof SyntaxError) return 'what is stored cannot be read (SyntaxError)'
  if (error instanceof AggregateError) return error.errors.map(reasonFor).join('; ')
  return withoutPersons(error instanceof Error ? error.message : String(error))
}

/** Mail addresses and vehicle identification numbers are masked, whoever put them into a line: a mail server's answer may. */
export function withoutPersons(line: string): string {
  return line
    .replaceAll(/[^\s<>"'(),;:/]+@[^\s<>"'(),;:/]+/g, '(address)')
    .replaceAll(/\b(?=[A-Z]*\d)[A-HJ-NPR-Z0-9]{17}\b/g, '(VIN)')
}
