import { type Comparison, type Condition, comparisonsOf, DerivedFact, type FactDictionary, type FactValue, isReference, type Operator, operators } from '@sextant/model'
import { Engine, type TopLevelCondition } from 'json-rules-engine'
import { compare, type Truth } from './compare.ts'
import type { Facts } from './facts.ts'
import { exact, type Known } from './known.ts'

/** How unknown comparisons are read: as false, what holds is certain; as true, what holds is possible. */
export type Bound = 'certain' | 'possible'

/** One comparison after a run, with what its two sides came to. */
export interface AnsweredComparison {
  comparison: Comparison
  truth: boolean
  is: Known
  value: Known
}

/** One condition after a run: what each comparison came to, in the shape of the condition itself. */
export type Answered =
  | AnsweredComparison
  | { group: 'all' | 'any'; truth: boolean; members: Answered[] }

/** The answer to one condition, or why the engine could not run it. */
export type Answer = Answered | { error: string }

/**
 * Runs every condition once on json-rules-engine under one reading of the unknown. One engine per run: concurrent runs
 * of one engine silently drop rules. Where the run as a whole is rejected, each condition is run by itself, so that a
 * bad one costs only its own answer.
 */
export async function run(conditions: Condition[], facts: Facts, dictionary: FactDictionary, bound: Bound): Promise<Answer[]> {
  try {
    return await runTogether(conditions, facts, dictionary, bound)
  } catch {
    return Promise.all(
      conditions.map(async (condition): Promise<Answer> => {
        try {
          const [answer] = await runTogether([condition], facts, dictionary, bound)
          return answer ?? { error: 'json-rules-engine gave no result for the condition' }
        } catch (error) {
          return { error: error instanceof Error ? error.message : String(error) }
        }
      }),
    )
  }
}

async function runTogether(conditions: Condition[], facts: Facts, dictionary: FactDictionary, bound: Bound): Promise<Answer[]> {
  const engine = new Engine()
  for (const operator of operators) {
    engine.addOperator<FactValue | Known, FactValue | Known>(operator, (fact, value) => holds(compare(operator, knownValue(fact), knownValue(value)), bound))
  }
  engine.addOperatorDecorator<Known, FactValue | Known, FactValue, FactValue>(ofKnown, (fact, given, next) => {
    const value = knownValue(given)
    return fact.kind === 'exact' && value.kind === 'exact' ? next(fact.value, value.value) : holds('unknown', bound)
  })
  // Most conditions name a handful of the many facts that there are; each that is added costs more than its answer.
  for (const name of new Set(conditions.flatMap(factsNamed))) {
    if (DerivedFact.is(name)) engine.addFact(name, (params) => facts.know(name, params))
    else if (Object.hasOwn(dictionary.facts, name)) engine.addFact(name, () => facts.know(name))
  }
  for (const [index, condition] of conditions.entries()) {
    engine.addRule({ conditions: topLevel(engineCondition(condition)), event: { type: 'holds' }, name: String(index) })
  }
  const { results, failureResults } = await engine.run()
  const answers: Answer[] = conditions.map(() => ({ error: 'json-rules-engine gave no result for the condition' }))
  for (const { name, result, conditions: tree } of [...results, ...failureResults]) {
    const condition = conditions[Number(name)]
    if (!condition) continue
    // The engine marks every node of the tree but its root, whose result stands beside the tree.
    const root: ResultNode = { ...(tree as ResultNode), result: result === true }
    answers[Number(name)] = answered(condition, 'fact' in condition ? (root.all?.[0] ?? {}) : root)
  }
  return answers
}

function factsNamed(condition: Condition): string[] {
  return comparisonsOf(condition).flatMap(({ comparison: { fact, value } }) => (isReference(value) ? [fact, value.fact] : [fact]))
}

/** What json-rules-engine leaves on each node of the condition that it ran. */
interface ResultNode {
  result?: boolean
  factResult?: Known
  valueResult?: FactValue | Known
  all?: ResultNode[]
  any?: ResultNode[]
}

function answered(condition: Condition, node: ResultNode): Answered {
  const truth = node.result === true
  if ('condition' in condition) throw new Error(`the shared condition "${condition.condition}" was not expanded`)
  if ('all' in condition || 'any' in condition) {
    const [group, members] = 'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const)
    return { group, truth, members: members.map((member, index) => answered(member, node[group]?.[index] ?? {})) }
  }
  const value = node.valueResult ?? (isReference(condition.value) ? undefined : condition.value)
  return { comparison: condition, truth, is: node.factResult ?? { kind: 'unknown' }, value: value === undefined ? { kind: 'unknown' } : knownValue(value) }
}

function holds(truth: Truth, bound: Bound): boolean {
  return truth === 'true' || (truth === 'unknown' && bound === 'possible')
}

/**
 * The engine's own decorators, such as `not:`, know of no unknown and would turn it into yes: they are asked only of
 * what is known. No rule that loads has one.
 */
const ofKnown = 'ofKnown'

function engineCondition(condition: Condition): Condition {
  if ('all' in condition) return { all: condition.all.map(engineCondition) }
  if ('any' in condition) return { any: condition.any.map(engineCondition) }
  if ('condition' in condition || !condition.operator.includes(':')) return condition
  return { ...condition, operator: `${ofKnown}:${condition.operator}` as Operator }
}

function topLevel(condition: Condition): TopLevelCondition {
  return ('fact' in condition ? { all: [condition] } : condition) as TopLevelCondition
}

/** A literal of the rule file, or what another fact came to. */
function knownValue(value: FactValue | Known): Known {
  return typeof value === 'object' && 'kind' in value ? value : exact(value)
}
