import { type Cheerio, type CheerioAPI, load } from 'cheerio'
import { adapter } from 'parse5-htmlparser2-tree-adapter'
import { fail } from './fail.ts'
import { limits } from './limits.ts'

/** Any node of a page: an element, a text, a comment. */
export type HtmlNode = Exclude<Parameters<typeof load>[0], string | Uint8Array | unknown[]>
/** Some nodes of a page, selected. */
export type HtmlPart = Cheerio<HtmlNode>

/**
 * Parses HTML as browsers do, within a budget. The budget is kept while the tree grows: a few kilobytes of unclosed
 * formatting elements can make a parser that follows the standard build millions of elements.
 */
export function treeOf(html: string): CheerioAPI {
  if (html.length > limits.pageCharacters) {
    fail(`the page has ${html.length} characters; at most ${limits.pageCharacters} are read`)
  }
  let elements = 0
  let depth = 0
  const budgeted: typeof adapter = {
    ...adapter,
    createElement(...name) {
      if (++elements > limits.elementsPerPage) fail(`the page has more than ${limits.elementsPerPage} elements`)
      return adapter.createElement(...name)
    },
    onItemPush() {
      if (++depth > limits.elementDepth) fail(`the page nests elements more than ${limits.elementDepth} deep`)
    },
    onItemPop() {
      depth -= 1
    },
  }
  return load(html, { treeAdapter: budgeted })
}

const TAG = /<\/?(?:a|b|br|div|em|font|i|li|ol|p|span|strong|sub|sup|table|tbody|td|th|tr|u|ul)\b[^<>]*>/i

/**
 * The plain text of an HTML fragment, with a new line for each block. A fragment whose mark-up was escaped once more
 * (`&lt;span&gt;`) is read again, three times at most; "<" before a number stays what it is.
 */
export function plainText(fragment: string): string {
  let text = fragment
  for (let pass = 0; pass < 3; pass++) {
    const html = treeOf(text)
    html('script, style').remove()
    html('br').replaceWith('\n')
    html('p, div, li, tr, table').append('\n')
    text = html('body').text()
    if (!TAG.test(text)) break
  }
  const lines = text.split('\n').map((line) => line.replaceAll(/[\s\u00a0]+/g, ' ').trim())
  return lines.filter((line) => line !== '').join('\n')
}
