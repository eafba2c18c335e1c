import type { SubjectCheck } from '@sextant/model'
import { html, type Html } from './html.ts'
import type { ReportOptions } from './report-options.ts'
import { notesOf } from './report-subject.ts'
import { reportWordsIn } from './report-words.ts'

/** What the facts say against a standard, each other, or the names that rules know: of one of the goods on the first page, of several with each. */
export function noteList(subject: SubjectCheck, { language }: ReportOptions): Html {
  const notes = notesOf(subject)
  if (notes.length === 0) return html``
  return html`<h4>${reportWordsIn[language].notes}</h4>
<ul>${notes.map((note) => html`<li><bdi>${note}</bdi></li>
`)}</ul>`
}
