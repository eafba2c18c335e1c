import type { FactDefinition } from './fact.ts'
import { holdsName, nameOf } from './fact-names.ts'
import { inLatin } from './look-alike.ts'

export type TextForm = Pick<FactDefinition & { type: 'text' }, 'letters' | 'format' | 'aliases' | 'names' | 'beside' | 'script'>

/**
 * The form in which a text is kept and compared. Where small and capital letters are one, so are the wide letters of
 * Chinese input methods and all kinds of spaces; an alias, or what a name is also written as, is kept as what it stands for.
 */
export function keptText({ letters, aliases, names, script }: TextForm, text: string): string {
  const kept = letters === 'upper' ? text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim().toUpperCase() : text.trim().normalize('NFC')
  const latin = script === 'latin' ? kept.replaceAll(/\S+/g, latinWord) : kept
  if (aliases && Object.hasOwn(aliases, latin)) return aliases[latin] ?? latin
  return (names && nameOf(names, latin)) ?? latin
}

/** Whether rules can compare it. What is not recognised is as good as unknown to them. */
export function isRecognised({ names, beside, script }: TextForm, kept: string): boolean {
  if (names && !Object.hasOwn(names, kept) && (!beside || holdsName(names, kept))) return false
  return script !== 'latin' || isLatin(kept)
}

/** A word with a Latin letter or a digit has the Cyrillic letters that look Latin by mistake: СХ-5 is CX-5. АСТРА is no Latin word. */
function latinWord(word: string): string {
  const latin = inLatin(word)
  return /[A-Z\d]/i.test(word) && isLatin(latin) ? latin : word
}

/** With accents, as in CITROËN: the blocks of Unicode up to Latin Extended-B. */
function isLatin(text: string): boolean {
  return /^[\u0000-\u024f]*$/.test(text)
}
