import { type Condition, type Day, type Market, type Rule, type Rulebook, type RuleVersion, SextantError, type Side, versionsOf } from '@sextant/model'

export interface CompiledVersion {
  from: Day
  /** Absent where the rule ends on this day. */
  text?: { version: RuleVersion; scope: Condition; requires: Condition }
}

export interface CompiledRule {
  rule: Rule
  /** Oldest first. */
  versions: CompiledVersion[]
}

/** A rulebook made ready to be asked: shared conditions expanded, versions in order, rules found by market and side. */
export interface Matcher {
  rulebook: Rulebook
  /** The importing markets that have rules, sorted. */
  markets: Market[]
  candidates(market: string, side: Side): readonly CompiledRule[]
  rules: readonly CompiledRule[]
}

export function compile(rulebook: Rulebook): Matcher {
  const rules = rulebook.rules.filter((rule) => rule.status !== 'retired').map((rule) => compiledRule(rule, rulebook.conditions))
  const index = new Map<string, CompiledRule[]>()
  for (const compiled of rules) {
    for (const market of compiled.rule.markets) {
      const key = `${compiled.rule.side} ${market}`
      index.set(key, [...(index.get(key) ?? []), compiled])
    }
  }
  const markets = new Set(rules.filter(({ rule }) => rule.side === 'import').flatMap(({ rule }) => rule.markets))
  return {
    rulebook,
    rules,
    markets: [...markets].sort(),
    candidates: (market, side) => index.get(`${side} ${market}`) ?? [],
  }
}

function compiledRule(rule: Rule, shared: Record<string, Condition>): CompiledRule {
  const versions = versionsOf(rule).map(({ from, version }): CompiledVersion => {
    if (!version) return { from }
    return { from, text: { version, scope: expanded(version.scope, shared), requires: expanded(version.requires, shared) } }
  })
  return { rule, versions }
}

/** The condition with every shared one put in its place. Throws on one that does not exist or contains itself. */
export function expanded(condition: Condition, shared: Record<string, Condition>, within: readonly string[] = []): Condition {
  if ('all' in condition) return { all: condition.all.map((member) => expanded(member, shared, within)) }
  if ('any' in condition) return { any: condition.any.map((member) => expanded(member, shared, within)) }
  if (!('condition' in condition)) return condition
  const { condition: name } = condition
  if (within.includes(name)) {
    throw new SextantError('SEXTANT_INVALID', `the shared condition "${name}" contains itself: ${[...within, name].join(' → ')}`)
  }
  const meant = Object.hasOwn(shared, name) ? shared[name] : undefined
  if (!meant) throw new SextantError('SEXTANT_INVALID', `there is no shared condition "${name}"; rules/conditions.json lists those that are`)
  return expanded(meant, shared, [...within, name])
}

/** The versions that a day within the bounds may pick; undefined stands for "not in force yet, or no more". */
export function versionsWithin(compiled: CompiledRule, bounds: { from: Day | null; to: Day | null }): (CompiledVersion | undefined)[] {
  const { versions } = compiled
  const before = versions.findLast(({ from }) => bounds.from !== null && from <= bounds.from)
  const during = versions.filter(({ from }) => (bounds.from === null || from > bounds.from) && (bounds.to === null || from <= bounds.to))
  return [before, ...during].map((version) => (version?.text ? version : undefined))
}
