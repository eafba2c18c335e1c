import { html, type Html } from './html.ts'
import { annexWordsIn } from './report-annex-words.ts'
import type { ReportOptions } from './report-options.ts'
import { reportWordsIn } from './report-words.ts'

/** Where people sign for it: Sextant itself signs nothing. */
export function signatureOf({ language }: ReportOptions): Html {
  const { signature, preparedBy, reviewedBy, name, position, date, signed, stamp } = annexWordsIn[language]
  const signatory = (role: string) => html`<td><strong>${role}</strong>
<dl>${[name, position, signed, date].map((label) => html`<dt>${label}</dt><dd></dd>
`)}</dl>
<p class="stamp">${stamp}</p></td>`
  return html`<section id="signature" class="signature">
<h2>${signature}</h2>
<table><tbody><tr>${signatory(preparedBy)}${signatory(reviewedBy)}</tr></tbody></table>
<footer><p>${reportWordsIn[language].limits}</p></footer>
</section>`
}
