import { cp, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expanded } from '@sextant/matcher'
import { addDays, type Case, type Comparison, type Condition, comparisonsOf, type Day, type FactDictionary, type FactValue, Market, quoted, type Rule, type RuleKind, SextantError } from '@sextant/model'
import { casesText } from './cases-text.ts'
import { folderName } from './folder-name.ts'
import { loadRules } from './load.ts'
import { placeholder } from './placeholder.ts'
import { type Sides, sidesOf } from './sides-of.ts'

/** The little that a new rule begins with. */
export interface NewRule {
  /** `kz/some-slug`. */
  path: string
  title: string
  markets: readonly Market[]
  requires: Comparison
  scope: Condition
  decidedOn: string
  from: Day
  today: Day
}

/** A rule that loads and says of itself that it is a draft from memory, and cases that hold. */
export function scaffold(dictionary: FactDictionary, conditions: Record<string, Condition>, asked: NewRule): { rule: Rule; cases: Case[] } {
  const { path, title, markets, requires, scope, decidedOn, from, today } = asked
  const [kind, mast] = kindOf(requires)
  const rule: Rule = {
    $schema: '../../rule.schema.json',
    id: path.replace('/', '-'),
    title: placeholder.title(title),
    markets: [...markets],
    side: 'import',
    kind,
    mast,
    status: 'draft',
    encodes: 'partly-may-miss',
    leavesOut: placeholder.leavesOut,
    confidence: 'recalled',
    decidedOn,
    versions: {
      [from]: {
        scope,
        requires,
        otherwise: { severity: 'watch', remedy: placeholder.remedy },
        citation: placeholder.citation,
        checkedOn: today,
      },
    },
  }
  return { rule, cases: casesOf(dictionary, expanded(scope, conditions), asked) }
}

function casesOf(dictionary: FactDictionary, scope: Condition, { requires, decidedOn, from }: NewRule): Case[] {
  const later = addDays(from, 60)
  const sides = (comparison: Comparison, on: Day): Sides => {
    const found = sidesOf(dictionary, comparison, on)
    if (!found) throw new SextantError('SEXTANT_USAGE', `no case can be made up for a comparison of ${comparison.fact}; write one comparison with a value: a number without its unit, a day as YYYY-MM-DD, or a word of its list`)
    return found
  }
  const within = (on: Day) => Object.assign({}, ...comparisonsOf(scope).map(({ comparison }) => sides(comparison, on).holds)) as Record<string, FactValue>
  const facts = (on: Day, more: Record<string, FactValue>) => ({ [decidedOn]: on, ...within(on), ...more, [decidedOn]: on })
  const required = sides(requires, from)
  // Of the facts that the requirement asks for, those that the scope or the deciding day does not give already.
  const asked = Object.keys(required.fails).filter((fact) => fact !== decidedOn)
  // Days of an order bound each other, so where one of them is asked for the deciding day is not told either.
  const untold = asked.some((fact) => dictionary.orderDays.includes(fact)) ? [...asked, decidedOn] : asked
  const unknown = Object.fromEntries(Object.entries(facts(from, {})).filter(([fact]) => !untold.includes(fact)))
  const outside = comparisonsOf(scope).map(({ comparison }): Case => ({
    name: `not concerned: other ${comparison.fact}`, facts: facts(from, { ...required.fails, ...sides(comparison, from).fails }), expect: 'out-of-scope',
  }))
  return [
    { name: 'breaks it on the first day', facts: facts(from, required.fails), expect: 'breach' },
    { name: 'meets it on the first day', facts: facts(from, required.holds), expect: 'complies' },
    { name: 'meets it later', facts: facts(later, sides(requires, later).holds), expect: 'complies' },
    { name: 'the day before, it is no law', facts: facts(addDays(from, -1), sides(requires, addDays(from, -1)).fails), expect: 'out-of-scope' },
    { name: `${untold.join(' and ')} not known`, facts: unknown, expect: 'cannot-tell' },
    ...outside,
  ]
}

const kinds: Partial<Record<string, [RuleKind, string]>> = {
  euroClass: ['emission', 'B7'], chinaStage: ['emission', 'B7'], co2GPerKm: ['emission', 'B7'], steeringSide: ['steering', 'B7'], elapsed: ['age-limit', 'B1'], yearOf: ['age-limit', 'B1'], modelYear: ['age-limit', 'B1'],
  documents: ['documents', 'B83'], certificates: ['conformity', 'B83'], equipment: ['equipment', 'B7'], labelLanguages: ['labelling', 'B31'], usage: ['prohibition', 'B1'],
}

function kindOf({ fact }: Comparison): [RuleKind, string] {
  return kinds[fact] ?? ['eligibility', 'B14']
}

/** The market of a path, where its folder is that of one. */
export function marketOfPath(path: string): Market | undefined {
  return Market.safeParse((path.split('/')[0] ?? '').toUpperCase()).data
}

/** As many as the id of a rule may have. */
const PATH_MAX = 100

/** Writes the two files, or nothing: a folder that is there already is not touched. */
export async function writeRule(folder: string, path: string, { rule, cases }: { rule: Rule; cases: readonly Case[] }): Promise<void> {
  if (!/^[a-z0-9]+\/[a-z0-9]+(-[a-z0-9]+)*$/.test(path)) {
    throw new SextantError('SEXTANT_USAGE', `${quoted(path)} is no place for a rule; expected <market or union>/<slug> in lower-case words joined by hyphens, such as kz/driver-airbag`)
  }
  if (path.length > PATH_MAX) throw new SextantError('SEXTANT_USAGE', `${quoted(path)} has ${path.length} characters; a rule's place has ${PATH_MAX} at most`)
  const place = join(folder, path)
  if (await stat(place).then(() => true, () => false)) throw new SextantError('SEXTANT_INVALID', `there is a folder ${join(folderName(folder), path)} already; choose another slug`)
  await refuseUnfit(folder, path, { rule, cases })
  await mkdir(dirname(place), { recursive: true })
  const making = await mkdtemp(join(dirname(place), '.new-'))
  try {
    await writeFile(join(making, 'rule.json'), `${JSON.stringify(rule, null, 2)}\n`)
    await writeFile(join(making, 'cases.json'), casesText(cases))
    await rename(making, place)
  } catch (error) {
    await rm(making, { recursive: true, force: true })
    throw error
  }
}

/** What lint would complain of later is complained of now, while nothing is written. */
async function refuseUnfit(folder: string, path: string, { rule, cases }: { rule: Rule; cases: readonly Case[] }): Promise<void> {
  const trial = await mkdtemp(join(tmpdir(), 'sextant-new-'))
  try {
    for (const name of ['facts.json', 'conditions.json']) await cp(join(folder, name), join(trial, name))
    await mkdir(join(trial, path), { recursive: true })
    await writeFile(join(trial, path, 'rule.json'), JSON.stringify(rule, null, 2))
    await writeFile(join(trial, path, 'cases.json'), casesText(cases))
    const errors = (await loadRules(trial, { cases: 'try' })).findings.filter(({ weight }) => weight === 'error')
    if (errors.length > 0) throw new SextantError('SEXTANT_INVALID', ['nothing is written, for the rule would not load:', ...errors.map(({ message }) => message)].join('\n'))
  } finally {
    await rm(trial, { recursive: true, force: true })
  }
}
