import stringWidth from 'string-width'

const closing = /^[\p{Pe}\p{Pf}、。，．；：！？…·～％%]/u
const opening = /[\p{Ps}\p{Pi}]$/u
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** How many columns a text takes in a terminal: a Chinese character takes two. */
export function widthOf(text: string): number {
  return stringWidth(text)
}

export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - widthOf(text)))
}

/** The text, or its beginning with an ellipsis where it is wider than `columns`. */
export function clipped(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text
  let [start, width] = ['', 0]
  for (const { segment } of graphemes.segment(text)) {
    width += widthOf(segment)
    if (width > columns - 1) break
    start += segment
  }
  return `${start.trimEnd()}…`
}

/** Lines of at most `columns`. Chinese breaks between any two characters, but never before a comma or after a bracket. */
export function wrapped(text: string, columns: number): string[] {
  const lines: string[] = []
  let [line, width] = ['', 0]
  for (const { piece, size, hasGap } of piecesOf(text).flatMap((one) => partsOf(one, columns))) {
    const gap = hasGap && line !== '' ? 1 : 0
    if (line !== '' && width + gap + size > columns) {
      lines.push(line)
      ;[line, width] = [piece, size]
    } else {
      line += (gap === 1 ? ' ' : '') + piece
      width += gap + size
    }
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line]
}

/** What no line break may part, and whether a space stood before it. */
interface Piece {
  piece: string
  size: number
  hasGap: boolean
}

// Most of a report is made of these two, whose width needs no table; only the rest is looked at grapheme by grapheme.
const narrow = String.raw`\x21-\x7E\u00AB\u00BB\u00C0-\u02FF\u0400-\u0482\u048A-\u052F\u2010-\u2027`
const wide = String.raw`\p{Script=Han}\u3001-\u3029\uFF01-\uFF60`
const runs = new RegExp(
  String.raw`(?<space>\s+)|(?<narrow>(?:[${narrow}](?!\p{M}))+)|(?<wide>[${wide}](?!\p{M}))|(?:[${narrow}${wide}]\p{M}+|[^\s${narrow}${wide}])+`,
  'gu',
)

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let [hasGap, before]: [boolean, 'narrow' | 'wide'] = [true, 'narrow']
  const add = (piece: string, size: number, kind: 'narrow' | 'wide') => {
    const last = pieces.at(-1)
    if (!hasGap && last && ((before === 'narrow' && kind === 'narrow') || size === 0 || closing.test(piece) || opening.test(last.piece))) {
      last.piece += piece
      last.size += size
    } else {
      pieces.push({ piece, size, hasGap })
    }
    ;[hasGap, before] = [false, kind]
  }
  for (const { 0: run, groups } of text.matchAll(runs)) {
    if (groups?.['space']) hasGap = true
    else if (groups?.['narrow']) add(run, run.length, 'narrow')
    else if (groups?.['wide']) add(run, 2, 'wide')
    else {
      for (const { segment } of graphemes.segment(run)) {
        const size = widthOf(segment)
        add(segment, size, size > 1 ? 'wide' : 'narrow')
      }
    }
  }
  return pieces
}

/** A word that is wider than a line is cut, for it would not fit on any. */
function partsOf(whole: Piece, columns: number): Piece[] {
  if (whole.size <= columns) return [whole]
  const parts: Piece[] = []
  let part: Piece = { piece: '', size: 0, hasGap: whole.hasGap }
  for (const { segment } of graphemes.segment(whole.piece)) {
    const size = widthOf(segment)
    if (part.piece !== '' && part.size + size > columns) {
      parts.push(part)
      part = { piece: '', size: 0, hasGap: false }
    }
    part.piece += segment
    part.size += size
  }
  return [...parts, part]
}
