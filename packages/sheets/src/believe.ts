import { type FactDictionary, folded, languages, ownName, SextantError, type Subject, subjectFrom, textIn } from '@sextant/model'
import { cellName, cellText, type SheetRow } from './cell.ts'
import type { Column, Reader, Use } from './column.ts'
import { everydayWords } from './everyday-words.ts'
import { type Evidence, fractionIn, mayBeSwapped, noEvidence, orderIn, signsIn } from './evidence.ts'
import type { Examine, Hint, Rejected } from './finding.ts'
import { GOODS_ID } from './heading.ts'
import type { Kind } from './kind.ts'
import { marketsByName } from './market-words.ts'
import { rangeName, type SeenRow } from './merged.ts'
import { doubtOfLetters, faultOfNames, type NamedRow, type Seen } from './seen.ts'
import type { Sheet } from './source.ts'
import { valueOf } from './value.ts'
import { wordsOf } from './word.ts'

/** A column that is read into a fact. */
export type Used = Column & { use: Extract<Use, { is: 'fact' }>; reader: Reader }

export interface Believing {
  sheet: Sheet
  used: readonly Used[]
  kind: Kind
  dictionary: FactDictionary
  examine: Examine | undefined
  seen: Seen
  told: Told
  /** What was said of a column already: a hint that holds for many cells is told of the first. */
  hinted: Set<string>
  /** Columns of which it was said that their cells are merged. */
  merging: Set<number>
  /** Where the last heading stands, if no cell may stand beyond it: in a CSV file that is a separator too many. */
  lastColumn: number | undefined
}

export interface Told {
  rejected: (one: Rejected) => void
  hint: (one: Hint) => void
}

export function usedIn(columns: readonly Column[], dictionary: FactDictionary, evidence: ReadonlyMap<number, Evidence>): Used[] {
  return columns.flatMap((column): Used[] => {
    const { use, index } = column
    return use.is === 'fact' ? [{ ...column, use, reader: readerOf({ ...column, use }, dictionary, evidence.get(index) ?? noEvidence()) }] : []
  })
}

function readerOf({ parts, use: { fact, size, isUnitSaid } }: Column & Pick<Used, 'use'>, dictionary: FactDictionary, evidence: Evidence): Reader {
  const definition = dictionary.facts[fact]
  const isMarket = (definition?.type === 'text' && definition.format === 'market') || (definition?.type === 'list' && definition.items === 'market')
  const words = isMarket ? marketsByName() : definition && 'values' in definition && definition.values ? wordsOf(definition.values, everydayWords(definition.values)) : undefined
  const names = definition ? [...definition.headings, ...languages.map((language) => textIn(definition.label, language))].map(folded) : []
  const fraction = isUnitSaid ? 'never' : fractionIn(evidence, parts)
  return { definition: definition ?? 'goods id', names, fact, heading: parts.join(' '), size, order: orderIn(evidence), daysMayBeSwapped: mayBeSwapped(evidence), signs: signsIn(evidence), fraction, words, codes: !isMarket ? undefined : evidence.codes > 0 && evidence.otherTexts === 0 ? 'alone' : 'among others' }
}

