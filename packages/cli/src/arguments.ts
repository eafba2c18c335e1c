import { closest, quoted, SextantError } from '@sextant/model'

/** How a flag is read: `value` takes the next word and may stand several times, `claim` stands alone. */
export type FlagKind = 'value' | 'claim'

export interface Arguments {
  positionals: string[]
  values: Map<string, string[]>
  claims: Set<string>
}

/** The words of a command, by the flags that it knows. An unknown flag, or one without its value, is refused. */
export function argumentsFrom(words: readonly string[], flags: Readonly<Record<string, FlagKind>>): Arguments {
  const read: Arguments = { positionals: [], values: new Map(), claims: new Set() }
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '--') {
      read.positionals.push(...words.slice(at + 1))
      break
    }
    if (!word.startsWith('--')) {
      if (word.startsWith('-') && word !== '-') throw unknownFlag(word, flags)
      read.positionals.push(word)
      continue
    }
    const equals = word.indexOf('=')
    const name = equals < 0 ? word.slice(2) : word.slice(2, equals)
    const kind = Object.hasOwn(flags, name) ? flags[name] : undefined
    if (!kind) throw unknownFlag(word, flags)
    if (kind === 'claim') {
      if (equals >= 0) throw new SextantError('SEXTANT_USAGE', `--${name} stands alone and takes no value; found ${quoted(word)}`)
      read.claims.add(name)
      continue
    }
    const value = equals < 0 ? words[++at] : word.slice(equals + 1)
    if (value === undefined || value === '' || (equals < 0 && value.startsWith('--'))) {
      throw new SextantError('SEXTANT_USAGE', `--${name} needs a value, such as --${name} VALUE`)
    }
    read.values.set(name, [...(read.values.get(name) ?? []), value])
  }
  return read
}

/** The one value of a flag, or undefined where it is absent; a flag that stands twice is refused. */
export function oneValue({ values }: Arguments, name: string): string | undefined {
  const found = values.get(name) ?? []
  if (found.length > 1) throw new SextantError('SEXTANT_USAGE', `--${name} stands ${found.length} times; give it once`)
  return found[0]
}

/** The words of a flag that takes several, separated by commas or by giving it again; undefined where it is absent. */
export function listOf({ values }: Arguments, name: string): string[] | undefined {
  return values.get(name)?.flatMap((text) => text.split(',')).map((text) => text.trim())
}

/** A value out of a closed list of words. */
export function oneOf<const Word extends string>(name: string, found: string, words: readonly Word[]): Word {
  const known = words.find((word) => word === found)
  if (known) return known
  const near = closest(found, words)
  throw new SextantError('SEXTANT_USAGE', `--${name} is ${quoted(found)}; expected one of ${words.join(', ')}${near ? `; did you mean "${near}"?` : ''}`)
}

function unknownFlag(word: string, flags: Readonly<Record<string, FlagKind>>): SextantError {
  const name = word.replace(/^-+/, '').split('=')[0] ?? ''
  const near = closest(name, Object.keys(flags))
  const cure = near ? `did you mean --${near}?` : 'see npm run -s sextant -- help'
  return new SextantError('SEXTANT_USAGE', `${quoted(word)} is not an option of this command; ${cure}`)
}
