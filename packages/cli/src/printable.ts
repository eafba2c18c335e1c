/**
 * Text as a terminal may have it: whatever came in, no control may steer it and no mark of direction turn it around.
 * Each stands as an escape, which in JSON means the same character.
 */
export function printable(text: string): string {
  return text.replaceAll(unprintable, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

const unprintable = /\r(?!\n)|(?![\t\n\r])\p{Cc}|[\u061C\u2028-\u202E\u2066-\u2069]/gu
