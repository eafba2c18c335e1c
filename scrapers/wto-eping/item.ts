import { type DocumentDraft, fail, plainText } from '@sextant/scraping'

/** `G/TBT/N/KAZ/36/Rev.2/Add.1`: a family, then what happened to it. Four letters are a customs territory, such as TPKM. */
const symbol = /^(?<family>G\/(?:TBT|SPS)\/N\/[A-Z]{2,4}\/\d+)(?<suffixes>(?:\/(?:Add|Rev|Corr|Suppl)\.\d+)*)$/

export function symbolFrom(text: string): { family: string; suffixes: string[] } {
  const found = symbol.exec(text)?.groups ?? fail(`"${text}" is not a symbol such as G/TBT/N/KAZ/36/Add.1`)
  return { family: found['family'] ?? '', suffixes: (found['suffixes'] ?? '').split('/').filter((suffix) => suffix !== '') }
}

/** Texts in which a change of a single word may be what matters, and which are too long for a field. */
const texts = ['title', 'description', 'productsFreeText'] as const

/** One item of the answer: its short values as fields, by the names that the API gives them; its texts as clauses. */
export function documentFrom(item: unknown): DocumentDraft {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return fail('an item is not an object')
  const values = new Map<string, unknown>(Object.entries(item))
  const printed = values.get('documentSymbol')
  if (typeof printed !== 'string') return fail('an item has no documentSymbol')
  const reference = printed.trim()
  symbolFrom(reference)
  const clauses = texts.flatMap((id) => {
    const text = textFrom(id, values.get(id))
    return text === undefined ? [] : [{ id, text }]
  })
  const fields: Record<string, string> = {}
  for (const [label, value] of values) {
    const text = texts.some((id) => id === label) ? undefined : fieldFrom(label, value)
    if (text !== undefined) fields[label] = text
  }
  const title = clauses.find(({ id }) => id === 'title')?.text ?? ''
  return {
    reference,
    title: titleIn(title),
    url: `https://eping.wto.org/en/Search/Index?viewData=${encodeURIComponent(` ${reference}`)}`,
    fields,
    clauses,
  }
}

/** The title of an addendum is the whole addendum: its title stands after "TITLE:", or is its first line. */
export function titleIn(text: string): string {
  const labelled = /^TITLE:\s*(?<title>[^\n]+?)\s*(?:\n|\b(?:AGENCY|ACTION|SUMMARY):|$)/.exec(text)?.groups?.['title']
  return (labelled ?? text.split('\n')[0] ?? '').slice(0, TITLE_MAX)
}

const TITLE_MAX = 1_000

function textFrom(label: string, value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return undefined
  if (typeof value !== 'string') return fail(`${label} is ${typeof value}; expected a text or null`)
  return plainText(value) || undefined
}

/** Null, an empty text and an empty list all say nothing. A flag of the other committee (SPS for TBT) is null. */
function fieldFrom(label: string, value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return undefined
  if (typeof value === 'string') return value
  if (typeof value === 'boolean' || typeof value === 'number') return String(value)
  if (!Array.isArray(value)) return fail(`${label} is an object; expected a text, a flag or a list`)
  const words = value.map((member) => wordFrom(label, member))
  return words.length === 0 ? undefined : [...new Set(words)].join('; ')
}

function wordFrom(label: string, member: unknown): string {
  if (typeof member === 'string') return member
  if (typeof member === 'object' && member !== null) {
    for (const key of ['code', 'name']) {
      const word = new Map<string, unknown>(Object.entries(member)).get(key)
      if (typeof word === 'string') return word
    }
  }
  return fail(`${label} holds a member without code and name`)
}
