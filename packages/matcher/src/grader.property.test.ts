// Blocks of lines against `compare`, line by line: whatever the shape of a dictionary, and wherever a threshold falls.
import { type Day, dayFromNumber, dayNumber, type FactValue, type Market, type Operator } from '@sextant/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bitsAt, bitsOf, wordsFor } from './words.ts'
import type { Columns } from './columns.ts'
import { compare } from './compare.ts'
import { knownFrom } from './facts.ts'
import { gradeOf } from './grade.ts'
import { type Block, type Compared, graders, horizonOf } from './grader.ts'
import { between, exact, type Known, unknown } from './known.ts'

const start = dayNumber('2025-01-01' as Day)
const dayAt = (number: number) => dayFromNumber(start + number)
const ordering = fc.constantFrom<Operator>('lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive', 'equal', 'notEqual')

/** What may be known of a day within some weeks: enough entries that thresholds are used, and few of which a block meets only some. */
const day: fc.Arbitrary<Known> = fc.oneof(
  { weight: 6, arbitrary: fc.nat(40).map((number) => exact(dayAt(number))) },
  fc.tuple(fc.option(fc.nat(40), { freq: 4 }), fc.option(fc.nat(40), { freq: 4 })).map(([from, to]) => between(from === null ? null : dayAt(from), to === null ? null : dayAt(to))),
  fc.constant(unknown),
)
const days = fc.array(day, { minLength: 300, maxLength: 330 }).map((known) => [unknown, ...known])
const size: fc.Arbitrary<Known> = fc.oneof({ weight: 6, arbitrary: fc.nat(40).map(exact) }, fc.constant(unknown))
const sizes = fc.array(size, { minLength: 300, maxLength: 330 }).map((known) => [unknown, ...known])

const elapsed = fc.record({
  fact: fc.constant('elapsed'),
  params: fc.record({ from: fc.constant('builtOn'), to: fc.constant('arrivesOn'), unit: fc.constantFrom('days', 'months', 'years'), count: fc.constantFrom('complete', 'begun', 'calendar') }),
})
const literal = (value: fc.Arbitrary<FactValue>) => value.map((known) => ({ known: exact(known) }))
const compared: fc.Arbitrary<Compared> = fc.oneof(
  fc.record({ operator: ordering, left: fc.constant({ fact: 'builtOn' }), right: literal(fc.integer({ min: -2, max: 43 }).map(dayAt)) }),
  fc.record({ operator: ordering, left: fc.constant({ fact: 'size' }), right: literal(fc.integer({ min: -2, max: 43 })) }),
  fc.record({ operator: ordering, left: fc.constant({ fact: 'builtOn' }), right: fc.constant({ slot: { fact: 'arrivesOn' } }) }),
  fc.record({ operator: ordering, left: elapsed, right: literal(fc.integer({ min: -3, max: 30 })) }),
  fc.record({ operator: ordering, left: elapsed, right: fc.constant({ slot: { fact: 'size' } }) }),
  fc.record({ operator: fc.constantFrom<Operator>('in', 'notIn'), left: fc.constant({ fact: 'builtOn' }), right: literal(fc.array(fc.nat(40).map(dayAt), { minLength: 1, maxLength: 3 })) }),
)

describe('a grader, on random dictionaries', () => {
  it('grades every line as the comparison of its two sides does', () => {
    fc.assert(
      fc.property(days, days, sizes, fc.array(fc.tuple(fc.nat(300), fc.nat(300), fc.nat(300)), { minLength: 1, maxLength: 40 }), fc.array(compared, { minLength: 1, maxLength: 20 }), (builtOn, arrivesOn, size, lines, all) => {
        const read = { builtOn, arrivesOn, size }
        const columns = Object.entries(read).map(([fact, dictionary], at) => ({ base: { fact, isCompleted: false }, dictionary, codes: Uint16Array.from(lines, (line) => line[at] as number) }))
        const block = blockOf(columns, lines.length)
        const graderOf = graders({ readBy: 'x', columns, bases: columns.map(({ base }) => base), count: lines.length, groups: [block.group], numbers: new Uint32Array(lines.length) })
        for (const one of all) {
          const grader = graderOf(one)
          const into = new Int32Array(block.words)
          if (typeof grader === 'number') throw new Error('every column is there')
          grader(block, into)
          const { operator, left, right } = one
          lines.forEach(([a, b, c], line) => {
            const facts: Record<string, Known> = { builtOn: builtOn[a] as Known, arrivesOn: arrivesOn[b] as Known, size: size[c] as Known }
            const own = left.fact === 'elapsed' ? knownFrom('elapsed', left.params, [facts['builtOn'] as Known, facts['arrivesOn'] as Known]) : facts[left.fact] as Known
            const other = 'known' in right ? right.known : facts[right.slot.fact] as Known
            expect(bitsAt(into, line), JSON.stringify([operator, own, other])).toBe(bitsOf[gradeOf[compare(operator, own, other)]])
          })
        }
      }),
      { numRuns: 150 },
    )
  })
})

function blockOf(columns: Columns['columns'], lines: number): Block {
  const words = wordsFor(lines)
  const codes = (column: number) => Int32Array.from({ length: words * 16 }, (_, line) => columns[column]?.codes[line] ?? 0)
  return {
    lines, words, codes,
    group: { market: 'KZ' as Market, subject: {}, known: {}, from: 0, to: lines },
    horizon(column, bounds) {
      const into = new Int32Array(words)
      return { threshold: horizonOf(codes(column), bounds, into, words), words: into }
    },
  }
}
