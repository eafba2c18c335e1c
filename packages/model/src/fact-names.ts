import { inLatin } from './look-alike.ts'

/** The names that a fact may hold, each as it is kept, with what else it is written as. */
export type FactNames = Readonly<Record<string, readonly string[]>>

/** What a maker or a paper adds to a name: the MIIT announcement prints 比亚迪牌, an invoice BYD AUTO. */
const ADDED = /(?:品牌|牌|汽车|auto(?:mobiles?)?|motors?|cars?)$/u

/** The name that a text stands for, as it is kept; undefined where none is known by it. Nothing is guessed from its letters. */
export function nameOf(names: FactNames, text: string): string | undefined {
  const kept = byKey(names)
  const plain = keyOf(text)
  for (const key of [plain, keyOf(inLatin(text.toUpperCase()))]) {
    for (let shorter = key, last = ''; shorter !== '' && shorter !== last; last = shorter, shorter = shorter.replace(ADDED, '')) {
      const name = kept.get(shorter)
      if (name !== undefined) return name
    }
  }
  return undefined
}

/** The letters and digits of a name, in capitals: MODEL X and Model-X are one. Accented letters are passed over. */
export function lettersOf(text: string): string {
  return text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
}

/** Whether a text holds a name among its letters: VW TOUAREG holds TOUAREG. */
export function holdsName(names: FactNames, text: string): boolean {
  const letters = lettersOf(text)
  return Object.keys(names).some((name) => letters.includes(lettersOf(name)))
}

/** What two names are both written as, with the two. */
export function namesTwice(names: FactNames): { text: string; of: [string, string] }[] {
  const seen = new Map<string, string>()
  return entriesOf(names).flatMap(({ text, name }) => {
    const other = seen.get(keyOf(text))
    seen.set(keyOf(text), name)
    return other === undefined || other === name ? [] : [{ text, of: [other, name] }]
  })
}

const remembered = new WeakMap<FactNames, Map<string, string>>()

function byKey(names: FactNames): Map<string, string> {
  const known = remembered.get(names) ?? new Map(entriesOf(names).map(({ text, name }) => [keyOf(text), name]))
  remembered.set(names, known)
  return known
}

function entriesOf(names: FactNames): { text: string; name: string }[] {
  return Object.entries(names).flatMap(([name, others]) => [name, ...others].map((text) => ({ text, name })))
}

/** Case, accents, spaces and punctuation tell no two makes apart: Škoda is SKODA, and MERCEDES BENZ is MERCEDES-BENZ. */
function keyOf(text: string): string {
  return text.normalize('NFKD').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '')
}
