/** What could break a line, hide text or turn its direction: controls, line separators, invisible and bidi marks. */
const unfit = /[\p{Cc}\u00AD\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]+/gu

/**
 * Text from outside as one line that is what it looks like: no line breaks, controls or bidi overrides, clipped at
 * `max` characters. Everything that enters a mail goes through here, so nothing can forge a header or a line.
 */
export function plain(text: string, max = 400): string {
  // Nothing beyond is ever shown, so a text of megabytes costs no more than a long one.
  const line = text.slice(0, max * 4).toWellFormed().replaceAll(unfit, ' ').replaceAll(/\s+/gu, ' ').trim()
  if (line.length <= max) return line
  return `${Array.from(line).slice(0, max - 1).join('').trimEnd()}…`
}
