/** What one SQL says otherwise than another. Everything else that is written here both read alike. */
export interface Dialect {
  name: string
  /** The types of columns. */
  types: Record<ColumnType, string>
  /** Whether a list has an item. */
  hasItem(list: string, item: string): string
  /** Whether each item of a list is one of another's; never where one of them is NULL. */
  hasOnly(list: string, words: string): string
  /** Whether a text is like the regular expression of `latin`, which is a parameter. */
  isLike(text: string, pattern: string): string
  /** A text in capitals. */
  capitals(text: string): string
  /** The same without what is like a regular expression. */
  letters(text: string, but: string): string
  /** A text in which what is like a regular expression is one space. */
  spaced(text: string, pattern: string): string
  /** Spaces of all widths, and signs that tell no two names apart: MODEL X and Model-X are one. */
  spaces: string
  signs: string
  /** A text of which every letter is one of A to Z: what becomes of one with an accent in a check, SQL cannot tell. */
  latin: string
  /** The same day so many months or years later, or the last of that month where it has no such day. */
  later(day: string, count: string, unit: 'months' | 'years'): string
}

export type ColumnType = 'boolean' | 'number' | 'text' | 'list' | 'day'

// Where a column is sorted by Turkish, the capital of i is İ.
const capitals: Dialect['capitals'] = (text) => `UPPER(REPLACE(${text}, 'i', 'I'))`
const letters: Dialect['letters'] = (text, but) => `regexp_replace(${capitals(text)}, ${but}, '', 'g')`
const spaced: Dialect['spaced'] = (text, pattern) => `regexp_replace(${text}, ${pattern}, ' ', 'g')`

const postgres: Dialect = {
  name: 'PostgreSQL',
  types: { boolean: 'boolean', number: 'double precision', text: 'text', list: 'text[]', day: 'date' },
  hasItem: (list, item) => `${item} = ANY (${list})`,
  hasOnly: (list, words) => `${list} <@ ${words}`,
  isLike: (text, pattern) => `${text} ~ ${pattern}`,
  capitals,
  letters,
  spaced,
  spaces: String.raw`[\s\u00A0]+`,
  signs: String.raw`[ -/:-@\[-\u0060{-~\s\u00A0-\u00A9\u00AB-\u00B1\u00B4\u00B6-\u00B8\u00BB\u00BF]`,
  latin: String.raw`^[\u0001-\u007F\u00A0-\u00A9\u00AB-\u00B1\u00B4\u00B6-\u00B8\u00BB\u00BF]*$`,
  later: (day, count, unit) => `${day} + make_interval(${unit} => ${count})`,
}

const duckdb: Dialect = {
  name: 'DuckDB',
  types: { boolean: 'BOOLEAN', number: 'DOUBLE', text: 'VARCHAR', list: 'VARCHAR[]', day: 'DATE' },
  hasItem: (list, item) => `list_contains(${list}, ${item})`,
  hasOnly: (list, words) => `(list_has_all(${words}, ${list}) AND list_count(${list}) = len(${list}))`,
  isLike: (text, pattern) => `regexp_matches(${text}, ${pattern})`,
  capitals,
  letters,
  spaced,
  spaces: String.raw`[\s\x{A0}]+`,
  signs: String.raw`[ -/:-@\[-\x{60}{-~\s\x{A0}-\x{A9}\x{AB}-\x{B1}\x{B4}\x{B6}-\x{B8}\x{BB}\x{BF}]`,
  latin: String.raw`^[\x{01}-\x{7F}\x{A0}-\x{A9}\x{AB}-\x{B1}\x{B4}\x{B6}-\x{B8}\x{BB}\x{BF}]*$`,
  later: (day, count, unit) => `${day} + to_${unit}(${count})`,
}

export const dialects = { postgres, duckdb }
export type DialectName = keyof typeof dialects
export const dialectNames = Object.keys(dialects) as DialectName[]
