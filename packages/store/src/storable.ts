/** What strangers wrote may hold anything; PostgreSQL holds any text but a NUL and half a character. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\u{FFFD}').toWellFormed()
}
