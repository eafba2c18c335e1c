import { type RuleVersion, withoutUnread } from '@sextant/model'
import { particularsOf } from '@sextant/scraping/particulars'

type Citation = RuleVersion['citation']

/** Where a clause is read. */
export interface ReadDocument {
  document: string
  clause: string
  /** Of the document: its language as a BCP 47 tag, where it is read, and what it is called. */
  language: string
  url: string
  title: string
  /** What its page says of it, such as its number and day. */
  fields: Readonly<Record<string, string>>
}

export type ReadClause = ReadDocument & { quote: string }

/** What the analyst says himself of the act and the provision. */
export interface NamedLaw {
  act?: string | undefined
  provision?: string | undefined
}

/**
 * The citation of a version that is written for a clause read anew: with that quote and address, and still with every act
 * that was cited before. Where the document is none of these, as far as can be told, its title comes to them.
 */
export function citationAfter(base: Citation, read: ReadClause, { act, provision }: NamedLaw): Citation {
  const [language = ''] = read.language.toLowerCase().split('-')
  const law = lawAfter(base, read)
  return { ...base, act: act ?? law.act, provision: provision ?? renumberedIn(law.provision, base.clause, read.clause), clause: read.clause, url: read.url, quote: read.quote, language }
}

/** A provision with the number that its clause bears now. */
function renumberedIn(provision: string, before: string | undefined, now: string): string {
  if (before === undefined || before === now || new RegExp(`(?<![\\p{L}\\d])${RegExp.escape(now)}(?![\\p{L}\\d])`, 'u').test(provision)) return provision
  const parts = provision.split(new RegExp(`(?<![\\p{L}\\d./-])${RegExp.escape(before)}(?![\\p{L}\\d/-])`, 'u'))
  return parts.length === 2 ? parts.join(now) : firstWithin(PROVISION_MAX, [`${provision}; clause ${now}`, provision])
}

const ACT_MAX = 400
const PROVISION_MAX = 200

function lawAfter(base: Citation, read: ReadClause): { act: string; provision: string } {
  // The name of a document in the store says nothing to a reader.
  const act = base.act.replaceAll(` (${read.document})`, '')
  const acts = act.split('; ')
  const own = acts.filter((one) => isNamed(one, read))
  const clause = `clause ${read.clause}`
  if (acts.length === 1 && (own.length === 1 || isSamePage(base.url, read.url))) return { act, provision: withoutUnread(base.provision) ?? clause }
  if (isSamePage(base.url, read.url)) return { act, provision: base.provision }
  // Which of the acts the clause is of is said by its side, where one of them is known to be what was read.
  const of = own.length === 0 ? `${read.title}, ${clause}` : own.length === 1 ? `${own[0]}, ${clause}` : clause
  return {
    act: own.length > 0 ? act : firstWithin(ACT_MAX, [`${act}; ${read.title}`, act]),
    provision: base.provision.includes(of) ? base.provision : firstWithin(PROVISION_MAX, [`${base.provision}; ${of}`, `${base.provision}; ${clause}`, base.provision]),
  }
}

function firstWithin(max: number, texts: readonly string[]): string {
  return texts.find((text) => text.length <= max) ?? texts.at(-1) ?? ''
}

/** Whether an act is the document that was read: by its title, its number or its day. */
function isNamed(act: string, { title, fields, language }: ReadClause): boolean {
  if (act.toLowerCase().includes(title.toLowerCase())) return true
  const marks = [title, ...Object.values(fields)].flatMap((text) => particularsOf(text, language)).flatMap(({ kind, value }) => (kind === 'act' ? String(value).split('@') : []))
  return particularsOf(act, 'en').some(({ kind, value }) => (kind === 'act' || kind === 'date') && String(value).split('@').some((mark) => marks.includes(mark)))
}

function isSamePage(before: string | undefined, after: string): boolean {
  const place = (url: string) => (URL.canParse(url) ? new URL(url).hostname + new URL(url).pathname : url)
  return before !== undefined && place(before) === place(after)
}
