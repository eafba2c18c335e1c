import stringWidth from 'string-width'
import { type Column, type Hint, type Kind, mapOption, type Rejected, type Table, type TableRow } from '@sextant/sheets'
import type { RowsAnswer } from '@sextant/workers'

/** What an import found and would do; the same as JSON and as text. */
export interface Preview {
  file: string
  kind: Kind
  exporter: string
  format: string
  encoding?: string
  delimiter?: string
  sheet: string
  headingRows: { first: number; last: number }
  columns: PreviewColumn[]
  notRead: { sheets: { name: string; isHidden: boolean }[]; rows: { hidden: number; first: number[] }; columns: string[]; unknown: UnknownColumn[] }
  /** Rows that hold anything, and what taking them would do. */
  rows: { found: number; new: number; changed: number; same: number }
  changes: RowsAnswer['changes']
  first: TableRow[]
  hints: Hint[]
  hintCount: number
  rejected: Rejected[]
  rejectedCount: number
  isImported: boolean
  /** Goods that went with the import, for the orders whose names they had carry others now. */
  gone: string[]
}

/** A column that holds something, and whose heading means nothing that is known. */
export type UnknownColumn = Pick<PreviewColumn, 'column' | 'heading'>

export interface PreviewColumn {
  column: string
  heading: string
  fact: string | null
  found: string
  unit?: string
  /** A second fact that its cells tell: the b of 国六b. */
  step?: string
  /** How its days or numbers were read, where the column decided that. */
  manner?: string
  near?: string
}

const SHOWN = 50
const CHANGES_SHOWN = 20

export function previewAsText(preview: Preview): string {
  return [...heading(preview), ...columnLines(preview), ...notReadLines(preview), ...firstLines(preview), ...hintLines(preview), ...(preview.rejectedCount > 0 ? rejectedLines(preview) : consequenceLines(preview))].map((line) => `${line}\n`).join('')
}

function heading({ file, format, encoding, delimiter, sheet, headingRows: { first, last }, rows }: Preview): string[] {
  const where = format === 'csv' ? `${encoding}, separated by ${delimiter === '\t' ? 'tabs' : delimiter}` : `sheet "${sheet}"`
  return [`${file}, ${where}: headings in row${first === last ? ` ${first}` : `s ${first} to ${last}`}, ${counted(rows.found, 'row')} below them`, '']
}

function columnLines({ columns }: Preview): string[] {
  const width = Math.min(40, Math.max(...columns.map((one) => stringWidth(one.heading))))
  return [
    ...columns.map(({ column, heading, fact, found, unit, step, manner, near }) => {
      const means = fact ? `${fact}${unit ? `, in ${unit}` : ''}${step ? `, with ${step}` : ''}${manner ? `, ${manner}` : ''}  (${found})` : `not used: ${found}${near ? `; perhaps ${near}: ${mapOption(heading, near)}` : ''}`
      return `  ${column.padEnd(3)} ${heading}${' '.repeat(Math.max(0, width - stringWidth(heading)))}  ${fact ? '→ ' : '  '}${means}`
    }),
    '',
  ]
}

function notReadLines({ notRead: { sheets, rows, columns } }: Preview): string[] {
  const names = (list: { name: string }[]) => list.map(({ name }) => `"${name}"`).join(', ')
  const [hidden, visible] = [sheets.filter(({ isHidden }) => isHidden), sheets.filter(({ isHidden }) => !isHidden)]
  const lines = [
    ...(rows.hidden > 0 ? [`hidden rows are not imported: ${rows.first.join(', ')}${rows.hidden > rows.first.length ? `, … (${rows.hidden})` : ''}; unhide them, or clear the filter, if they are meant`] : []),
    ...(columns.length > 0 ? [`hidden columns are not imported: ${columns.join(', ')}`] : []),
    ...(hidden.length > 0 ? [`hidden sheets are not imported: ${names(hidden)}`] : []),
    ...(visible.length > 0 ? [`other sheets: ${names(visible)} (--sheet NAME reads one of them)`] : []),
  ]
  return lines.length > 0 ? [...lines, ''] : []
}

function firstLines({ first }: Preview): string[] {
  if (first.length === 0) return []
  return ['As read:', ...first.map(({ number, facts, goodsId }) => `  row ${number}: ${Object.entries({ ...(goodsId !== undefined && { goodsId }), ...facts }).map(([fact, value]) => `${fact} ${Array.isArray(value) ? `[${value.join(', ')}]` : String(value)}`).join(' · ')}`), '']
}

function hintLines({ hints, hintCount }: Preview): string[] {
  if (hintCount === 0) return []
  return [`${counted(hintCount, 'hint')}:`, ...hints.map(({ cell, heading, message }) => `  ${cell} ${heading}: ${message}`), ...more(hintCount, hints.length), '']
}

