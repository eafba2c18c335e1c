import { closest, SextantError } from '@sextant/model'
import stringWidth from 'string-width'
import type { Usage } from './usage.ts'
import { usages } from './usages.ts'

const groups = { exporter: 'Exporters ask', analyst: 'Analysts write the rules', operator: 'Operators' } as const

/** One line a command, and how to ask for more. */
function overview(): string {
  const lines = Object.entries(groups).flatMap(([of, heading]) => ['', heading, ...table([...usages].filter(([, usage]) => usage.of === of).map(([name, { says }]) => [name, says]))])
  return text([
    'Sextant warns vehicle exporters of foreign technical barriers before the ship leaves.', '',
    '  npm run -s sextant -- COMMAND', ...lines, '',
    'COMMAND --help tells its options, with examples; rules and review have verbs: rules new --help.',
    'check tells the way out too, and the answer over time with --from and --to; rules sql is for warehouses.',
    'Exit codes: 0 clear or done, 1 blocked or something must be settled first, 3 cannot tell, 2 bad input.',
  ])
}

/** The help that some words ask for: of a command or its verb, or the overview. */
export function helpOn(words: readonly string[]): string {
  const [name, verb] = words
  if (name === undefined) return overview()
  const usage = usages.get(`${name} ${verb}`) ?? usages.get(name)
  if (!usage) throw new SextantError('SEXTANT_USAGE', `there is no command "${name.slice(0, 60)}"${closestCommand(name, usages.keys())}`)
  return page(usage, verbsOf(name, usage))
}

/** The verbs of a command that has no options of its own. */
function verbsOf(name: string, usage: Usage): [string, string][] {
  return [...usages].filter(([one]) => usages.get(name) === usage && one.startsWith(`${name} `)).map(([one, { says }]) => [one, says])
}

function page({ forms, says, options, notes = [], examples }: Usage, verbs: readonly [string, string][]): string {
  const rows = Object.entries(options).map(([name, { takes, says: meaning }]): [string, string] => [takes === undefined ? `--${name}` : `--${name} ${takes}`, meaning])
  return text([
    ...forms.map((form) => `  ${form}`), '', `${says.charAt(0).toUpperCase()}${says.slice(1)}${/[.?]$/.test(says) ? '' : '.'}`,
    ...(verbs.length > 0 ? ['', ...table(verbs), '', 'Each tells its own options with --help.'] : []),
    ...(rows.length > 0 ? ['', 'Options', ...table(rows)] : []),
    ...(notes.length > 0 ? ['', ...notes] : []),
    '', 'For example', ...examples.map((example) => `  npm run -s sextant -- ${example}`),
  ])
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => stringWidth(left)))
  return rows.map(([left, right]) => `  ${left}${' '.repeat(width - stringWidth(left))}  ${right}`)
}

function text(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}

export function closestCommand(name: string, known: Iterable<string>): string {
  const near = closest(name, known)
  return near ? `; did you mean ${near}?` : '; npm run -s sextant -- help lists them'
}
