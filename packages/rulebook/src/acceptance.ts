import { randomUUID } from 'node:crypto'
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { factsOf } from '@sextant/matcher'
import { type Case, type Day, parse, Rule, type RuleVersion, SextantError } from '@sextant/model'
import { boundaryCases } from './boundary-cases.ts'
import { withCases } from './cases-edit.ts'
import { hasErrors } from './finding.ts'
import { folderName } from './folder-name.ts'
import type { ReadyCase } from './lint-cases.ts'
import { type Loaded, loadRules, rulebookOf } from './load.ts'
import { tryCases } from './try-cases.ts'
import { withVersion, withVersionMoved } from './version-text.ts'

/** The two files of a rule with a version more, found to be right before anything is written. */
export interface Acceptance {
  files: { path: string; text: string; isNew: boolean }[]
  added: Case[]
  /** Cases of which the new version says something else than they expected. */
  retold: { name: string; from: Case['expect']; to: Case['expect'] }[]
  /** What lint warns of in this rule. */
  warnings: string[]
}

export interface Accepted {
  rule: Rule
  /** The folder of the rule in the rules folder. */
  path: string
  base: Day
  from: Day
  version: RuleVersion | null
  /** Whether the base itself moves to the day. */
  moved: boolean
  isWritten: boolean
  today: Day
}

/** Makes the files in memory and asks lint and all cases of the rulebook about them. Throws, and writes nothing, where they are not right. */
export async function acceptanceOf(folder: string, loaded: Loaded, { rule, path, base, from, version, moved, isWritten, today }: Accepted): Promise<Acceptance> {
  const names = { rule: join(path, 'rule.json'), cases: join(path, 'cases.json') }
  const old = { rule: await readFile(join(folder, path, 'rule.json'), 'utf8'), cases: await readFile(join(folder, path, 'cases.json'), 'utf8') }
  const ruleText = isWritten ? old.rule : moved && version ? withVersionMoved(old.rule, base, from, version) : withVersion(old.rule, rule, base, from, version)
  const next = parse(Rule, JSON.parse(ruleText), join(folderName(folder), names.rule))
  const { facts, conditions, rules } = loaded.rulebook
  const rulebook = rulebookOf({ facts, conditions, rules: rules.map((one) => (one.id === rule.id ? next : one)) }, null)
  const present = loaded.cases.get(rule.id) ?? []
  if (!isWritten) await refuseFailing(loaded.rulebook, rule, present)
  const verdicts = await otherVerdicts(rulebook, next, present)
  refuseEarlier(facts, next, present, verdicts, isWritten || (moved && base < from) ? base : from)
  const told = present.map((ready, index) => ({ ...ready, case: { ...ready.case, expect: verdicts.get(index) ?? ready.case.expect } }))
  const added = await boundaryCases(rulebook, next, from, told)
  const casesText = withCases(old.cases, verdicts, added)
  const { findings } = await loadRules(folder, { cases: 'try', on: today, instead: new Map([[names.rule, ruleText], [names.cases, casesText]]) })
  if (hasErrors(findings)) {
    const errors = findings.filter(({ weight }) => weight === 'error')
    throw new SextantError('SEXTANT_INVALID', ['nothing is written, for with the new version the rules would not be right:', ...errors.map(({ file, message }) => `${file}: ${message}`)].join('\n'))
  }
  return {
    files: [
      { path: `${path}/rule.json`, text: ruleText, isNew: ruleText !== old.rule },
      { path: `${path}/cases.json`, text: casesText, isNew: casesText !== old.cases },
    ],
    added,
    retold: [...verdicts].flatMap(([index, to]) => {
      const was = present[index]?.case
      return was ? [{ name: was.name, from: was.expect, to }] : []
    }),
    warnings: findings.filter(({ file, weight }) => weight === 'warning' && file === join(folderName(folder), names.rule)).map(({ message }) => message),
  }
}

/** Cases that fail before anything is changed show a slip of the rule or of theirs, which a new version must not cover up. */
async function refuseFailing(rulebook: Loaded['rulebook'], rule: Rule, cases: readonly ReadyCase[]): Promise<void> {
  const failing = (await tryCases({ rulebook }, rule, cases)).filter(({ holds }) => !holds)
  if (failing.length === 0) return
  const told = failing.slice(0, 10).map(({ name, expected, found }) => `  "${name}" expects ${expected}, but ${rule.id} says ${found?.verdict ?? 'nothing'}`)
  throw new SextantError('SEXTANT_INVALID', [`nothing is written, for cases of ${rule.id} fail already; mend the rule or the cases first:`, ...told].join('\n'))
}

/** A version changes no answer of a day before it; where a case says so, the version says more than the clause. */
function refuseEarlier(facts: Loaded['rulebook']['facts'], rule: Rule, cases: readonly ReadyCase[], verdicts: ReadonlyMap<number, Case['expect']>, since: Day): void {
  const wrong = [...verdicts].flatMap(([index, to]) => {
    const ready = cases[index]
    const known = ready && factsOf(facts, ready.subject, { assume: false }).know(rule.decidedOn)
    const last = known?.kind === 'exact' ? known.value : known?.kind === 'between' ? known.to : null
    return ready && last !== null && String(last) < since ? [`  "${ready.case.name}" of ${String(last)}: ${ready.case.expect} → ${to}`] : []
  })
  if (wrong.length === 0) return
  throw new SextantError('SEXTANT_INVALID', [`nothing is written, for a version of ${since} would change the answers of days before it:`, ...wrong].join('\n'))
}

/** What the rule says now of the cases that expect something else, by their index. */
async function otherVerdicts(rulebook: Loaded['rulebook'], rule: Rule, cases: readonly ReadyCase[]): Promise<Map<number, Case['expect']>> {
  const tried = await tryCases({ rulebook }, rule, cases)
  return new Map(tried.flatMap(({ holds, found }, index) => (holds || !found || found.error !== undefined ? [] : [[index, found.verdict] as const])))
}

/**
 * Each file is written anew beside itself and put in its place, so that none is ever half written. What a process that
 * was killed left there goes by a name that nothing reads, and is cleared away.
 */
export async function writeAcceptance(folder: string, { files }: Acceptance): Promise<void> {
  const places = new Set(files.map(({ path }) => join(folder, dirname(path))))
  for (const place of places) {
    for (const name of await readdir(place)) if (unfinished.test(name)) await rm(join(place, name), { force: true })
  }
  for (const { path, text, isNew } of files) {
    if (!isNew) continue
    const place = join(folder, path)
    const temporary = join(dirname(place), `.${basename(place)}.${randomUUID()}.next`)
    try {
      await writeFile(temporary, text)
      await rename(temporary, place)
    } catch (error) {
      await rm(temporary, { force: true })
      throw error
    }
  }
}

const unfinished = /^\.(?:rule|cases)\.json\.[0-9a-f-]{36}\.next$/
