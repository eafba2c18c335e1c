import { jsonPath, SextantError } from '@sextant/model'

/** Each code is explained in `rules/README.md`; a test holds the two lists to each other. */
export const findingCodes = [
  'json', 'shape', 'id', 'folder', 'missing-file', 'fact', 'operator', 'value', 'params', 'group', 'condition', 'circular',
  'decided-on', 'version-text', 'version-order', 'citation', 'quote', 'severity', 'leaves-out', 'duplicate', 'cases',
  'case-facts', 'case-threshold',
] as const
export type FindingCode = (typeof findingCodes)[number]

/** Something wrong with the rulebook: where, what was found, what to do. */
export interface Finding {
  file: string
  line: number | null
  path: PropertyKey[]
  code: FindingCode
  message: string
  weight: 'error' | 'warning'
}

export function findingText({ file, line, path, code, message, weight }: Finding): string {
  const place = path.length > 0 ? ` at ${jsonPath(path)}` : ''
  return `${file}${line === null ? '' : `:${line}`}${place}: ${weight === 'warning' ? 'warning: ' : ''}${message} [${code}]`
}

/** Throws one message with every error among the findings; warnings pass. */
export function refuseErrors(findings: readonly Finding[]): void {
  const errors = findings.filter(({ weight }) => weight === 'error')
  if (errors.length > 0) throw new SextantError('SEXTANT_INVALID', errors.slice(0, 50).map(findingText).join('\n'))
}
