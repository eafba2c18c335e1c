import { type FactDefinition, type FactValue, folded, marketName } from '@sextant/model'
import { type Doubt, doubtOfDistance } from './bare-distance.ts'
import { type Cell, cellText } from './cell.ts'
import type { Reader } from './column.ts'
import { answerIn } from './answer.ts'
import { type Decimal, decimalFrom, decimalText, fromBinary, times } from './decimal.ts'
import { emissionClasses, emissionClassIn } from './emission-class.ts'
import { unitOf } from './heading.ts'
import { mapOption } from './map-option.ts'
import { tornCode } from './market-words.ts'
import { isNameAgain, numberWithoutName } from './named-number.ts'
import { dressOf, shownText } from './number-format.ts'
import { dayOfSerial, type DaySystem } from './serial-day.ts'
import { inUnit, isCount, unitFrom } from './unit.ts'
import { saysAsAbove, saysNone, saysNotApplicable, saysNoText, saysNothing, yesOrNo } from './word.ts'
import { writtenDay } from './written-day.ts'
import { writtenNumber } from './written-number.ts'

/**
 * What a cell says of a fact. `blank` is unknown, never no. A hint is told of the first cell of its column alone. A `step`
 * is what stands beside a class: the b of 国六b. A doubt rejects the value unless its row settles it.
 */
export type Reading = { is: 'value'; value: FactValue; hint?: string; step?: string; doubt?: Doubt } | { is: 'blank'; hint?: string } | { is: 'rejected'; why: string; cure: string }

/** Numbers of a CSV file come without the system of days that they were counted by. */
export type SheetKind = { daySystem: DaySystem } | 'csv'

export function valueOf(cell: Cell, reader: Reader, sheet: SheetKind): Reading {
  if (cell.is === 'broken') return rejected(cell.why, cell.cure)
  const { definition } = reader
  if (cell.is === 'text' && saysAsAbove(cell.text)) return rejected('it refers to the cell above', 'write the value itself')
  if (definition === 'own name') {
    const text = wholeText(cell)
    return text === undefined ? rejected(...lostDigits) : saysNothing(text) ? { is: 'blank' } : saysNoText(text) ? noText : value(text)
  }
  if (cell.is === 'text' && saysNotApplicable(cell.text)) return { is: 'blank' }
  // A word of the fact's own comes first, for "unknown" may be one.
  if (cell.is === 'text' && !reader.words && definition.type !== 'boolean' && saysNothing(cell.text)) return { is: 'blank' }
  switch (definition.type) {
    case 'boolean':
      return booleanOf(cell, reader)
    case 'number':
      return numberOf(cell, definition, reader)
    case 'day':
      return dayOf(cell, reader, sheet)
    case 'text':
      return textOf(cell, definition, reader)
    case 'enum':
      return wordOf(asShown(cell), reader)
    case 'list':
      return listOf(asShown(cell), reader)
  }
}

const value = (found: FactValue, hint?: string): Reading => ({ is: 'value', value: found, ...(hint !== undefined && { hint }) })
const rejected = (why: string, cure: string): Reading => ({ is: 'rejected', why, cure })
const noText: Reading = { is: 'blank', hint: 'a word for "none" is taken as unknown, here and in the other cells of the column' }
const lostDigits = ['a number of more than 15 digits loses its last ones in a spreadsheet', 'write it as text: format the cell as Text first'] as const

function booleanOf(cell: Cell, { names }: Reader): Reading {
  if (cell.is === 'boolean') return value(cell.value)
  const text = asShown(cell)
  const found = yesOrNo(text) ?? answerIn(text, names)
  if (found !== undefined) return value(found)
  return saysNothing(text) ? { is: 'blank' } : rejected('it is neither yes nor no', 'write yes or no, 是 or 否, да or нет')
}

