import { join } from 'node:path'
import { canonical, type Case, Cases, Condition, type Day, FactDictionary, type Release, Rule, type Rulebook, sha256 } from '@sextant/model'
import { z } from 'zod'
import { commitOf } from './commit.ts'
import { Dossiers } from './dossiers.ts'
import { examine, type WholeRule } from './examine.ts'
import { type Finding, hasErrors, refuseErrors } from './finding.ts'
import { folderName } from './folder-name.ts'
import { type JsonFile, jsonFileOf, readJsonFile, shaped } from './json-file.ts'
import { lintCases, type ReadyCase } from './lint-cases.ts'
import { lintFacts } from './lint-facts.ts'
import { lintRule } from './lint-rule.ts'
import { lintShared } from './lint-shared.ts'
import { refuseNoRules, ruleFolders, strayFiles } from './rule-folders.ts'

const ruleKeys = [...Object.keys(Rule.shape), 'scope', 'requires', 'otherwise', 'citation', 'note', 'checkedOn', 'severity', 'remedy', 'act', 'provision', 'url', 'language', 'quote', 'document', 'clause', 'en', 'zh', 'ru', 'fact', 'operator', 'value', 'params', 'all', 'any', 'condition', 'name', 'facts', 'expect']

const CONDITIONS_MAX = 500

/** `rules/conditions.json`: shared conditions by their names. */
export const Conditions = z
  .record(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a shared condition is named by lower-case words joined by hyphens').max(60), Condition)
  .refine((conditions) => Object.keys(conditions).length <= CONDITIONS_MAX, `at most ${CONDITIONS_MAX} shared conditions are read`)

/** What lies in a rules folder. With an error among the findings it must not be used. */
export interface Loaded {
  rulebook: Rulebook
  /** The cases of each rule, by its id; empty unless they were asked for. */
  cases: Map<string, ReadyCase[]>
  /** The rows that rules are written from; undefined where the folder has no such file, or its cases were left. */
  dossiers?: Dossiers
  findings: Finding[]
}

export interface Reading {
  /**
   * `leave`: only the rules are read. `read`: also whether the cases show enough. `try`: also what only reasoning and
   * the answers show; this takes seconds, where the others take tenths of one.
   */
  cases: 'leave' | 'read' | 'try'
  /** What findings call the folder, where that is not its own name. */
  named?: string
  /** Texts to be read instead of what lies there, by their places in the folder, such as `kz/steering-side/rule.json`. */
  instead?: ReadonlyMap<string, string>
  /** Today, with `try`; absent, nobody is asked when he last looked at a source. */
  on?: Day
  /** With `try`, the ids of the watched sources; absent, citations may name any. */
  sources?: readonly string[]
}

/** Reads and checks a rules folder. */
export async function loadRules(folder: string, { cases, on, sources, instead, named = folderName(folder) }: Reading): Promise<Loaded> {
  await refuseNoRules(folder)
  const findings: Finding[] = []
  const commit = commitOf(folder)
  const at = async (name: string) => {
    const text = instead?.get(name)
    return text === undefined ? readJsonFile(join(folder, name), join(named, name)) : jsonFileOf(text, join(named, name))
  }
  const factsFile = await at('facts.json')
  const conditionsFile = await at('conditions.json')
  const dictionary = read(factsFile, FactDictionary, findings)
  const conditions = read(conditionsFile, Conditions, findings)
  // Without either of them, every rule would be wrong in the same way.
  if (!dictionary || !conditions || Array.isArray(factsFile) || Array.isArray(conditionsFile)) return nothing(findings)
  const wrongFacts = lintFacts(factsFile, dictionary)
  if (wrongFacts.length > 0) return nothing([...findings, ...wrongFacts])
  findings.push(...lintShared(conditionsFile, conditions, dictionary))

  const rules: Rule[] = []
  const ready = new Map<string, ReadyCase[]>()
  const whole: WholeRule[] = []
  const folders = await ruleFolders(folder, named, findings)
  const files = await inBatches(folders, (path) => at(`${path}/rule.json`))
  for (const [index, path] of folders.entries()) {
    const file = files[index] ?? []
    const rule = read(file, Rule, findings)
    if (!rule || Array.isArray(file)) continue
    if (cases !== 'leave') findings.push(...(await strayFiles(folder, named, path)))
    const wrong = lintRule(file, rule, path, dictionary, conditions)
    findings.push(...wrong)
    rules.push(rule)
    if (cases === 'leave') continue
    const casesFile = await at(`${path}/cases.json`)
    const list: Case[] | undefined = read(casesFile, Cases, findings)
    if (!list || Array.isArray(casesFile) || hasErrors(wrong) || hasErrors(findings.filter((one) => one.file === conditionsFile.name))) continue
    const linted = lintCases(casesFile, rule, list, dictionary, conditions)
    findings.push(...linted.findings)
    ready.set(rule.id, linted.ready)
    if (!hasErrors(linted.findings)) whole.push({ rule, file, casesFile, cases: linted.ready })
  }
  rules.sort((a, b) => (a.id < b.id ? -1 : 1))
  const rulebook = rulebookOf({ facts: dictionary, conditions, rules }, await commit)
  if (cases === 'leave') return { rulebook, cases: ready, findings }
  const dossiers = dossiersFrom(await at('dossiers.json'), rules, findings)
  if (cases === 'try') findings.push(...(await examine({ rulebook, factsFile, conditionsFile, whole, isComplete: whole.length === folders.length, dossiers, on, sources })))
  return { rulebook, cases: ready, findings, ...(dossiers && { dossiers }) }
}

/** No answer depends on the rows, so a folder without them is used all the same; what its rules name goes unchecked. */
function dossiersFrom(file: JsonFile | Finding[], rules: readonly Rule[], findings: Finding[]): Dossiers | undefined {
  if (!Array.isArray(file) || file.some(({ code }) => code !== 'missing-file')) return read(file, Dossiers, findings)
  if (rules.some(({ dossier = [] }) => dossier.length > 0)) findings.push(...file.map((one): Finding => ({ ...one, weight: 'warning', message: 'there is no such file, so the rows that rules name are not checked' })))
  return undefined
}

/** The rulebook of a folder, or one error that names everything that is wrong with it. */
export async function openRulebook(folder: string, named?: string): Promise<Rulebook> {
  const { rulebook, findings } = await loadRules(folder, { cases: 'leave', ...(named !== undefined && { named }) })
  refuseErrors(findings)
  return rulebook
}

export function rulebookOf({ facts, conditions, rules }: Release, commit: string | null): Rulebook {
  return { facts, conditions, rules, digest: `sha256:${sha256(canonical({ facts, conditions, rules }))}`, commit }
}

function nothing(findings: Finding[]): Loaded {
  const facts: FactDictionary = { orderDays: [], goodsDays: [], assumptions: [], identifying: [], facts: {} }
  return { rulebook: rulebookOf({ facts, conditions: {}, rules: [] }, null), cases: new Map(), findings }
}

function read<Schema extends z.ZodType>(file: JsonFile | Finding[], schema: Schema, findings: Finding[]): z.output<Schema> | undefined {
  if (Array.isArray(file)) return void findings.push(...file)
  const value = shaped(file, schema, ruleKeys)
  if (isFindings(value)) return void findings.push(...value)
  return value
}

function isFindings(value: unknown): value is Finding[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'object' && one !== null && 'weight' in one && 'code' in one)
}

/** So many files are open at once. */
const BATCH = 64

async function inBatches<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  for (let at = 0; at < items.length; at += BATCH) results.push(...(await Promise.all(items.slice(at, at + BATCH).map(work))))
  return results
}
