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
  for (const { piece, hasGap } of piecesOf(text).flatMap((one) => partsOf(one, columns))) {
    const gap = hasGap && line !== '' ? 1 : 0
    const size = widthOf(piece)
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
  hasGap: boolean
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let [hasGap, wasWide] = [true, false]
  for (const { segment } of graphemes.segment(text)) {
    if (/^\s+$/u.test(segment)) {
      hasGap = true
      continue
    }
    const isWide = widthOf(segment) > 1
    const last = pieces.at(-1)
    const isGlued = !hasGap && last && ((!wasWide && !isWide) || closing.test(segment) || opening.test(last.piece))
    if (isGlued) last.piece += segment
    else pieces.push({ piece: segment, hasGap })
    ;[hasGap, wasWide] = [false, isWide]
  }
  return pieces
}

/** A word that is wider than a line is cut, for it would not fit on any. */
function partsOf({ piece, hasGap }: Piece, columns: number): Piece[] {
  if (widthOf(piece) <= columns) return [{ piece, hasGap }]
  const parts: Piece[] = []
  let [part, width] = ['', 0]
  for (const { segment } of graphemes.segment(piece)) {
    const size = widthOf(segment)
    if (part !== '' && width + size > columns) {
      parts.push({ piece: part, hasGap: parts.length === 0 && hasGap })
      ;[part, width] = ['', 0]
    }
    part += segment
    width += size
  }
  return [...parts, { piece: part, hasGap: parts.length === 0 && hasGap }]
}