function numberOf(cell: Cell, definition: FactDefinition & { type: 'number' }, reader: Reader): Reading {
  const { signs, size, names } = reader
  if (cell.is === 'boolean') return rejected('it is yes or no', 'write a number')
  if (cell.is === 'number') return numberShown(cell, definition, reader)
  const classed = classOf(cellText(cell), reader)
  if (classed) return classed
  const own = unitOf(definition) ?? ''
  const { before, text } = withoutUnitBefore(numberWithoutName(cellText(cell), names))
  const read = writtenNumber(text, signs, { isWhole: definition.integer && !size })
  const alone = `write the number alone${own === '' ? '' : `, in ${own}`}`
  if (!read) return rejected('it is no number', own === '' ? 'write a number alone' : `write a number of ${own} alone`)
  if ('wrong' in read) return rejected(read.wrong, read.cure)
  const number = decimalFrom(read.number)
  if (!number) return rejected('it is too long for a number', 'correct it')
  const isCounted = definition.of === 'order' && definition.integer && own === '' && isCount(read.rest)
  const written = [before, isCounted ? '' : read.rest].filter((one) => one !== '' && saysMore(one, own, names))
  return numberBeside(number, written, definition, reader, alone)
}

/** 欧六 in a column of Chinese stages is none of them, and no reader may take it for one. */
function classOf(text: string, { fact, heading, steps }: Reader): Reading | undefined {
  const found = emissionClasses[fact] && emissionClassIn(text)
  if (!found) return undefined
  const { of = fact, number, step } = found
  if (of !== fact) {
    const [is, here] = [emissionClasses[of]?.isCalled ?? '', emissionClasses[fact]?.isCalled ?? '']
    return rejected(`"${text.trim()}" is ${is}, and ${here} is asked for here; by law neither follows from the other`, `give it in a column of ${of}, or, where all of this column is such, say so with ${mapOption(heading, of)}`)
  }
  if (step !== undefined && !steps?.includes(step)) return undefined
  return { is: 'value', value: Number(number), ...(step !== undefined && { step }) }
}

/** `$12,500`, `USD 12 500`: what stands before the number. */
function withoutUnitBefore(text: string): { before: string; text: string } {
  const { before = '', rest } = /^\s*(?<before>[^\d\s.,\-−+]{1,5}\.?)\s*(?<rest>\d.*)$/su.exec(text.normalize('NFKC'))?.groups ?? {}
  return { before, text: rest ?? text }
}

/** Beside a number stands its unit, also where that is a piece of what the fact is called: 公里 of 里程(公里). */
function saysMore(text: string, unit: string, names: readonly string[]): boolean {
  return unitFrom(text, unit) !== undefined || !isNameAgain(text, names)
}

/** A number with its unit beside it, in the cell or in the format of the cell. */
function numberBeside(number: Decimal, written: readonly string[], definition: FactDefinition & { type: 'number' }, reader: Reader, cure: string): Reading {
  const own = unitOf(definition) ?? ''
  const [unit] = written.map((one) => unitFrom(one, own))
  if (written.length === 0) return bareNumber(number, definition, reader)
  if (written.length > 1 || !unit) return rejected(`"${written.join(' … ').slice(0, 40)}" beside the number is not understood`, cure)
  return 'wrong' in unit ? rejected(unit.wrong, 'write the number in a unit with one meaning') : value(Number(decimalText(inUnit(number, unit.size))))
}

const asGeneral = 'write a number, in a cell with the format General'

/** A number with what its format puts beside it, which is read as if it stood in the cell. */
function numberShown({ text, format }: Cell & { is: 'number' }, definition: FactDefinition & { type: 'number' }, reader: Reader): Reading {
  const { size, names } = reader
  if (format.shown !== 'plain' && format.shown !== 'percent') return rejected('it is shown as a date or a time', asGeneral)
  const number = decimalFrom(fromBinary(text))
  if (!number) return rejected('it is too large', 'correct it')
  const { before, after, isUnclear, hidesNumber, thousands } = dressOf(format, text)
  if (hidesNumber && before.trim() === '') return { is: 'blank', hint: `${text} is hidden by the format of its cell, and what is not shown is taken as unknown` }
  if (isUnclear || hidesNumber) return rejected('the format of its cell shows something else than the number', asGeneral)
  if (format.shown === 'percent') return definition.unit === '%' ? value(Number(decimalText({ ...number, digits: number.digits * 100n }))) : rejected('it is shown as a percentage', asGeneral)
  const shown = { ...number, scale: number.scale + 3 * thousands }
  const written = [before, after].filter((one) => one !== '' && saysMore(one, unitOf(definition) ?? '', names))
  if (written.length === 0 && thousands > 0 && !size) return rejected(`the format of its cell shows it divided by ${1000 ** thousands}`, asGeneral)
  return numberBeside(shown, written, definition, reader, `${asGeneral}${unitOf(definition) ? `, in ${unitOf(definition)}` : ''}`)
}

