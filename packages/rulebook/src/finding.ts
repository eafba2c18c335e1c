import { jsonPath, SextantError } from '@sextant/model'

/** Each code is explained in `explanations.ts` and in `rules/README.md`; a test holds the lists to each other. */
export const findingCodes = [
  'json', 'shape', 'id', 'folder', 'missing-file', 'fact', 'operator', 'value', 'units', 'params', 'group', 'condition', 'circular',
  'decided-on', 'version-text', 'version-order', 'citation', 'citation-url', 'quote', 'quote-number', 'checked-on', 'severity', 'leaves-out', 'placeholder',
  'dossier', 'duplicate', 'never-applies', 'never-complies', 'always-holds', 'contradiction', 'shadowed', 'not-compiled', 'unused-fact', 'unused-condition',
  'cases', 'case-facts', 'case-threshold', 'case-answer', 'over-broad', 'over-narrow',
] as const
export type FindingCode = (typeof findingCodes)[number]

/** The line of a file that holds the wrong value, and which part of it that is. */
export interface Excerpt {
  text: string
  /** Where the value begins in `text`, from 0, and how many characters of it are in it. */
  at: number
  length: number
}

/** Something wrong with the rulebook: where, what was found, what to do. */
export interface Finding {
  file: string
  line: number | null
  column: number | null
  path: PropertyKey[]
  code: FindingCode
  message: string
  /** What to do, where the message does not say it. */
  help?: string
  weight: 'error' | 'warning'
  excerpt?: Excerpt
}

/** In one line, as an error message has it. */
export function findingText({ file, line, path, code, message, help, weight }: Finding): string {
  const place = path.length > 0 ? ` at ${jsonPath(path)}` : ''
  return `${file}${line === null ? '' : `:${line}`}${place}: ${weight === 'warning' ? 'warning: ' : ''}${message}${help ? `; ${help}` : ''} [${code}]`
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ weight }) => weight === 'error')
}

/** Throws one message with every error among the findings; warnings pass. */
export function refuseErrors(findings: readonly Finding[]): void {
  const errors = findings.filter(({ weight }) => weight === 'error')
  if (errors.length > 0) throw new SextantError('SEXTANT_INVALID', errors.slice(0, 50).map(findingText).join('\n'))
}
