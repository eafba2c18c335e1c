const made = Symbol('safe HTML')

/** HTML whose every value from outside has been escaped. Only `html` makes it. */
export interface Html {
  readonly [made]: string
}

type Hole = string | number | Html | readonly Html[]

/** A template whose texts are ours and whose holes are not: strings are escaped, `Html` goes in as it is. */
export function html(texts: TemplateStringsArray, ...holes: Hole[]): Html {
  let out = texts[0] ?? ''
  holes.forEach((hole, index) => {
    out += filled(hole) + (texts[index + 1] ?? '')
  })
  return { [made]: out }
}

export function htmlText(piece: Html): string {
  return piece[made]
}

/** A style sheet of our own making; texts from outside stand in it as `cssText` only. */
export function style(css: string): Html {
  return { [made]: `<style>\n${css.replaceAll('<', '\\3c ')}\n</style>` }
}

/** A text as a CSS string that nothing in it can end: all but letters, digits and spaces are escapes. */
export function cssText(text: string): string {
  return `"${text.replaceAll(/[^\p{L}\p{M}\p{N} ]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `)}"`
}

/** A link where the address is http(s), else its text alone: no other scheme is worth a click in a mail. */
export function link(url: string, text: string): Html {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return html`${text}`
  return html`<a href="${new URL(url).href}" style="color:#0b57a4">${text}</a>`
}

function filled(hole: Hole): string {
  if (typeof hole === 'string') return escaped(hole)
  if (typeof hole === 'number') return String(hole)
  if (made in hole) return hole[made]
  return hole.map(htmlText).join('')
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '')
}
