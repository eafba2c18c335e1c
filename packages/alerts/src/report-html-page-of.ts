import { html, type Html } from './html.ts'
import type { ReportOptions } from './report-options.ts'

/** Where the number of the page goes on which an anchor stands; only whoever draws the page as a PDF knows it, and fills it in. */
export function pageOf(anchor: string, { fontSheet }: ReportOptions): Html {
  return fontSheet === undefined ? html`` : html` <span class="page-of" data-of="${anchor}"></span>`
}
