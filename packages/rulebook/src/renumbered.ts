/** A clause of a document, as an edition has it. */
interface NumberedText {
  id: string
  text: string
}

/**
 * The clause in which the words of a clause stand now, where they only got another number: the one of the new edition that
 * says the same and did not say so in the edition before. Where several do, nobody can tell which it became.
 */
export function renumberedAs({ clause, before }: { clause: string; before: string | null }, clauses: readonly NumberedText[], former: readonly NumberedText[]): { clause: string; text: string } | null {
  if (before === null) return null
  const words = wordsOf(before)
  const says = ({ text }: NumberedText) => Math.abs(text.length - before.length) <= SET_OTHERWISE_MAX && wordsOf(text) === words
  if (words === '' || clauses.some((one) => one.id === clause && says(one))) return null
  const already = new Set(former.filter(says).map(({ id }) => id))
  const [only, ...others] = clauses.filter((one) => one.id !== clause && !already.has(one.id) && says(one))
  return only && others.length === 0 ? { clause: only.id, text: only.text } : null
}

/** By so many signs two ways of setting the same words may differ: a number before them, spaces, a point. */
const SET_OTHERWISE_MAX = 200

const numberBefore = /^(?:(?:статья|пункт|подпункт|часть|бап|тармақ|article|art\.?|section|clause|paragraph|§)\s*\d+(?:[.\-/]\d+)*[.)]?\s*|第[\d〇零一二三四五六七八九十百]+[条款项]\s*|\d+(?:[.\-/]\d+)*[.)]\s+)/iu

/** Without the number before them, signs that nobody sees, and the mark at their end. */
function wordsOf(text: string): string {
  const plain = text.normalize('NFKC').replaceAll(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '').replaceAll(/\s+/g, ' ').trim()
  return plain.replace(numberBefore, '').replace(/[\s.;,:。；，：]+$/u, '')
}