export function rejectedLines({ rejected, rejectedCount, kind }: Pick<Preview, 'rejected' | 'rejectedCount' | 'kind'>): string[] {
  const shown = rejected.slice(0, SHOWN)
  return [
    `${rejectedCount === 1 ? '1 cell is' : `${rejectedCount} cells are`} rejected, so nothing ${kind === 'subjects' ? 'is checked' : 'is imported'}:`,
    ...shown.map(({ cell, heading, found, why, cure }) => `  ${cell} ${heading}: ${found === '' ? '' : `${JSON.stringify(found.length > 60 ? `${found.slice(0, 60)}…` : found)}: `}${why}; ${cure}`),
    ...more(rejectedCount, shown.length),
  ]
}

/** What nobody reads, at the end of an import, where it is seen. */
export function unknownLine({ notRead: { unknown } }: Preview): string {
  if (unknown.length === 0) return ''
  const [first] = unknown
  const named = unknown.map(({ column, heading }) => `${column}${heading === '' ? ' (without a heading)' : ` "${heading}"`}`)
  return `Not imported, for nobody knows what ${unknown.length === 1 ? 'this column means' : 'these columns mean'}: ${named.join(', ')}. Say it with ${mapOption(first?.heading || `column ${first?.column ?? ''}`, 'fact')}, or that it is not used with ${mapOption(first?.heading || `column ${first?.column ?? ''}`, '-')}.\n`
}

function isUnknown({ use, isEmpty }: Column): boolean {
  return !isEmpty && use.is === 'not used' && (use.why === 'not known' || use.why === 'no heading')
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

function more(count: number, shown: number): string[] {
  return count > shown ? [`  … and ${count - shown} more`] : []
}

function consequenceLines({ rows, changes, kind, exporter }: Preview): string[] {
  return [
    `${counted(rows.new + rows.changed + rows.same, kind === 'orders' ? 'order' : 'model')} of ${exporter}: ${rows.new} new, ${rows.changed} changed, ${rows.same} the same`,
    ...changes.slice(0, CHANGES_SHOWN).map(({ number, id, facts, erased, alsoOf }) => `  row ${number}: ${id} ${[...(facts.length > 0 ? [`changes ${facts.join(', ')}`] : []), ...(erased.length > 0 ? [`erases ${erased.map(({ fact, was }) => `${fact} (was ${Array.isArray(was) ? was.join(', ') || 'none' : String(was)})`).join(', ')}`] : []), ...(alsoOf ? [`and so the car of ${alsoOf.join(', ')}`] : [])].join('; ')}`),
    ...more(changes.length, CHANGES_SHOWN),
  ]
}

const foundBy = { map: 'by --map', remembered: 'remembered', heading: 'by its heading', label: 'by its name', name: 'by its name', 'lower heading': 'by its lower heading alone' }
const unused = {
  'not known': 'not known',
  'as mapped': 'as mapped',
  'as remembered': 'as remembered',
  hidden: 'the column is hidden',
  'no heading': 'it has no heading',
  'of an order': 'a fact of orders, not of models',
  'named by --exporter': 'the exporter is the one that --exporter names',
}

export function previewColumn(name: (column: number) => string): (column: Column) => PreviewColumn {
  return ({ index, parts, use, manner }) => {
    const base = { column: name(index), heading: parts.join(' / ').replaceAll(/\s+/g, ' ') }
    if (use.is === 'fact') return { ...base, fact: use.fact, found: foundBy[use.by], ...(use.unit !== undefined && { unit: use.unit }), ...(use.step !== undefined && { step: use.step }), ...(manner !== undefined && { manner }) }
    if (use.is === 'unclear') return { ...base, fact: null, found: use.why }
    return { ...base, fact: null, found: unused[use.why], ...(use.near !== undefined && { near: use.near }) }
  }
}

export function previewOf(table: Table, name: (column: number) => string): Pick<Preview, 'format' | 'encoding' | 'delimiter' | 'sheet' | 'headingRows' | 'columns' | 'notRead'> {
  const { source, sheet, header, columns, hiddenRows } = table
  return {
    format: source.format,
    ...(source.encoding && { encoding: source.encoding }),
    ...(source.delimiter && { delimiter: source.delimiter }),
    sheet,
    headingRows: header,
    columns: columns.map(previewColumn(name)),
    notRead: { sheets: source.others, rows: { hidden: hiddenRows.length, first: hiddenRows.slice(0, 10) }, columns: columns.flatMap(({ index, use }) => (use.is === 'not used' && use.why === 'hidden' ? [name(index)] : [])), unknown: columns.filter(isUnknown).map(previewColumn(name)).map(({ column, heading }) => ({ column, heading })) },
  }
}
