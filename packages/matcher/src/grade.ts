import type { Truth } from './compare.ts'

/** Kleene's values as numbers: `all` is the least of its members, `any` the greatest. */
export type Grade = typeof FALSE | typeof UNKNOWN | typeof TRUE
export const FALSE = 0
export const UNKNOWN = 1
export const TRUE = 2

export const gradeOf: Readonly<Record<Truth, Grade>> = { false: FALSE, unknown: UNKNOWN, true: TRUE }