/** A number without a unit of its own has that of its heading. Of percentages 0.85 may be 85 %. */
function bareNumber(written: Decimal, { unit }: FactDefinition & { type: 'number' }, { size, fraction, heading, fact, hasUnit }: Reader): Reading {
  const number = Number(decimalText(inUnit(written, size)))
  const asFraction = Number(decimalText(times(written, { digits: 100n, scale: 0 })))
  const doubt = doubtOfDistance(number, { fact, heading, hasUnit })
  if (doubt) return { is: 'value', value: number, doubt }
  if (unit !== '%' || fraction === 'never' || number <= 0 || number > 1 || number === asFraction) return value(number)
  const cure = `write the sign of percent in the cell, or say what the column holds with ${mapOption(heading, `${fact} fraction`)} or ${mapOption(heading, `${fact} %`)}`
  if (fraction === 'hardly') return value(number, `numbers of at most 1 are read as percent; where 0.85 means 85 %, ${cure}`)
  return rejected(`it may be ${number} % or ${asFraction} %`, cure)
}

function dayOf(cell: Cell, { order, daysMayBeSwapped, heading }: Reader, sheet: SheetKind): Reading {
  const cure = 'write it as YYYY-MM-DD, or YYYY-MM or YYYY where no more is known'
  if (cell.is === 'boolean') return rejected('it is yes or no', cure)
  if (cell.is === 'number') {
    const number = Number(cell.text)
    const { shown } = cell.format
    if (shown === 'day' || shown === 'month' || shown === 'year') {
      const day = sheet === 'csv' ? undefined : dayOfSerial(number, sheet.daySystem)
      if (!day) return rejected('it is shown as a day, but lies outside the years 1901 to 2199', cure)
      const swapped = daysMayBeSwapped && shown === 'day' ? 'all real days of the column lie on the 1st to 12th of a month, and others stand as text: the spreadsheet may have taken days for months; compare them with the source' : undefined
      return value(day.slice(0, { day: 10, month: 7, year: 4 }[shown]), swapped)
    }
    if (shown === 'plain' && asShown(cell) === fromBinary(cell.text) && Number.isInteger(number) && number >= 10_000 && number <= 120_000 && sheet !== 'csv') {
      const day = dayOfSerial(number, sheet.daySystem)
      if (day) return value(day)
    }
  }
  const text = asShown(cell)
  const read = writtenDay(text, order, { isRussian: /\p{Script=Cyrillic}/u.test(heading) })
  if (read && 'day' in read) return value(read.day)
  if (read) return rejected(read.wrong, read.cure)
  const serial = /^\d{5}(\.\d+)?$/.test(text.trim()) ? dayOfSerial(Number(text), 1900) : undefined
  return serial ? rejected(`it may be the day that Excel counts as ${text.trim()} (${serial}), or another`, cure) : rejected('it is no day', cure)
}

function textOf(cell: Cell, definition: FactDefinition & { type: 'text' }, reader: Reader): Reading {
  if (cell.is === 'boolean') return rejected('it is yes or no', 'write a text')
  if (cell.is === 'number' && cell.format.shown !== 'plain') return rejected('it is shown as a date, a time or a percentage', 'write it as text')
  const text = wholeText(cell)
  if (text === undefined) return rejected(...lostDigits)
  if (saysNoText(text) && !(reader.codes && tornCode(text))) return noText
  if (definition.format === 'market') return wordOf(text, reader)
  return value(text)
}

/** Undefined where a number has lost digits already. */
function wholeText(cell: Cell): string | undefined {
  if (cell.is !== 'number') return cellText(cell).trim()
  return fromBinary(cell.text).replaceAll(/\D/g, '').length > 15 ? undefined : asShown(cell)
}

/** A number with the zeros and texts that its format gives it. */
function asShown(cell: Cell): string {
  return cell.is === 'number' ? shownText(cell.format, fromBinary(cell.text)) : cellText(cell)
}

function wordOf(text: string, reader: Reader): Reading {
  const read = wordIn(text, reader)
  if (read.is !== 'no word') return read
  return saysNothing(text) ? { is: 'blank' } : rejected('it is none of the words that are known here', read.near ? `did you mean "${read.near}"?` : `write ${reader.codes ? '' : 'one of '}${reader.words?.examples ?? ''}`)
}