/** The facts of a row, or undefined where it holds none, or where a cell of it was rejected. */
export function believe(row: SeenRow, believing: Believing): NamedRow | undefined {
  const { sheet, used, kind, dictionary, examine, seen, told, hinted, merging, lastColumn } = believing
  const facts: Record<string, Subject[string]> = {}
  /** One fault is told of a cell: what follows from it is none of its own. */
  const wrong = new Set<number>()
  const at = (column: number, parts: readonly string[]) => ({ sheet: sheet.name, cell: cellName(column, row.number), heading: parts.join(' / ') })
  const reject = (column: number, parts: readonly string[], why: string, cure: string) => {
    if (wrong.has(column)) return
    wrong.add(column)
    const cell = row.cells[column]
    told.rejected({ ...at(column, parts), found: cell ? cellText(cell).slice(0, 200) : '', why, cure })
  }
  const hintOnce = (column: number, parts: readonly string[], message: string) => {
    if (hinted.has(`${column} ${message}`)) return
    hinted.add(`${column} ${message}`)
    told.hint({ ...at(column, parts), message })
  }
  const columnOf = (fact: string) => used.find(({ use }) => use.fact === fact) ?? used[0]
  const rejectFact = (fact: string, why: string, cure: string) => {
    const column = columnOf(fact)
    if (column) reject(column.index, column.parts, why, cure)
  }

  if (!row.isFilled) return undefined
  if (row.across) {
    const { left, right } = row.across
    const covered = used.filter(({ index }) => index >= left && index <= right)
    reject(covered[0]?.index ?? left, covered[0]?.parts ?? [], `the cells ${rangeName(row.across)} are merged across columns, so it is not known of which column this is`, 'undo the merging, and write each value in its own cell')
  }
  for (const { left, top, bottom } of row.begins) {
    const column = used.find(({ index }) => index === left)
    if (column && !merging.has(left)) told.hint({ ...at(left, column.parts), message: `it is merged over rows ${top} to ${bottom} and is taken for each of them, as other merged cells of the column are` })
    merging.add(left)
  }
  for (const { index, parts, use, reader } of used) {
    const cell = row.cells[index]
    if (!cell) continue
    const reading = valueOf(cell, reader, sheet.kind)
    if (reading.is === 'value') facts[use.fact] = reading.value
    if (reading.is === 'rejected') reject(index, parts, reading.why, reading.cure)
    else if (reading.hint !== undefined) hintOnce(index, parts, reading.hint)
  }
  const last = row.cells.length - 1
  if (lastColumn !== undefined && last > lastColumn) reject(last, [], 'the row has more cells than there are headings, as where a separator stands inside a cell', 'put that cell in quotation marks')

  const { [GOODS_ID]: goodsId, ...own } = facts
  if (own['orderId'] !== undefined) own['orderId'] = ownName(String(own['orderId']))
  const subject = subjectIn(own, believing, rejectFact)
  if (!subject) return undefined
  for (const { fact, severity, message } of examine?.(subject) ?? []) {
    const column = columnOf(fact)
    if (severity === 'error') rejectFact(fact, message, 'correct the cell, or empty it')
    else if (column) hintOnce(column.index, column.parts, message)
  }
  const named: NamedRow = { number: row.number, facts: subject, ...(goodsId !== undefined && { goodsId: ownName(String(goodsId)) }) }
  const fault = faultOfNames(seen, named, kind, dictionary)
  if (fault) rejectFact(fault.fact, fault.why, fault.cure)
  for (const [fact, name] of [['orderId', subject['orderId']], [GOODS_ID, named.goodsId]] as const) {
    const column = used.find(({ use }) => use.fact === fact)
    const doubt = column && typeof name === 'string' ? doubtOfLetters(name) : undefined
    if (column && doubt !== undefined) told.hint({ ...at(column.index, column.parts), message: doubt })
  }
  return wrong.size > 0 ? undefined : named
}

/** A long table may repeat its headings, as print-outs do. */
export function isHeadingAgain({ cells }: SheetRow, used: readonly Used[]): boolean {
  const filled = used.filter(({ index }) => cells[index])
  return filled.length > 1 && filled.every(({ index, parts }) => {
    const cell = cells[index]
    return cell?.is === 'text' && cell.text.trim() === parts.at(-1)
  })
}

/** The facts as the dictionary takes them. Each that it does not take is rejected by itself, and so is what they say against each other. */
function subjectIn(facts: Record<string, Subject[string]>, { dictionary, examine, used }: Believing, reject: (fact: string, why: string, cure: string) => void): Subject | undefined {
  try {
    return subjectFrom(dictionary, facts, '')
  } catch (error) {
    if (!(error instanceof SextantError)) throw error
    for (const line of error.message.split('\n')) {
      const { fact = '', why = '', cure = 'correct it' } = /^: (?<fact>\w+) (?<why>.*?)(?:; (?<cure>.*))?$/.exec(line)?.groups ?? {}
      if (Object.hasOwn(facts, fact)) reject(fact, `it ${why}`, cure)
      else {
        // A sentence about the whole row: whoever examines rows knows which fact it is about.
        const errors = examine?.(facts).filter(({ severity }) => severity === 'error') ?? []
        for (const one of errors) reject(one.fact, one.message, 'correct the cell, or empty it')
        if (errors.length === 0) reject(used[0]?.use.fact ?? '', line.replace(/^: /, ''), 'correct the row')
      }
    }
    return undefined
  }
}
