/**
 * The form in which a text is kept and compared. Where small and capital letters are one, so are the wide letters of
 * Chinese input methods and all kinds of spaces; an alias is kept as what it stands for.
 */
export function keptText({ letters, aliases }: { letters: 'upper' | 'as-written'; aliases?: Record<string, string> | undefined }, text: string): string {
  const kept = letters === 'upper' ? text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim().toUpperCase() : text.trim().normalize('NFC')
  return aliases && Object.hasOwn(aliases, kept) ? (aliases[kept] ?? kept) : kept
}
