import { jsonPath } from '@sextant/model'
import { explanations, type Finding, type FindingCode } from '@sextant/rulebook'

/** One finding as a compiler tells it: what, where, and the line with the wrong value underlined. */
export function findingReport({ file, line, column, path, code, message, help, weight, excerpt }: Finding): string {
  const place = [file, line, column].filter((part) => part !== null).join(':')
  const margin = ' '.repeat(String(line ?? '').length)
  return [
    `${weight}[${code}]: ${message}`,
    `${margin} --> ${place}${path.length > 0 ? ` at ${jsonPath(path)}` : ''}`,
    ...(excerpt ? underlined(excerpt, line ?? 1, margin) : []),
    ...(help ? [`${margin}  = help: ${help}`] : []),
  ].map((text) => `${text}\n`).join('')
}

const WIDTH = 110

/** The line, or the part of a long one around the value. */
function underlined({ text, at, length }: NonNullable<Finding['excerpt']>, line: number, margin: string): string[] {
  const from = at + length <= WIDTH ? 0 : Math.max(0, at - 30)
  const shown = `${from > 0 ? '…' : ''}${text.slice(from, from + WIDTH)}${text.length > from + WIDTH ? '…' : ''}`.replaceAll('\t', ' ')
  const before = at - from + (from > 0 ? 1 : 0)
  return [`${margin}  |`, `${line} | ${shown}`, `${margin}  | ${' '.repeat(widthOf(shown.slice(0, before)))}${'^'.repeat(Math.max(1, Math.min(widthOf(shown.slice(before)), widthOf(text.slice(at, at + length)))))}`]
}

/** Chinese signs are as wide as two letters. */
function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]/.test(sign) ? 2 : 1), 0)
}

export function explanationText(code: FindingCode): string {
  const { meaning, wrong, right } = explanations[code]
  return `${code}: ${meaning.replaceAll('`', '')}\n\n  wrong  ${wrong}\n  right  ${right}\n`
}
