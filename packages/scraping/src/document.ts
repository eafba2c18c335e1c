import type { Document } from '@sextant/model'
import { clause } from './clause.ts'
import { fail, show } from './fail.ts'
import { limits } from './limits.ts'
import type { DocumentDraft, Scraper } from './scraper.ts'

/** A draft as a document of its source, held to the limits. Throws, naming what is too much or missing. */
export function documentFrom(scraper: Scraper, pageUrl: string, draft: DocumentDraft): Document {
  const { reference, title, fields, clauses = [], announcements = [] } = draft
  const url = draft.url ?? pageUrl
  if (reference === '' || reference.length > limits.referenceCharacters) {
    fail(`${show(reference)} is no reference; expected 1 to ${limits.referenceCharacters} characters`)
  }
  within('characters in the title', title.length, limits.titleCharacters)
  within('fields', Object.keys(fields).length, limits.fieldsPerDocument)
  for (const [label, value] of Object.entries(fields)) {
    within(`characters in the field ${show(label)}`, label.length + value.length, limits.fieldCharacters)
  }
  within('clauses', clauses.length, limits.clausesPerDocument)
  within('announcements', announcements.length, limits.announcementsPerDocument)
  const ids = new Set<string>()
  for (const { id, text } of clauses) {
    if (ids.has(id)) fail(`two clauses are called ${show(id)}; an id must be unique by its place`)
    ids.add(id)
    within(`characters in the clause ${show(id)}`, id.length + text.length, limits.clauseCharacters)
  }
  for (const { text } of announcements) within('characters in an announcement', text.length, limits.clauseCharacters)
  return {
    source: scraper.id,
    reference,
    url: addressOf(url),
    title,
    language: scraper.language,
    fields: { ...fields },
    clauses: clauses.map(({ id, text }) => clause(id, text)),
    announcements: [...announcements],
  }
}

/** An address that may be shown as a link: http or https, without a password in it. */
function addressOf(text: string): string {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    return fail(`${show(text)} is not an http(s) address`)
  }
  return url.href
}

function within(what: string, count: number, max: number): void {
  if (count > max) fail(`has ${count} ${what}; at most ${max} are read`)
}
