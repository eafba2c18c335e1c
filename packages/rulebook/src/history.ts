import { Condition, Rule } from '@sextant/model'
import { z } from 'zod'
import { gitText, placeInRepository } from './git.ts'
import { type RuleChange, ruleChanges } from './diff.ts'

const COMMITS_MAX = 1_000

/** One commit that touched a rule, and what it did to it. */
export interface HistoryEntry {
  commit: string
  at: string
  author: string
  subject: string
  /** Null where the rule, as it stood then or before, cannot be read by the format of today. */
  changes: RuleChange[] | null
  conditions: Record<string, Condition>
}

/** What a rule has gone through, newest first. `path` is its folder in the rules folder: `kz/right-hand-drive`. */
export async function historyOf(folder: string, path: string): Promise<HistoryEntry[]> {
  const place = await placeInRepository(folder)
  const printed = await gitText(folder, ['log', `--max-count=${COMMITS_MAX}`, '--first-parent', '--format=%H%x00%P%x00%aI%x00%an%x00%s', '--', `${path}/rule.json`])
  const entries: HistoryEntry[] = []
  for (const line of printed.split('\n').filter(Boolean)) {
    const [commit = '', parents = '', at = '', author = '', subject = ''] = line.split('\0')
    const [parent] = parents.split(' ')
    const [after, before] = [await ruleIn(folder, commit, place, path), parent ? await ruleIn(folder, parent, place, path) : 'none']
    const changes = after === 'unreadable' || before === 'unreadable' ? null : ruleChanges(before === 'none' ? undefined : before, after === 'none' ? undefined : after)
    // A commit that only moved or reformatted the file did nothing to the rule.
    if (changes === null || changes.length > 0) entries.push({ commit, at, author, subject, changes, conditions: typeof after === 'object' ? after.release.conditions : {} })
  }
  return entries
}

type RuleThen = { rule: Rule; release: { conditions: Record<string, Condition> } } | 'none' | 'unreadable'

async function ruleIn(folder: string, commit: string, place: string, path: string): Promise<RuleThen> {
  const at = (file: string) => gitText(folder, ['show', '--end-of-options', `${commit}:${place}${file}`]).catch(() => undefined)
  const text = await at(`${path}/rule.json`)
  if (text === undefined) return 'none'
  const rule = read(Rule, text)
  const conditions = read(z.record(z.string(), Condition), (await at('conditions.json')) ?? '{}')
  return rule && conditions ? { rule, release: { conditions } } : 'unreadable'
}

function read<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
