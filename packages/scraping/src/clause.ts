import { canonical, type Clause, type ClauseChange, type Document, type Edition, sha256 } from '@sextant/model'

/**
 * A text as the hash sees it: sources re-typeset their pages without changing a word, so white space, soft hyphens,
 * quotes and dashes of all kinds count as one. Letters and digits are never touched: a Cyrillic and a Latin "М" differ.
 */
export function normalise(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replaceAll(/[\u00ab\u00bb\u201c-\u201f\u2033\u2036\u2039\u203a\u300c-\u300f\uff02]/g, '"')
    .replaceAll(/[\u2018-\u201b\u2032\u2035\u02bc\uff07`\u00b4]/g, "'")
    .replaceAll(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, '-')
    .replaceAll(/[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g, ' ')
    .trim()
}

export function clause(id: string, text: string): Clause {
  return { id, text: text.trim(), hash: sha256(normalise(text)) }
}

/**
 * One hash over what makes an edition: title, fields, clauses and announced wordings. The order in which the source
 * prints its clauses does not count.
 */
export function editionHash(document: Document): string {
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  const fields = Object.entries(document.fields).map(([label, value]) => [label, normalise(value)])
  const announcements = document.announcements.map((one) => [one.clause, normalise(one.text), one.takesEffectOn])
  return sha256(
    canonical({
      title: normalise(document.title),
      fields: Object.fromEntries(fields),
      clauses: document.clauses.toSorted(byId).map(({ id, hash }) => [id, hash]),
      announcements: announcements.map((one) => canonical(one)).sort(),
    }),
  )
}

/** What was added and changed, in the order of the later state, then what is gone, in the order of the earlier. */
export function changesBetween(before: Document | Edition, after: Document | Edition): ClauseChange[] {
  const [earlier, later] = [clausesOf(before), clausesOf(after)]
  const changes: ClauseChange[] = []
  for (const [id, now] of later) {
    const then = earlier.get(id)
    if (!then) changes.push({ kind: 'added', clause: id, after: now.text })
    else if (then.hash !== now.hash) changes.push({ kind: 'changed', clause: id, before: then.text, after: now.text })
  }
  for (const [id, then] of earlier) {
    if (!later.has(id)) changes.push({ kind: 'removed', clause: id, before: then.text })
  }
  return changes
}

function clausesOf(state: Document | Edition): Map<string, Clause> {
  const { clauses } = 'document' in state ? state.document : state
  return new Map(clauses.map((one) => [one.id, one]))
}
