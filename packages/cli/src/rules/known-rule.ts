import { closest, quoted, type Rule, type Rulebook, SextantError } from '@sextant/model'

/** A rule by its id, or by its path: `kz-right-hand-drive` or `kz/right-hand-drive`. */
export function knownRule({ rules }: Pick<Rulebook, 'rules'>, name: string): Rule {
  const id = idOf(name)
  const found = rules.find((rule) => rule.id === id)
  if (found) return found
  const near = closest(id, rules.map((rule) => rule.id))
  throw new SextantError('SEXTANT_NOT_FOUND', `there is no rule ${quoted(name)}${near ? `; did you mean ${near}?` : '; a rule goes by its folder, as kz-right-hand-drive by kz/right-hand-drive, and rules at lists those in force'}`)
}

/** The id that a name means. */
export function idOf(name: string): string {
  return name.replace(/^rules\//, '').replace(/\/(rule\.json)?$/, '').replace('/', '-')
}

/** The folder of a rule in the rules folder, from its id: the market or union is its first word. */
export function pathOf({ id }: Pick<Rule, 'id'>): string {
  return id.replace('-', '/')
}
