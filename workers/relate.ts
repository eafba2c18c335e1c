import { type Document, type Edition, SextantError } from '@sextant/model'
import { changesBetween, editionHash, readingOf, threaded } from '@sextant/scraping'
import {
  inTransaction,
  linesToJudge,
  markRelated,
  openReview,
  recordIssue,
  saveEdition,
  saveMeasure,
  type Session,
  settleIssues,
  snapshotBy,
} from '@sextant/store'
import { queueMany } from './queue-many.ts'
import { publishReviews } from './reviews.ts'
import type { Station } from './station.ts'

/**
 * Reads one snapshot into editions and measures. Where a new edition changes a clause that a rule cites, the rule goes
 * to review. One transaction: run again, it writes nothing more.
 */
export async function relateSnapshot(station: Station, id: string): Promise<void> {
  const snapshot = await snapshotBy(station.store, id)
  if (!snapshot || snapshot.relatedAt !== null) return
  const scraper = station.scrapers.get(snapshot.source)
  if (!scraper) throw new SextantError('SEXTANT_NOT_FOUND', `there is no scraper "${snapshot.source}" for snapshot ${id}`)
  const reading = readingOf(scraper, snapshot)
  const said: string[] = []
  const reviewed = await inTransaction(station.store, async (session) => {
    const opened: string[] = []
    for (const document of reading.documents) {
      const edition = { snapshot: snapshot.sha256, document, hash: editionHash(document), seenAt: snapshot.fetchedAt }
      const saved = await saveEdition(session, edition)
      if (!saved.isNew) continue
      said.push(`${document.source} ${document.reference}: ${saved.previous ? 'a new edition' : 'first seen'}, ${document.clauses.length} clauses`)
      opened.push(...(await reviewsFor(station, session, saved.edition, saved.previous)))
    }
    for (const measure of reading.measures) await saveMeasure(session, measure, (kept, found) => threaded([kept, found])[0] ?? found)
    const references = new Set([...reading.issues.map(({ reference }) => reference), ...reading.documents.map(({ reference }) => reference)])
    for (const reference of references) {
      const messages = reading.issues.filter((issue) => issue.reference === reference).map(({ message }) => message)
      for (const message of messages) await recordIssue(session, { source: snapshot.source, reference, message, snapshot: id, seenAt: snapshot.fetchedAt })
      await settleIssues(session, snapshot.source, reference, messages)
    }
    await markRelated(session, id)
    return opened
  })
  if (reading.measures.length > 0) said.push(`${snapshot.source}: ${reading.measures.length} measures read`)
  if (reading.issues.length > 0) said.push(`${snapshot.source}: ${reading.issues.length} records wait for a person`)
  for (const line of said) station.say(line)
  if (reviewed.length === 0) return
  await publishReviews(station.store, station.surroundings.dataDir)
  for (const rule of new Set(reviewed)) station.say(`${rule}: needs review, because a clause that it cites has changed`)
  await queueMany(station.queue, 'judge', await linesToJudge(station.store, 1_000))
}

/** The rules that cite a clause of this document whose text is no longer the one that was there. */
async function reviewsFor(station: Station, session: Session, edition: Edition, previous: Edition | undefined): Promise<string[]> {
  const { document } = edition
  const changes = previous ? changesBetween(previous.document, document) : []
  const opened: string[] = []
  for (const { rule, clause } of citationsOf(station, document)) {
    const change = changes.find((one) => one.clause === clause)
    if (!previous && !document.clauses.some(({ id }) => id === clause)) {
      const message = `${rule} cites clause ${clause}, which is not among the clauses of this document`
      await recordIssue(session, { source: document.source, reference: document.reference, message, snapshot: null, seenAt: edition.seenAt })
    }
    if (!change) continue
    const before = 'before' in change ? change.before : null
    const after = 'after' in change ? change.after : null
    const review = { rule, document: nameOf(document), clause, before, after, edition: edition.id }
    const { isNew } = await openReview(session, review)
    if (isNew) opened.push(rule)
  }
  return opened
}

function citationsOf({ matcher }: Station, document: Document): { rule: string; clause: string }[] {
  const found = new Map<string, { rule: string; clause: string }>()
  for (const { rule, versions } of matcher.rules) {
    for (const { text } of versions) {
      const citation = text?.version.citation
      if (citation?.document !== nameOf(document) || citation.clause === undefined) continue
      found.set(`${rule.id} ${citation.clause}`, { rule: rule.id, clause: citation.clause })
    }
  }
  return [...found.values()]
}

/** As a citation names a watched document. */
function nameOf({ source, reference }: Document): string {
  return `${source}/${reference}`
}
