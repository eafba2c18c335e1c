import type { Cell } from './cell.ts'
import { general } from './number-format.ts'
import { refuse } from './refuse.ts'
import { type SharedStrings, unescaped } from './shared-strings.ts'
import type { CellFormat } from './styles.ts'

/** A cell as the XML of a sheet has it. */
export interface WrittenCell {
  /** `B7`. */
  name: string
  /** Its place among the cell formats. */
  format: number
  type: string
  hasFormula: boolean
  hasValue: boolean
  /** A piece of its own text is struck through. */
  isStruck: boolean
  /** Of the value, or of the text that stands in the cell itself. */
  text: string
}

export interface CellWords {
  strings: SharedStrings
  formats: readonly CellFormat[]
}

const CURE = 'open it in your spreadsheet program and save it again as .xlsx'
const withoutResult = {
  found: 'a formula',
  why: 'its result is not in the file, and formulas are not computed here',
  cure: 'open and save the file in a spreadsheet program, or paste the values',
}

/** What a cell holds; undefined where that is nothing. Of a formula only the result counts that was saved with it. */
export function cellFrom(written: WrittenCell, words: CellWords, file: string): Cell | undefined {
  const cell = contentOf(written, words, file)
  const isStruck = written.isStruck || words.formats[written.format]?.isStruck === true || (written.type === 's' && words.strings.isStruck(Number(written.text)))
  return cell && isStruck ? { ...cell, isStruck } : cell
}

function contentOf({ name, format, type, hasFormula, hasValue, text }: WrittenCell, { strings, formats }: CellWords, file: string): Cell | undefined {
  if (hasFormula && (!hasValue || (text === '' && type !== 'str'))) return { is: 'broken', ...withoutResult }
  if (text === '') return undefined
  switch (type) {
    case 's': {
      const found = strings.at(Number(text))
      return found === undefined ? refuse(file, `is damaged: ${name} names the text ${text.slice(0, 20)} of ${strings.count}`, CURE) : textCell(found)
    }
    case 'str':
    case 'inlineStr':
      return textCell(unescaped(text))
    case 'b':
      return { is: 'boolean', value: text === '1' || text === 'true' }
    case 'e':
      return { is: 'broken', found: text.slice(0, 40), why: 'the spreadsheet itself says that this is an error', cure: 'mend the formula, or empty the cell' }
    case 'd':
      return textCell(/^(?<day>\d{4}-\d\d-\d\d)T[\d:.]*Z?$/.exec(text)?.groups?.['day'] ?? text)
    default:
      if (!/^[+-]?(\d+\.?\d*|\.\d+)(E[+-]?\d+)?$/i.test(text)) refuse(file, `is damaged: ${name} should be a number and is ${JSON.stringify(text.slice(0, 40))}`, CURE)
      return { is: 'number', text, format: formats[format]?.number ?? general }
  }
}

function textCell(text: string): Cell | undefined {
  return text.trim() === '' ? undefined : { is: 'text', text }
}
