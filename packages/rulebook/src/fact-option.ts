import type { FactDefinition } from '@sextant/model'

/** Options of the command line beside the facts, without their dashes. A fact by such a name could not be given. */
export const ownOptions: readonly string[] = ['all', 'as-known-on', 'encoding', 'format', 'from', 'help', 'lang', 'map', 'on', 'out', 'over', 'release', 'sheet', 'side', 'to']

/** How a fact is given on the command line: `importerKind` as `importer-kind`; a day may leave its `-on` away: `arrives`. */
export function optionsOfFact(fact: string, { type }: Pick<FactDefinition, 'type'>): string[] {
  const option = fact.replaceAll(/[A-Z0-9]+/g, (part) => `-${part.toLowerCase()}`)
  return type === 'day' && option.endsWith('-on') ? [option, option.slice(0, -3)] : [option]
}
