import { closest } from '@sextant/model'

const NEGATION = /^(un|non|not|no|without|не|без|无|非|不|未|没)/iu

/**
 * The known word that a text is a slip of. It is only told where it is near enough not to mislead: of few letters, or of
 * Chinese signs, one says too much, and neither a number nor a "not" is a slip.
 */
export function nearest(text: string, known: Iterable<string>): string | undefined {
  const near = closest(text, known, slipsIn(text.trim()) + 1)
  if (near === undefined) return undefined
  return digitsIn(near) === digitsIn(text) && NEGATION.test(near) === NEGATION.test(text) ? near : undefined
}

function slipsIn(text: string): number {
  return Math.min(3, Math.floor(text.length / (/\p{Script=Han}/u.test(text) ? 6 : 4)))
}

function digitsIn(text: string): string {
  return text.replaceAll(/\D/g, '')
}