/** 左舵（原厂）: what stands behind changes nothing. Anything else in brackets may. */
function withoutRemark(text: string): string {
  const { word, remark } = /^(?<word>.+?)\s*[(（](?<remark>[^()（）]+)[)）]\s*$/su.exec(text)?.groups ?? {}
  return word !== undefined && remarks.has(folded(remark ?? '')) ? word : ''
}

const remarks = new Set(['原厂', '原装', '原车', '出厂', 'factory', 'original', 'OEM', 'заводской', 'заводское', 'заводская', 'оригинал', 'с завода'].map(folded))

type WordRead = { is: 'value'; value: string; hint?: string } | Extract<Reading, { is: 'rejected' }> | { is: 'no word'; near: string | undefined }

/** One word of a closed list. A code that also says "nothing" is one only where its column holds codes alone. */
function wordIn(text: string, { words, codes }: Reader): WordRead {
  const torn = codes && tornCode(text)
  if (torn) {
    const name = marketName(torn, 'en')
    if (codes === 'alone' && text.normalize('NFKC').trim() === torn) return { is: 'value', value: torn, hint: `"${torn}" is read as ${name}, for its column holds codes of countries` }
    return { is: 'rejected', why: `"${text.trim()}" may be ${name}, or say that there is nothing`, cure: `write ${name} where the country is meant; else empty the cell` }
  }
  // Signs say nothing in a word, but for the one that says that nobody is sure.
  if (/[?？]/.test(text)) return { is: 'no word', near: undefined }
  const word = words?.of(text) ?? words?.of(withoutRemark(text))
  if (word !== undefined) return { is: 'value', value: word }
  const several = words?.several(text)
  if (!several) return { is: 'no word', near: words?.near(text) }
  if (several.length === 0) return { is: 'rejected', why: `"${text.trim()}" is no country`, cure: 'write the country itself' }
  const names = several.map((one) => (codes ? `${marketName(one, 'en')} (${one})` : one))
  return { is: 'rejected', why: `"${text.trim()}" may be ${names.join(' or ')}`, cure: 'write the one that is meant' }
}

function listOf(text: string, reader: Reader): Reading {
  const isCode = reader.codes && tornCode(text.trim()) && text.trim() !== text.trim().toLowerCase()
  if (saysNone(text) && !isCode) return value([])
  const { words } = reader
  if (!words) return value(text.split(/[、，,;；\n|]+/).flatMap((part) => (part.trim() === '' ? [] : [part.trim()])))
  const reads = [...wordsIn(text, reader)]
  if (saysNothing(text) && reads.every(({ is }) => is === 'no word')) return { is: 'blank' }
  const found = new Set<string>()
  let hint: string | undefined
  for (const read of reads) {
    if (read.is === 'rejected') return read
    if (read.is === 'no word') return rejected(`"${read.text.slice(0, 40)}" is none of the words that are known here`, read.near ? `did you mean "${read.near}"?` : `write ${reader.codes ? '' : 'words such as '}${words.examples}`)
    hint ??= read.hint
    found.add(read.value)
  }
  return value([...found], hint)
}

/**
 * The words of a list from the left, the longest first, for a word may hold one of the separators of three languages. Signs
 * that stand alone are no part of a word.
 */
function* wordsIn(text: string, reader: Reader): Generator<WordRead & { text: string }> {
  const parts = [...text.matchAll(/[^、，,;；/／\n|+]+/g)].filter(([part]) => part.trim() !== '').map(({ 0: part, index }) => ({ from: index, to: index + part.length, hasLetters: /[\p{L}\p{N}]/u.test(part) }))
  for (let at = 0; at < parts.length;) {
    const [from, loose] = [parts[at]?.from ?? 0, parts.findIndex(({ hasLetters }, index) => index >= at && !hasLetters)]
    const together = parts.slice(at, Math.min(at + PARTS_OF_A_WORD, loose < 0 ? parts.length : Math.max(loose, at + 1)))
    const reads = together.map(({ to }) => text.slice(from, to).trim()).map((piece) => ({ ...wordIn(piece, reader), text: piece }))
    const longest = Math.max(0, reads.findLastIndex(({ is }) => is === 'value'))
    const read = reads[longest]
    if (!read) return
    yield read
    at += longest + 1
  }
}

const PARTS_OF_A_WORD = 6
