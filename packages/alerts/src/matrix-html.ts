import { type Day, labelOf, type Market, marketName, type Matrix, type MatrixAnswer, type MatrixCell } from '@sextant/model'
import { html, type Html } from './html.ts'
import { answersInWords } from './matrix-html-listed.ts'
import { dayAssumed, exportingText } from './matrix-listed.ts'
import type { MatrixOptions } from './matrix-options.ts'
import { lettered } from './matrix-questions.ts'
import { reasonsIn } from './matrix-reasons.ts'
import { type ShownCell, shownIn, untilOf } from './matrix-shown.ts'
import { matrixSheet } from './matrix-style.ts'
import { matrixWordsIn, type Shown, shownOrder, signs } from './matrix-words.ts'
import { plain } from './plain.ts'
import { annexWordsIn } from './report-annex-words.ts'
import { lawInBrief, lawText } from './report-fields.ts'
import { noteList } from './report-html-notes.ts'
import { reportPage } from './report-page.ts'
import { instantText, nameOf, notesOf } from './report-subject.ts'
import { reportWordsIn } from './report-words.ts'
import { wordsIn } from './words.ts'

/** So many markets stand beside each other on a page of A4 across. */
const COLUMNS = 26

/** So many markets are named behind a question. */
const PLACES_MAX = 30

/** What all parts of the page look up. */
interface Drawing {
  matrix: Matrix
  options: MatrixOptions
  reasons: ReturnType<typeof reasonsIn>
  letters: ReturnType<typeof lettered>
}

/** Goods and markets as a heat map, for screen and A4 across. */
export function matrixAsHtml(matrix: Matrix, options: MatrixOptions): string {
  const { language, dictionary } = options
  const words = matrixWordsIn[language]
  const label = labelOf(dictionary, matrix.fact, language)
  const assumed = dayAssumed(matrix, label, options)
  const letters = lettered(matrix)
  const drawing: Drawing = { matrix, options, reasons: reasonsIn(matrix, letters), letters }
  const starts = matrix.markets.map((_, index) => index).filter((index) => index % COLUMNS === 0)
  return reportPage(words.title, language, html`${matrixSheet}<header>
<p class="brand">Sextant</p>
<h1>${words.title}</h1>
<p>${words.lead(label, matrix.from, matrix.to)}</p>
${assumed === undefined ? html`` : html`<p><strong>${assumed}</strong></p>`}
</header>
<div class="keys">${keyOf(drawing)}
<p class="small faint">${words.cell}</p></div>
${starts.map((start) => block(start, drawing))}
${noteSections(options)}
${exportingTable(drawing)}
${questionTable(drawing)}
${reasonTable(drawing)}
${answersInWords(matrix, letters, options)}
${footerOf(matrix, options)}`)
}

/** What the facts of the goods say against each other, where a check looked. */
function noteSections(options: MatrixOptions): Html {
  const noted = (options.check?.subjects ?? []).map((subject, index) => ({ subject, number: index + 1 })).filter(({ subject }) => notesOf(subject).length > 0)
  return html`${noted.map(({ subject, number }) => html`<section><h3><bdi>${number} ${nameOf(subject.subject, number, options)}</bdi></h3>${noteList(subject, options)}</section>
`)}`
}

function footerOf({ rulebook }: Matrix, { language, askedOn, check }: MatrixOptions): Html {
  const [words, { punctuation: { colon, clause } }] = [reportWordsIn[language], wordsIn[language]]
  const asked = check ? [`${words.askedOn}${colon}${askedOn}`, `${words.checkedAt}${colon}${instantText(check.checkedAt, language)}`] : []
  return html`<footer>${check ? html`<p>${words.seeOne}</p>` : html``}<p>${words.limits}</p>
<p class="small faint">${[`${words.rulebook}${colon}${plain(rulebook.digest, 100)}`, ...asked].join(clause)}</p></footer>`
}

/** Each of the goods with what its exporting country says, and how many markets say what. */
function exportingTable({ matrix, options, reasons, letters }: Drawing): Html {
  const { language } = options
  const [words, { columns }] = [matrixWordsIn[language], reportWordsIn[language]]
  const hasExport = matrix.subjects.some(({ exporting }) => exporting !== null)
  return html`${hasExport ? html`<h2>${words.exporting}</h2>
<p class="small">${words.exportingLead}</p>` : html``}
<table class="exporting"><thead><tr><th>${columns.subject}</th>${hasExport ? html`<th>${words.exporting}</th><th>${words.reasons}</th><th>${words.question}</th>` : html``}<th>${words.byItself}</th></tr></thead>
<tbody>
${matrix.subjects.map(({ subject, exporting, markets }, index) => {
    const number = exporting?.reason ? reasons.get(exporting.reason.rule)?.number : undefined
    const letter = letters.letterOf(index, null)
    const asked = letters.questions.find((one) => letter?.startsWith(one.letter))
    const until = untilOf(exporting)
    const own = hasExport ? html`<td>${exporting?.outcome ? html`<span class="outcome ${exporting.outcome}">${signs[exporting.outcome]} ${wordsIn[language].outcome[exporting.outcome]}</span> ${until ? `${words.until} ${until}` : ''}` : signs.none}</td>
<td class="small">${exporting?.reason ? html`<span class="faint">${number ?? ''}</span> <bdi>${plain(exporting.reason.title, 200)}</bdi>` : ''}</td><td class="small">${asked && letter ? html`<b>${letter}</b> <bdi>${plain(asked.label, 200)}</bdi>` : ''}</td>` : html``
    return html`<tr><td><bdi>${index + 1} ${nameOf(subject, index + 1, options)}</bdi></td>${own}<td class="small nowrap">${tally(markets, exporting)}</td></tr>
`
  })}</tbody></table>`
}

