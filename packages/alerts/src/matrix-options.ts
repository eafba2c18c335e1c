import type { Check } from '@sextant/model'
import type { ReportOptions } from './report-options.ts'

export interface MatrixOptions extends ReportOptions {
  /** The check that the matrix is drawn for: what it notes of the goods, and its answers over time, are told too. */
  check?: Check
}
