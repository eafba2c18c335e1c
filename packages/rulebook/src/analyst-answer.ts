import { canonical, type Comparison, type FactDictionary, type FactValue, quoted, type RuleVersion, SextantError } from '@sextant/model'
import { itemKind, namedValue } from './named-value.ts'
import type { ParticularDiff } from './particular-diff.ts'
import { comparisonsIn } from './placed-comparison.ts'
import type { ProposedChange, ValueQuestion } from './proposed-change.ts'

/** `euroClass=5`, `category=M1,N1`, `scope:engineCc=1500`: a new value of the one comparison of that fact. */
export function answerFrom(text: string, version: RuleVersion): ProposedChange {
  const { part, fact, value } = /^(?:(?<part>scope|requires):)?(?<fact>[A-Za-z0-9]{1,60})=(?<value>.{1,4000})$/s.exec(text)?.groups ?? {}
  if (fact === undefined || value === undefined) throw new SextantError('SEXTANT_USAGE', `--set has ${quoted(text)}; expected fact=value, such as euroClass=5 or category=M1,N1`)
  const all = comparisonsIn(version)
  const of = all.filter(({ comparison, path }) => comparison.fact === fact && (part === undefined || path[0] === part))
  const [only, ...others] = of
  if (!only) throw new SextantError('SEXTANT_USAGE', `--set ${fact}: the version compares no such fact with a value; it compares ${[...new Set(all.map(({ comparison }) => comparison.fact))].join(', ')}`)
  if (others.length > 0) throw new SextantError('SEXTANT_USAGE', `--set ${fact}: the version compares it ${of.length} times${part === undefined ? '; say which with scope:fact or requires:fact, or' : ';'} write that version in the file`)
  const to = valueFrom(value, only.comparison, text)
  // Between years that count as model years there may be less than none, but then the rule says so already.
  if (fact === 'elapsed' && typeof to === 'number' && to < 0 && Number(only.comparison.value) >= 0) throw new SextantError('SEXTANT_USAGE', `--set has ${quoted(text)}, and no such time can pass; expected 0 or more ${String(only.comparison.params?.['unit'])}`)
  return { ...only, to, because: null }
}

function valueFrom(written: string, { value }: Comparison, text: string): FactValue {
  if (Array.isArray(value)) return written.split(',').map((item) => item.trim())
  if (typeof value === 'boolean' && (written === 'true' || written === 'false')) return written === 'true'
  if (typeof value === 'number' && /^-?\d+(?:\.\d+)?$/.test(written)) return Number(written)
  if (typeof value === 'string') return written
  throw new SextantError('SEXTANT_USAGE', `--set has ${quoted(text)}; expected ${typeof value === 'number' ? 'a number' : 'true or false'} after the sign`)
}

/** Whether the analyst's value is what the words in question say, or at least about a fact that they may name. */
export function answers({ comparison, to }: ProposedChange, { gone: left, new: came }: ValueQuestion, { gone, new: added }: ParticularDiff, facts: FactDictionary): boolean {
  const named = [...added.filter(({ text }) => text === came), ...gone.filter(({ text }) => text === left)]
  const isOfItems = [...added, ...gone].some(({ kind, value }) => kind === itemKind(comparison) && [came, left].some((text) => text?.split(', ').includes(String(value))))
  return isOfItems || named.some((one) => namedValue(comparison, one, facts) !== undefined) || canonical(to) === canonical(came)
}