function tally(markets: readonly MatrixCell[], exporting: MatrixAnswer | null): string {
  const cells = markets.map((cell) => shownIn(cell, exporting))
  const sorted = cells.toSorted((a, b) => shownOrder.indexOf(a.shown) - shownOrder.indexOf(b.shown))
  return [...Map.groupBy(sorted, ({ sign }) => sign)].map(([sign, some]) => `${sign}\u00A0${some.length}`).join('  ')
}

function questionTable({ matrix, options, letters }: Drawing): Html {
  const words = matrixWordsIn[options.language]
  if (matrix.questions === null) return html`<p class="small">${words.tooMany}</p>`
  if (letters.questions.length === 0) return html``
  const settled = ({ settles }: (typeof letters.questions)[number]) => {
    if (settles.length === 0) return html`<span class="faint">${words.withOthers}</span>`
    const markets = [...new Set(settles.map(({ market }) => market ?? words.exporting))]
    const more = markets.length - PLACES_MAX
    return html`${markets.slice(0, PLACES_MAX).join(' ')}${more > 0 ? ` ${words.andMore(more)}` : ''}`
  }
  return html`<h2>${words.questions}</h2>
<p class="small">${words.questionsLead}</p>
<table class="asked"><thead><tr><th></th><th>${words.question}</th><th class="count">${words.decides}</th><th class="count">${words.partOf}</th><th>${words.where}</th></tr></thead><tbody>
${letters.questions.filter(({ letter }) => letters.used.has(letter)).map((question) => html`<tr><td><b>${question.letter}</b></td><td><bdi>${plain(question.label, 200)}</bdi> <span class="faint small">${plain(question.fact, 80)}</span></td><td class="count">${question.settles.length > 0 ? words.counts(question.settles.length) : '–'}</td><td class="count faint">${words.counts(question.partOf.length)}</td><td class="small">${settled(question)}</td></tr>
`)}</tbody></table>`
}

function keyOf({ matrix, options }: Drawing): Html {
  const words = matrixWordsIn[options.language]
  const cells = cellsOf(matrix)
  const hasHeld = cells.some(({ isHeld }) => isHeld)
  const row = (shown: Shown) => {
    const [whole, held] = [cells.filter((one) => one.whole === shown).length, cells.filter((one) => one.shown === shown && one.isHeld).length]
    if (whole + held === 0) return html``
    return html`<tr><td>${words.says[shown]}</td><td class="faint">${whole > 0 ? html`<span class="sign ${shown}">${signs[shown]}</span> ${words.counts(whole)}` : html``}</td><td class="faint">${held > 0 ? html`<span class="own ${shown}">(${signs[shown]})</span> ${words.counts(held)}` : html``}</td></tr>
`
  }
  return html`<table class="key"><thead><tr><th></th><th>${words.whole}</th><th>${hasHeld ? words.byItself : ''}</th></tr></thead><tbody>
${shownOrder.map(row)}</tbody></table>
${hasHeld ? html`<p class="small"><strong>(✓) (?) (!) – ${words.held}</strong></p>` : html``}
<p class="small"><strong>✓ §3 – ${words.rulesLead}</strong></p>`
}

function cellsOf({ subjects }: Matrix): ShownCell[] {
  return subjects.flatMap(({ markets, exporting }) => markets.map((cell) => shownIn(cell, exporting)))
}

/** The key once more in a line, which paper repeats with the heads of the columns. */
function legendOf({ matrix, options }: Drawing): Html {
  const words = matrixWordsIn[options.language]
  const cells = cellsOf(matrix)
  const used = shownOrder.filter((one) => cells.some(({ shown, whole }) => shown === one || whole === one))
  const held = cells.some(({ isHeld }) => isHeld) ? html`<span><b>( )</b> ${words.heldBriefly}</span> ` : html``
  return html`${used.map((one) => html`<span><b class="sign ${one}">${signs[one]}</b> ${words.says[one]}</span> `)}${held}<span><b>§</b> ${words.rulesBriefly}</span>`
}

