import type { Snapshot } from '@sextant/model'
import type { CheerioAPI } from 'cheerio'
import { textOf } from './charset.ts'
import { fail, messageOf, show } from './fail.ts'
import { limits } from './limits.ts'
import type { Page } from './scraper.ts'
import { treeOf } from './tree.ts'

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d]

/** A snapshot in the form in which a scraper reads it. */
export function pageOf(snapshot: Snapshot): Page {
  let text: string | undefined
  let html: CheerioAPI | undefined
  let json: { value: unknown } | undefined
  return {
    url: snapshot.headers['content-location'] ?? snapshot.url,
    get text() {
      return (text ??= textOf(snapshot.body, snapshot.headers['content-type']))
    },
    get html() {
      return (html ??= treeOf(this.text))
    },
    get json() {
      return (json ??= { value: jsonFrom(this.text) }).value
    },
  }
}

function jsonFrom(text: string): unknown {
  if (text.length > limits.pageCharacters) {
    fail(`the page has ${text.length} characters; at most ${limits.pageCharacters} are read`)
  }
  const depth = jsonDepth(text)
  if (depth > limits.jsonDepth) fail(`the page nests values more than ${limits.jsonDepth} deep`)
  try {
    return JSON.parse(text)
  } catch (error) {
    return fail(`the page is not JSON (${messageOf(error)}); it begins with ${show(text.trimStart())}`)
  }
}

/** How deep brackets nest outside of strings, read in one pass without building anything. */
function jsonDepth(text: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (inString) {
      if (code === BACKSLASH) index += 1
      else if (code === QUOTE) inString = false
    } else if (code === QUOTE) inString = true
    else if (code === OPEN_LIST || code === OPEN_OBJECT) deepest = Math.max(deepest, ++depth)
    else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth -= 1
  }
  return deepest
}
