import { marketName, type Matrix, type MatrixCell } from '@sextant/model'
import { html, type Html } from './html.ts'
import { exportingText, isTwofold, listedCells, overTimeText, reasonOfCell } from './matrix-listed.ts'
import type { MatrixOptions } from './matrix-options.ts'
import { shownIn } from './matrix-shown.ts'
import type { lettered } from './matrix-questions.ts'
import { matrixWordsIn, type Shown, signs } from './matrix-words.ts'
import { plain } from './plain.ts'
import { reportWordsIn } from './report-words.ts'
import { nameOf } from './report-subject.ts'
import { wordsIn } from './words.ts'

/** So many answers are told in words beneath the map; more are for a spreadsheet or one market at a time. */
const ANSWERS_MAX = 600

/** Every answer in words, as a terminal prints it: both outcomes in their colours, the rules asked, the last day and the reason. */
export function answersInWords(matrix: Matrix, letters: ReturnType<typeof lettered>, options: MatrixOptions): Html {
  const answers = matrix.subjects.reduce((sum, { markets }) => sum + markets.length, 0)
  if (answers > ANSWERS_MAX) return html``
  return html`<h2>${matrixWordsIn[options.language].inWords}</h2>
${matrix.subjects.map((_, index) => subjectInWords(matrix, index, letters, options))}`
}

function subjectInWords(matrix: Matrix, index: number, { questions, letterOf }: ReturnType<typeof lettered>, options: MatrixOptions): Html {
  const { language } = options
  const [words, { columns, openReason }, { punctuation: { colon } }] = [matrixWordsIn[language], reportWordsIn[language], wordsIn[language]]
  const row = matrix.subjects[index] as Matrix['subjects'][number]
  const { subject, exporting } = row
  const hasOwn = isTwofold(row)
  const exported = exportingText(exporting, options)
  const answered = (cell: MatrixCell) => {
    const { shown, isHeld, until } = shownIn(cell, exporting)
    const letter = shown === 'cannot-tell' ? letterOf(index, cell.market) : undefined
    const asked = questions.find((one) => letter?.startsWith(one.letter))
    const beneath = [...(asked ? [openReason(plain(asked.label, 200))] : []), overTimeText(index, cell, options) ?? []].flat()
    return html`<tr><td class="nowrap"><b>${cell.market}</b> ${marketName(cell.market, language)}</td>${outcomeCell(cell.outcome ?? 'none', false, options)}${hasOwn ? outcomeCell(shown, isHeld, options) : html``}
<td class="count">${cell.rulesAsked}</td><td class="nowrap">${shown === 'none' ? '' : until ?? words.onwards}</td><td><bdi>${reasonOfCell(cell, exporting, options)}</bdi>${beneath.map((text) => html`<br><span class="faint">${text}</span>`)}</td></tr>
`
  }
  return html`<h3><bdi>${nameOf(subject, index + 1, options)}</bdi></h3>
${exported === undefined ? html`` : html`<p class="small">${words.exporting}${colon}<bdi>${exported}</bdi></p>`}
<table class="listed"><thead><tr><th>${columns.market}</th><th>${words.whole}</th>${hasOwn ? html`<th>${words.byItself}</th>` : html``}<th class="count">${words.rules}</th><th>${words.until}</th><th>${columns.reason}</th></tr></thead><tbody>
${listedCells(row).map(answered)}</tbody></table>
`
}

/** What is held by the exporting side is pale, as in the map. */
function outcomeCell(shown: Shown, isHeld: boolean, { language }: MatrixOptions): Html {
  const word = shown === 'unasked' || shown === 'none' ? '' : wordsIn[language].outcome[shown]
  return html`<td class="fill ${shown}${isHeld ? ' own' : ''} nowrap"><b>${signs[shown]}</b> ${word}</td>`
}
