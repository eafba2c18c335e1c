import type { Day, Rule, Rulebook } from '@sextant/model'
import type { Dossiers } from './dossiers.ts'
import { type Finding, hasErrors } from './finding.ts'
import type { JsonFile } from './json-file.ts'
import { lintAnswers } from './lint-answers.ts'
import type { ReadyCase } from './lint-cases.ts'
import { lintChecked } from './lint-checked.ts'
import { lintCompiled } from './lint-compiled.ts'
import { lintDocument } from './lint-document.ts'
import { lintDossier } from './lint-dossier.ts'
import { lintLogic } from './lint-logic.ts'
import { contradictionsIn, shadowedIn } from './lint-pairs.ts'
import { lintQuote } from './lint-quote.ts'
import { unusedConditions, unusedFacts } from './lint-unused.ts'
import { provisionsOf } from './provision.ts'
import { tryCases } from './try-cases.ts'

/** A rule in which nothing wrong was found by itself, with the files that it was read from. */
export interface WholeRule {
  rule: Rule
  file: JsonFile
  casesFile: JsonFile
  cases: ReadyCase[]
}

export interface Examined {
  rulebook: Rulebook
  factsFile: JsonFile
  conditionsFile: JsonFile
  /** Without those in which a mistake was found already: it would be told of twice. */
  whole: readonly WholeRule[]
  /** Whether `whole` are all rules that the folder has. */
  isComplete: boolean
  dossiers: Dossiers | undefined
  /** Today; undefined where nothing is asked of it. */
  on: Day | undefined
  /** The sources that are watched; undefined where nothing is asked of them. */
  sources: readonly string[] | undefined
}

/** What only reasoning shows: conditions that decide nothing, rules at odds with each other, with their quotes and with their cases. */
export async function examine({ rulebook, factsFile, conditionsFile, whole, isComplete, dossiers, on, sources }: Examined): Promise<Finding[]> {
  const { rules, facts, conditions } = rulebook
  const provisions = provisionsOf(whole.filter(({ rule }) => rule.status !== 'retired').map(({ rule }) => rule), facts, conditions)
  const files = new Map(whole.map(({ rule, file }) => [rule.id, file]))
  const fileOf = (id: string): JsonFile => files.get(id) ?? factsFile
  const logic = new Map(whole.map(({ rule, file }) => [rule.id, provisions.filter((one) => one.rule === rule).flatMap((one) => lintLogic(file, one))]))
  const isSound = ({ id }: Rule) => !hasErrors(logic.get(id) ?? [])
  const sound = provisions.filter(({ rule }) => isSound(rule))

  const found = [...logic.values()].flat()
  // A version that has ended is kept for the record, whatever it would add to others.
  const lasting = sound.filter(({ until }) => until === null || on === undefined || until > on)
  found.push(...contradictionsIn(sound, facts, fileOf), ...shadowedIn(lasting, fileOf))
  found.push(...lintCompiled({ ...rulebook, rules: whole.map(({ rule }) => rule) }, fileOf))
  for (const { rule, file, casesFile, cases } of whole) {
    if (dossiers) found.push(...lintDossier(file, rule, dossiers))
    if (on) found.push(...lintChecked(file, rule, on))
    if (sources) found.push(...lintDocument(file, rule, sources))
    if (!isSound(rule)) continue
    const answers = lintAnswers(casesFile, rule, rule.status === 'retired' ? [] : await tryCases({ rulebook }, rule, cases))
    found.push(...answers)
    // A number that the cases do not know either is a slip of the rule, not of its quote.
    if (answers.length === 0) found.push(...lintQuote(file, rule, rulebook))
  }
  // What a rule that could not be read would use is not known.
  if (isComplete) found.push(...unusedFacts(factsFile, facts, rules, conditions), ...unusedConditions(conditionsFile, conditions, rules))
  return found
}
