import { lexiconOf } from './lexicon.ts'
import { plainForm } from './plain-form.ts'
import { anyOf, begins, ends } from './words.ts'

/** A clause that is no longer law is left as a line that begins by saying so. Later on, the word is about something else. */
const REPEALED_LINE_MAX = 240
const REPEALED_BY = 40

/** Whether a clause says of itself that it is repealed. */
export function isRepealed(text: string, language: string): boolean {
  const plain = plainForm(text).trim()
  const found = new RegExp(`${begins}${anyOf(lexiconOf(language).repealed ?? '')}${ends}`, 'iv').exec(plain)
  return found !== null && found.index <= REPEALED_BY && plain.length <= REPEALED_LINE_MAX
}
