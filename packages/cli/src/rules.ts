import { closest, quoted, SextantError } from '@sextant/model'
import type { Command } from './printed.ts'

/** Each verb is loaded when it is called: most need neither git nor the store. */
const verbs: Record<string, () => Promise<Command>> = {
  lint: async () => (await import('./rules/lint.ts')).lint,
  test: async () => (await import('./rules/test.ts')).test,
  cases: async () => (await import('./rules/cases.ts')).cases,
  coverage: async () => (await import('./rules/coverage.ts')).coverage,
  new: async () => (await import('./rules/new.ts')).newRule,
  show: async () => (await import('./rules/show.ts')).show,
  sql: async () => (await import('./rules/sql.ts')).sql,
  at: async () => (await import('./rules/at.ts')).at,
  history: async () => (await import('./rules/history.ts')).history,
  diff: async () => (await import('./rules/diff.ts')).diff,
  impact: async () => (await import('./rules/impact.ts')).impact,
  release: async () => (await import('./rules/release.ts')).release,
  releases: async () => (await import('./rules/releases.ts')).releases,
  schema: async () => (await import('./rules/schema.ts')).schema,
}

/** `rules VERB …`: the analyst's workbench. */
export const rules: Command = async ([verb, ...words], surroundings) => {
  const load = verb !== undefined && Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
  if (!load) {
    const near = verb === undefined ? undefined : closest(verb, Object.keys(verbs))
    const found = verb === undefined ? 'rules needs a verb' : `${quoted(verb)} is no verb of rules`
    throw new SextantError('SEXTANT_USAGE', `${found}; ${near ? `did you mean rules ${near}?` : `use rules ${Object.keys(verbs).join(', ')}`}`)
  }
  const command = await load()
  return command(words, surroundings)
}
