import type { Document } from '@sextant/model'
import { normalise } from './clause.ts'
import { show } from './fail.ts'
import type { Reading } from './reading.ts'
import type { Scraper } from './scraper.ts'

/** What is wrong with the canary, where it is among these documents. */
export function canaryProblem({ id, canary }: Scraper, documents: readonly Document[]): string | undefined {
  const found = documents.find(({ reference }) => reference === canary.reference)
  if (!found) return undefined
  if (normalise(found.title) !== normalise(canary.title)) {
    return `${id}: the canary ${canary.reference} is called ${show(found.title)}; expected ${show(canary.title)}`
  }
  if (found.clauses.length < canary.clausesMin) {
    return `${id}: the canary ${canary.reference} has ${found.clauses.length} clauses; expected ${canary.clausesMin} or more`
  }
  return undefined
}

/**
 * Why a run must not be published: each line is a reason, and none means that it may. `canary` is the reading of the
 * canary's own page, where the run itself did not read that page.
 */
export function auditOf(scraper: Scraper, readings: readonly Reading[], canary?: Reading): string[] {
  const reasons: string[] = []
  const documents = new Set(readings.flatMap((reading) => reading.documents.map(({ reference }) => reference)))
  const unread = readings.flatMap((reading) => reading.issues.map(({ reference }) => reference))
  const met = new Set([...documents, ...unread]).size
  const { min, max } = scraper.expects
  if (documents.size < min || documents.size > max) {
    reasons.push(`${scraper.id} gave ${documents.size} documents; expected ${min} to ${max}`)
  }
  const total = Math.max(0, ...readings.map((reading) => reading.total ?? 0))
  if (met < total) reasons.push(`${scraper.id} announced ${total} documents and showed ${met}`)
  const seen = [...readings, ...(canary ? [canary] : [])].flatMap((reading) => reading.documents)
  if (!seen.some(({ reference }) => reference === scraper.canary.reference)) {
    reasons.push(`${scraper.id} no longer shows its canary ${scraper.canary.reference} at ${scraper.canary.url}`)
  }
  const problem = canaryProblem(scraper, seen)
  if (problem) reasons.push(problem)
  return reasons
}