function block(start: number, drawing: Drawing): Html {
  const { matrix, options } = drawing
  const { language } = options
  const words = matrixWordsIn[language]
  const markets = matrix.markets.slice(start, start + COLUMNS)
  const spare = Array.from({ length: COLUMNS - markets.length }, () => html`<th></th>`)
  const head = (code: string, name: string) => html`<th><b>${code}</b><span class="name">${name}</span></th>`
  const hasExport = matrix.subjects.some(({ exporting }) => exporting !== null)
  return html`<table class="heat"><colgroup><col class="goods"></colgroup>
<thead><tr class="legend"><th colspan="${COLUMNS + (hasExport ? 2 : 1)}">${legendOf(drawing)}</th></tr>
<tr><th>${reportWordsIn[language].columns.subject}</th>${hasExport ? head('↗', words.exporting) : html``}${markets.map((market) => head(market, marketName(market, language)))}${spare}</tr></thead>
<tbody>
${matrix.subjects.map(({ subject, exporting, markets: cells }, index) => html`<tr><td><bdi class="goods">${index + 1} ${nameOf(subject, index + 1, options)}</bdi>${exportingInBrief(exporting, drawing)}</td>${
    hasExport ? exportingCell(exporting, index, drawing) : html``}${cells.slice(start, start + COLUMNS).map((cell) => cellHtml(cell, exporting, index, drawing))}${spare.map(() => html`<td></td>`)}</tr>
`)}</tbody></table>
`
}

/** Why the exporting side says what it says, once for the whole row: the cells are left to the markets. */
function exportingInBrief(exporting: MatrixAnswer | null, { options }: Drawing): Html {
  const said = exportingText(exporting, options)
  return exporting?.reason && said !== undefined ? html`<span class="export" title="${said}">↗ <bdi>${plain(exporting.reason.title, 200)}</bdi></span>` : html``
}

function exportingCell(answer: Matrix['subjects'][number]['exporting'], index: number, drawing: Drawing): Html {
  const shown = answer?.outcome ?? 'none'
  return html`<td class="${shown} own-side"><b>${signs[shown]}</b>${mark(answer?.reason?.rule, shown, index, null, drawing)}<small>${narrowDay(untilOf(answer))}</small></td>`
}

function cellHtml(cell: MatrixCell, exporting: MatrixAnswer | null, index: number, drawing: Drawing): Html {
  const answer = shownIn(cell, exporting)
  const { shown, whole, isHeld, sign, reason, until } = answer
  const rules = shown === 'clear' ? html`<i>§${cell.rulesAsked}</i>` : html``
  const own = html`<b>${sign}</b>${mark(reason?.rule, shown, index, cell.market, drawing)}${rules}`
  return html`<td class="${whole}${isHeld ? ' held' : ''}" title="${saidOf(cell, answer, drawing)}">${isHeld ? html`<span class="own ${shown}">${own}</span>` : own}<small>${narrowDay(until)}</small></td>`
}

/** Of an open answer the question to be asked first, of another its reason. */
function mark(rule: string | undefined, shown: Shown, index: number, market: Market | null, { reasons, letters }: Drawing): Html {
  const letter = shown === 'cannot-tell' ? letters.letterOf(index, market) : undefined
  const number = rule === undefined ? undefined : reasons.get(rule)?.number
  return letter !== undefined ? html`<i>${letter}</i>` : number !== undefined ? html`<i>${number}</i>` : html``
}

/** In two lines, for a narrow cell. */
function narrowDay(day: Day | null): Html {
  return day ? html` ${day.slice(0, 5)}<wbr>${day.slice(5)}` : html``
}

/** The whole of a cell in words: both sides, the reason with its side and law, the last day. */
function saidOf(cell: MatrixCell, { shown, reason, until }: ShownCell, { options: { language } }: Drawing): string {
  const [words, { outcome, punctuation: { clause, colon } }] = [matrixWordsIn[language], wordsIn[language]]
  const law = reason?.law ? ` (${lawText(reason.law, language)})` : ''
  return [
    `${marketName(cell.market, language)} (${cell.market})`,
    ...(cell.outcome ? [`${words.whole}${colon}${outcome[cell.outcome]}`] : []),
    `${words.byItself}${colon}${shown === 'unasked' || shown === 'none' ? words.says[shown] : outcome[shown]}`,
    `${words.rules}${colon}${cell.rulesAsked}`,
    ...(reason ? [`${annexWordsIn[language].side[reason.side]}${colon}${plain(reason.title, 200)}${law}`] : []),
    ...(until ? [`${words.until} ${until}`] : []),
  ].join(clause)
}

function reasonTable({ options: { language }, reasons }: Drawing): Html {
  const words = matrixWordsIn[language]
  return html`<h2>${words.reasons}</h2>
<div class="reasons"><table><tbody>
${[...reasons.values()].map(({ number, reason, count }) => html`<tr><td class="count nowrap">${number}</td><td class="nowrap">${annexWordsIn[language].side[reason.side]}</td><td><bdi>${plain(reason.title, 300)}</bdi>${
    reason.law ? html`<br><span class="faint small"><bdi>${lawInBrief(reason.law, language)}</bdi></span>` : html``}</td><td class="faint nowrap">${words.counts(count)}</td></tr>
`)}</tbody></table></div>`
}
