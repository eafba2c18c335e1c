import type { FactDictionary, FactValue } from '@sextant/model'
import { exact, type Known, unknown } from './known.ts'
import type { KeptGrades, Program } from './program.ts'

/** Grades whatever the facts with few values decide by themselves, as a row keeps it. */
export type Beforehand = (know: (fact: string) => Known) => KeptGrades

/**
 * Comparisons of a fact with a closed list of values, such as the category, are made once for each value and not once for
 * each subject: there are hundreds of them, and each lies elsewhere in memory.
 */
export function beforehandOf({ slots, atoms }: Program, { facts }: FactDictionary): Beforehand {
  const byFact = Map.groupBy(atoms.entries().filter(([, { right }]) => 'known' in right), ([, { slot }]) => slots[slot]?.fact ?? '')
  const closed = [...byFact].flatMap(([fact, own]) => {
    const values = valuesOf(facts[fact])
    const grades = new Map(values.map((value) => [value, Uint8Array.from(own, ([, { gradeOf }]) => gradeOf(exact(value), () => unknown) + 1)]))
    return values.length === 0 ? [] : [{ fact, numbers: own.map(([number]) => number), grades }]
  })
  return (know) => {
    const kept = new Uint8Array(atoms.length)
    for (const { fact, numbers, grades } of closed) {
      const known = know(fact)
      const own = known.kind === 'exact' ? grades.get(known.value) : undefined
      if (own) for (let index = 0; index < own.length; index += 1) kept[numbers[index] as number] = own[index] as number
    }
    return kept
  }
}

function valuesOf(definition: FactDictionary['facts'][string] | undefined): FactValue[] {
  if (definition?.type === 'enum') return Object.keys(definition.values)
  return definition?.type === 'boolean' ? [false, true] : []
}
