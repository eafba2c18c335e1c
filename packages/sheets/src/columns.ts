import { type FactDictionary, folded } from '@sextant/model'
import { columnName } from './cell.ts'
import type { Column, FoundBy, Use } from './column.ts'
import type { Header } from './header.ts'
import { GOODS_ID, type Headings, isItemHeading, ITEM, unitIn, unitOf } from './heading.ts'
import type { Kind } from './kind.ts'
import { mapOption } from './map-option.ts'
import { unitFrom } from './unit.ts'

/** What headings mean in this reader's words: `powerKw PS` for a fact and its unit, `-` for a column that is not used. */
export interface Mapping {
  /** By folded heading; said now, and kept from an earlier import. */
  map: ReadonlyMap<string, string>
  remembered: ReadonlyMap<string, string>
}

/** What becomes of one heading: the reader's own word for it, then that of an earlier import, then the dictionary. */
export function useOf(parts: readonly string[], headings: Headings, { map, remembered }: Mapping, dictionary: FactDictionary, index?: number): Use {
  const key = folded(parts.join(' '))
  const byLetter = index === undefined ? undefined : map.get(letterKey(index))
  for (const [by, word] of [['map', byLetter], ['map', map.get(key)], ['remembered', remembered.get(key)]] as const) {
    const use = word === undefined ? undefined : useBy(word, { by, parts, headings, dictionary })
    if (use) return use
  }
  const meaning = headings.meaningOf(parts)
  if (meaning.is === 'unknown') return { is: 'not used', why: 'not known' }
  return meaning.is === 'unclear' ? meaning : { ...meaning, is: 'fact' }
}

/** `column C`: a column by its letter, where two have one heading. */
export function letterKey(index: number): string {
  return folded(`column ${columnName(index)}`)
}

/** A remembered fact that the dictionary has lost since is forgotten; one that is said now and is none is unclear. */
function useBy(word: string, { by, parts, headings, dictionary }: { by: FoundBy; parts: readonly string[]; headings: Headings; dictionary: FactDictionary }): Use | undefined {
  if (word === '-') return { is: 'not used', why: by === 'remembered' ? 'as remembered' : 'as mapped' }
  const [fact = '', ...units] = word.split(' ')
  const definition = Object.hasOwn(dictionary.facts, fact) ? dictionary.facts[fact] : undefined
  if (!definition && fact !== GOODS_ID && fact !== ITEM) return by === 'remembered' ? undefined : { is: 'unclear', why: `"${fact}" is no fact`, cure: 'rules/facts.json lists those that are' }
  const own = unitOf(definition)
  if (units.length === 0) {
    const meaning = headings.meaningOf(parts)
    if (meaning.is === 'fact' && meaning.fact === fact) return { ...meaning, by }
    const written = own ? unitIn(parts.at(-1) ?? '', own) : undefined
    if (written && 'wrong' in written.found) return { is: 'unclear', why: written.found.wrong, cure: `say the unit after the fact, such as ${mapOption(parts.join(' '), `${fact} ${own}`)}` }
    return { is: 'fact', fact, by, ...(written && 'size' in written.found && { size: written.found.size, unit: written.unit }) }
  }
  const unit = units.join(' ')
  const found = own ? unitFrom(unit, own) : undefined
  if (found && 'size' in found) return { is: 'fact', fact, by, size: found.size, unit, isUnitSaid: true }
  return { is: 'unclear', why: found ? found.wrong : `"${unit}" is no unit that is known for ${fact}`, cure: own ? `give it in ${own}, or in a unit with one meaning` : `${fact} has no unit` }
}

interface Deciding {
  headings: Headings
  mapping: Mapping
  dictionary: FactDictionary
  kind: Kind
  hidden: ReadonlySet<number>
  filled: ReadonlySet<number>
}

/** Every column of the table, with what becomes of it. Two columns for one fact are unclear, for no one can say which is right. */
export function columnsOf(header: Header, { headings, mapping, dictionary, kind, hidden, filled }: Deciding): Column[] {
  const last = Math.max(header.parts.length - 1, ...filled)
  const all = Array.from({ length: last + 1 }, (_, index): Column => {
    const parts = header.parts[index] ?? []
    if (parts.length === 0) return { index, parts, use: { is: 'not used', why: 'no heading' } }
    if (hidden.has(index)) return { index, parts, use: { is: 'not used', why: 'hidden' } }
    const use = useOf(parts, headings, mapping, dictionary, index)
    if (use.is === 'not used' && use.why === 'not known') {
      if (kind === 'orders' && isItemHeading(parts)) return { index, parts, use: { is: 'fact', fact: ITEM, by: 'heading' } }
      const near = headings.near(parts)
      return { index, parts, use: near === undefined ? use : { ...use, near } }
    }
    if (use.is !== 'fact') return { index, parts, use }
    if (use.fact === ITEM && kind !== 'orders') return { index, parts, use: { is: 'not used', why: 'not known' } }
    if (kind === 'models' && dictionary.facts[use.fact]?.of === 'order') return { index, parts, use: { is: 'not used', why: 'of an order' } }
    if (kind !== 'subjects' && use.fact === 'exporter') return { index, parts, use: { is: 'not used', why: 'named by --exporter' } }
    return { index, parts, use }
  }).filter(({ parts, index }) => parts.length > 0 || filled.has(index))
  const columns = withOneItem(all)
  const byFact = Map.groupBy(columns, ({ use }) => (use.is === 'fact' ? use.fact : undefined))
  return columns.map((column) => {
    const { use } = column
    const twins = use.is === 'fact' ? (byFact.get(use.fact) ?? []) : []
    if (use.is !== 'fact' || twins.length < 2) return column
    const where = twins.map(({ index }) => columnName(index)).join(' and ')
    return { ...column, use: { is: 'unclear', why: `columns ${where} both mean ${use.fact}`, cure: `leave all but one out, as with ${mapOption(`column ${columnName(twins.at(-1)?.index ?? 0)}`, '-')}` } }
  })
}

/** Of two columns that number rows, one is enough: that which the reader named, else the first. */
function withOneItem(columns: readonly Column[]): Column[] {
  const items = columns.filter(({ use }) => use.is === 'fact' && use.fact === ITEM)
  const item = items.find(({ use }) => use.is === 'fact' && use.by !== 'heading') ?? items[0]
  return columns.map((column) => (column !== item && column.use.is === 'fact' && column.use.fact === ITEM && column.use.by === 'heading' ? { ...column, use: { is: 'not used', why: 'not known' } } : column))
}
