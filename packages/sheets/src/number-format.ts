import type { Shown } from './cell.ts'

/** How the numbers of a cell are shown. */
export interface NumberFormat {
  shown: Shown
  /** By the sign of the number. */
  positive: Section
  negative: Section
  zero: Section
}

type Piece = { is: 'text'; text: string } | { is: 'digit'; sign: string }

interface Section {
  /** From the left; undefined where the number stands as it is. */
  pieces: readonly Piece[] | undefined
  /** How often the number is divided by 1000 before it is shown. */
  thousands: number
}

/** What a format puts beside a number, and what it makes of it. */
export interface Dress {
  before: string
  after: string
  /** The digits that are shown are not those of the number, as where text stands between them. */
  isUnclear: boolean
  /** The format shows words, or nothing, in place of the number. */
  hidesNumber: boolean
  thousands: number
}

/** A format code of a spreadsheet: up to three sections for positive, negative and zero. */
export function formatOf(code: string, shown: Shown = shownBy(code)): NumberFormat {
  const [first = '', second, third] = sectionsOf(code)
  // By conditions such as [>=10000] one column would be shown in several units.
  if (/\[[<>=]/.test(code)) return { shown, positive: unclear, negative: unclear, zero: unclear }
  const positive = sectionOf(first)
  return { shown, positive, negative: second === undefined ? positive : sectionOf(second), zero: third === undefined ? positive : sectionOf(third) }
}

export function dressOf(format: NumberFormat, number: string): Dress {
  const { pieces, thousands } = sectionFor(format, number)
  if (!pieces) return { before: '', after: '', isUnclear: false, hidesNumber: false, thousands: 0 }
  const [first, last] = [pieces.findIndex(isDigit), pieces.findLastIndex(isDigit)]
  if (first < 0) return { before: textOf(pieces), after: '', isUnclear: false, hidesNumber: true, thousands }
  return { before: bare(textOf(pieces.slice(0, first))), after: bare(textOf(pieces.slice(last + 1))), isUnclear: bare(textOf(pieces.slice(first, last))) !== '', hidesNumber: false, thousands }
}

/** A whole number as its reader sees it, with its zeros and texts; any other number as it is. */
export function shownText(format: NumberFormat, number: string): string {
  const { pieces, thousands } = sectionFor(format, number)
  const digits = /^-?(\d+)$/.exec(number)?.[1]
  if (!pieces || thousands > 0 || digits === undefined) return number
  if (!pieces.some(isDigit)) return textOf(pieces).trim()
  let rest = digits
  const first = pieces.findIndex(isDigit)
  const shown = pieces.toReversed().map((piece, fromEnd) => {
    if (!isDigit(piece)) return piece.text
    const isFirst = pieces.length - 1 - fromEnd === first
    const own = isFirst ? rest : rest.slice(-1)
    rest = rest.slice(0, rest.length - own.length)
    return own !== '' ? own : piece.sign === '0' ? '0' : ''
  })
  return `${number.startsWith('-') && format.negative === format.positive ? '-' : ''}${shown.toReversed().join('')}`.trim()
}

const unclear: Section = { pieces: [{ is: 'digit', sign: '#' }, { is: 'text', text: '…' }, { is: 'digit', sign: '#' }], thousands: 0 }

function sectionFor({ positive, negative, zero }: NumberFormat, number: string): Section {
  const value = Number(number)
  return value === 0 ? zero : value < 0 ? negative : positive
}

const isDigit = (piece: Piece): piece is Extract<Piece, { is: 'digit' }> => piece.is === 'digit'
const textOf = (pieces: readonly Piece[]) => pieces.map((piece) => (isDigit(piece) ? '' : piece.text)).join('')

/** Signs and brackets say that a number is negative, and a dash that it is zero. */
function bare(text: string): string {
  return text.replaceAll(/^[\s()+\-−–—]+|[\s()+\-−–—]+$/g, '')
}

function sectionsOf(code: string): string[] {
  return code.match(/(?:"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|[^;])+|(?<=;|^)(?=;|$)/gs) ?? ['']
}

/** Tokens of a code: quoted text, escaped signs, room and fill, brackets, exponents, placeholders, any other sign. */
const TOKEN = /"(?<quoted>[^"]*)"|\\(?<escaped>.)|[_*].|\[\$(?<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]|(?<general>general|@)|E[+-]0+|(?<digit>[0#?])|(?<point>\.(?=[0#?]|$))|(?<group>,)|%|(?<other>.)/gis

function sectionOf(code: string): Section {
  const pieces: Piece[] = []
  let [isPlain, thousands, isFraction] = [false, 0, false]
  for (const { groups = {} } of code.matchAll(TOKEN)) {
    const text = groups['quoted'] ?? groups['escaped'] ?? groups['currency'] ?? groups['other']
    if (groups['general'] !== undefined) [isPlain, isFraction] = [true, false]
    if (groups['general'] !== undefined) pieces.push({ is: 'digit', sign: '#' })
    if (groups['point'] !== undefined) isFraction = true
    // Commas behind the last digit divide by a thousand; between digits they only group them.
    if (groups['group'] !== undefined) thousands++
    if (groups['digit'] !== undefined) thousands = 0
    if (groups['digit'] !== undefined && !isFraction) pieces.push({ is: 'digit', sign: groups['digit'] })
    if (text !== undefined && text !== '') pieces.push({ is: 'text', text })
  }
  const isBare = pieces.every(isDigit) && pieces.every(({ sign }, index) => sign !== '0' || index === pieces.length - 1)
  return { pieces: (isPlain || pieces.length > 0) && isBare && thousands === 0 ? undefined : pieces, thousands }
}

/** What a format code shows: `yyyy"年"m"月"` a month, `0.0%` a percentage. */
function shownBy(code: string): Shown {
  const [positive = ''] = code.split(';')
  const plain = positive.replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|general/gi, '').toLowerCase()
  if (plain.includes('%')) return 'percent'
  const [year, day, hour] = [/[ye]/.test(plain) && !/[0#]e/.test(plain), plain.includes('d'), /[hs]/.test(plain)]
  if (day) return 'day'
  if (year) return plain.includes('m') ? 'month' : 'year'
  return hour ? 'time' : 'plain'
}

export const general: NumberFormat = formatOf('General')
