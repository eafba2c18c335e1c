/** The second door of the package: the report of a check, without what it takes to send and read mails. */
export { checkAsHtml } from './report-html.ts'
export type { ReportOptions } from './report-options.ts'
export { checkAsTable } from './report-table.ts'
export { checkAsText, type TextOptions } from './report-text.ts'
export { impactAsHtml } from './impact-html.ts'
export { impactAsText } from './impact-text.ts'
export { lineAsText, linesAsText } from './line-text.ts'
export { answerDigestOf } from './report-answer-digest.ts'
