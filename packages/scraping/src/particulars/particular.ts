export const particularKinds = ['number', 'percentage', 'age', 'date', 'date-relative', 'act', 'emission-class', 'category', 'hs', 'document'] as const
export type ParticularKind = (typeof particularKinds)[number]

/**
 * One thing that a sentence of law names exactly. `value` is in its normal form, whatever the language wrote: a number,
 * an ISO 8601 day (whole, or what is said of it: `2026-03`, `--07-01`, `---15`) or duration, `339@2018-05-07`, `Euro 5`,
 * `M1`. Where two ends are named, `value` is `from/to`. `unit` is that of a number, or the kind of a day or document.
 */
export interface Particular {
  kind: ParticularKind
  value: number | string
  unit?: string
  from?: number | string
  to?: number | string
  /** Where it stands in the text, in UTF-16 code units, the end excluded. */
  span: readonly [start: number, end: number]
}
