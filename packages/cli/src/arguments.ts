import { closest, quoted, SextantError } from '@sextant/model'
import type { Option } from './usage.ts'

export interface Arguments {
  positionals: string[]
  values: Map<string, string[]>
  claims: Set<string>
}

/**
 * The words of a command, by the options that it knows. One that takes a value may stand several times. An unknown
 * option, or one without its value, is refused.
 */
export function argumentsFrom(words: readonly string[], options: Readonly<Record<string, Option>>): Arguments {
  const read: Arguments = { positionals: [], values: new Map(), claims: new Set() }
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '--') {
      read.positionals.push(...words.slice(at + 1))
      break
    }
    if (!word.startsWith('--')) {
      if (word.startsWith('-') && word !== '-') throw unknownOption(word, options)
      read.positionals.push(word)
      continue
    }
    const equals = word.indexOf('=')
    const name = equals < 0 ? word.slice(2) : word.slice(2, equals)
    const option = Object.hasOwn(options, name) ? options[name] : undefined
    if (!option) throw unknownOption(word, options)
    if (option.takes === undefined) {
      if (equals >= 0) throw new SextantError('SEXTANT_USAGE', `--${name} stands alone and takes no value; found ${quoted(word)}`)
      read.claims.add(name)
      continue
    }
    const value = equals < 0 ? words[++at] : word.slice(equals + 1)
    if (value === undefined || value === '' || (equals < 0 && value.startsWith('--'))) {
      throw new SextantError('SEXTANT_USAGE', `--${name} needs a value, such as --${name} ${option.takes}`)
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

/** Words that a command has no use for are a slip, such as a forgotten option. */
export function refuseWords({ positionals }: Arguments, command: string): void {
  if (positionals.length > 0) throw new SextantError('SEXTANT_USAGE', `${command} takes only options; found ${positionals.map(quoted).join(', ')}`)
}

/** Options that a command knows and has no use for as it is called here. */
export function refuseOptions({ values, claims }: Arguments, command: string): void {
  const [found] = [...values.keys(), ...claims]
  if (found !== undefined) throw new SextantError('SEXTANT_USAGE', `${command} has no use for --${found}; leave it out`)
}

/** A value out of a closed list of words. */
export function oneOf<const Word extends string>(name: string, found: string, words: readonly Word[]): Word {
  const known = words.find((word) => word === found)
  if (known) return known
  const near = closest(found, words)
  throw new SextantError('SEXTANT_USAGE', `--${name} is ${quoted(found)}; expected one of ${words.join(', ')}${near ? `; did you mean "${near}"?` : ''}`)
}

function unknownOption(word: string, options: Readonly<Record<string, Option>>): SextantError {
  const name = word.replace(/^-+/, '').split('=')[0] ?? ''
  const near = closest(name, Object.keys(options))
  const cure = near ? `did you mean --${near}?` : '--help lists them'
  return new SextantError('SEXTANT_USAGE', `${quoted(word)} is not an option of this command; ${cure}`)
}
