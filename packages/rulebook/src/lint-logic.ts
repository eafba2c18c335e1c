import type { Finding } from './finding.ts'
import type { JsonFile } from './json-file.ts'
import type { Provision } from './provision.ts'
import { satisfying } from './satisfiable.ts'

/** Whether a version can say anything: something is in its scope, and of that some meets what it requires and some does not. */
export function lintLogic(file: JsonFile, { rule, from, formulas: { asked, scope, requires, fails } }: Provision): Finding[] {
  const isImpossible = (...formulas: Parameters<typeof satisfying>[0]) => satisfying(formulas).kind === 'none'
  const wrong = (part: 'scope' | 'requires', code: 'never-applies' | 'never-complies' | 'always-holds', message: string, help: string) => [file.finding(['versions', from, part], code, message, 'error', help)]
  if (isImpossible(asked, scope)) {
    const cause = isImpossible(scope) ? 'its comparisons exclude each other' : `it excludes every ${rule.decidedOn} that picks this version, or every market of the rule`
    return wrong('scope', 'never-applies', `nothing can be in this scope: ${cause}`, 'mend it, or remove the version')
  }
  if (isImpossible(asked, scope, requires)) {
    const [cause, cure] = isImpossible(requires)
      ? ['its comparisons exclude each other', 'mend them']
      : ['it asks for what the scope excludes', 'where all of the scope is banned, move what it is banned for from the scope into requires']
    return wrong('requires', 'never-complies', `nothing in the scope can meet this: ${cause}`, cure)
  }
  if (isImpossible(asked, scope, fails)) {
    return wrong('requires', 'always-holds', 'everything in the scope meets this, so nothing ever breaches it', 'mend the comparison, or take out of the scope what it says already')
  }
  return []
}
