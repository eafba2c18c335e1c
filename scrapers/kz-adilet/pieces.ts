import type { HtmlNode, HtmlPart, Page } from '@sextant/scraping'

/**
 * One piece of an act as the page lays it out. `heading` may hold several levels, one on each line; `note` is what the
 * editors of the bank say about the past of the text, `announcement` what they say about its future.
 */
export interface Piece {
  kind: 'heading' | 'text' | 'row' | 'note' | 'announcement'
  lines: string[]
}

type Html = Page['html']

const inline = new Set(['a', 'b', 'em', 'font', 'i', 's', 'span', 'strong', 'sub', 'sup', 'u'])
/** Stands for `<br>`, since a new line in the source of the page means nothing. */
const BREAK = '\u2028'

/** The pieces in reading order. The ids of the page's paragraphs are not in that order, so that they are not used. */
export function piecesOf(html: Html, element: HtmlPart): Piece[] {
  const pieces: Piece[] = []
  let run: HtmlNode[] = []
  const endRun = () => {
    if (run.length > 0) pieces.push(...pieceOf(html, html(run)))
    run = []
  }
  for (const node of element.contents().toArray()) {
    const name = node.type === 'tag' ? node.name : node.type
    if (name === 'br') endRun()
    else if (name === 'text' || inline.has(name)) run.push(node)
    else if (node.type === 'tag') {
      endRun()
      pieces.push(...blockOf(html, html(node), name))
    }
  }
  endRun()
  return pieces
}

function blockOf(html: Html, block: HtmlPart, name: string): Piece[] {
  if (/^h[1-6]$/.test(name)) return worded('heading', block)
  if (name === 'table') {
    return block.find('tr').toArray().flatMap((row) => {
      const cells = html(row).children('td, th').toArray().map((cell) => linesOf(html(cell)).join(' '))
      const line = cells.filter((cell) => cell !== '').join(' | ')
      return line === '' ? [] : [{ kind: 'row' as const, lines: [line] }]
    })
  }
  if (name === 'p' || name === 'pre' || name === 'li') return pieceOf(html, block)
  return piecesOf(html, block)
}

const RED = 'font[color="#FF0000" i], span[style*="color:#ff0000" i]'

/** A paragraph, or a run of inline elements between two line breaks: the page uses both for the same things. */
function pieceOf(html: Html, selected: HtmlPart): Piece[] {
  if (consistsOf(html, selected, `${RED}, a`) && part(selected, RED).length > 0) return worded('announcement', selected)
  if (consistsOf(html, selected, '.note, a')) return worded('note', selected)
  return worded('text', selected)
}

/** Whether no word stands outside of such elements. A paragraph of law with one red word in it is still law. */
function consistsOf(html: Html, selected: HtmlPart, selector: string): boolean {
  const rest = html(selected.clone().toArray().filter((node) => !html(node).is(selector)))
  rest.find(selector).remove()
  return rest.text().trim() === ''
}

function part(selected: HtmlPart, selector: string): HtmlPart {
  return selected.filter(selector).add(selected.find(selector))
}

function worded(kind: Piece['kind'], selected: HtmlPart): Piece[] {
  const lines = linesOf(selected)
  return lines.length > 0 ? [{ kind, lines }] : []
}

function linesOf(selected: HtmlPart): string[] {
  selected.find('br').replaceWith(BREAK)
  const lines = selected.text().split(BREAK).map((line) => line.replaceAll(/[\s\u00a0]+/g, ' ').trim())
  return lines.filter((line) => line !== '')
}
