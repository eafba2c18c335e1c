import type { Rule } from '@sextant/model'
import type { FindingCode, Finding } from './finding.ts'
import type { JsonFile } from './json-file.ts'
import type { TriedCase } from './try-cases.ts'

/** Where the rule says otherwise than its cases: one finding for the first of them, since one mistake turns many. */
export function lintAnswers(file: JsonFile, rule: Rule, tried: readonly TriedCase[]): Finding[] {
  const wrong = tried.flatMap((one, index) => (one.holds ? [] : [{ ...one, index }]))
  const [first, ...others] = wrong
  if (!first) return []
  const { name, index, expected, found } = first
  const because = found?.because.map(({ sentence }) => sentence).join('; ')
  const version = found?.version ? ` by the version of ${found.version}` : ''
  const told = found ? `${rule.id} says ${found.verdict}${version}${found.error ? ` (${found.error})` : because ? `: ${because}` : ''}` : `${rule.id} was not asked`
  const more = others.length === 0 ? '' : `; so ${others.length === 1 ? 'does 1 other case' : `do ${others.length} other cases`}`
  return [file.finding([index, 'expect'], codeOf(first), `"${name}" expects ${expected}, but ${told}${more}`, 'error', 'mend the rule, or the case')]
}

function codeOf({ expected, found }: TriedCase): FindingCode {
  if (expected === 'cannot-tell' || !found || found.verdict === 'cannot-tell' || found.error !== undefined) return 'case-answer'
  const order = ['out-of-scope', 'complies', 'breach']
  return order.indexOf(found.verdict) > order.indexOf(expected) ? 'over-broad' : 'over-narrow'
}
