import { type Market, Rule, type Subject } from '@sextant/model'
import { describe, expect, it } from 'vitest'
import { type Columns, columnsOf, type Line } from './columns.ts'
import { compile, type Matcher } from './compile.ts'
import { type Judged, judgeMany, type JudgingMany, judgingOf } from './judge-many.ts'
import { outcomeAt, verdictAt } from './tell.ts'
import { dictionary, matcherOf } from './testing/random.ts'

const kz = 'KZ' as Market
const ru = 'RU' as Market

const version = (scope: object, requires: object, severity = 'block') => ({
  scope, requires,
  otherwise: { severity, remedy: { en: 'x', zh: 'x' } },
  citation: { act: 'x', provision: 'x', url: 'https://law.example/', quote: 'x' },
  checkedOn: '2026-01-01',
})

function ruleOf(id: string, markets: string[], versions: object): Rule {
  return Rule.parse({
    id, title: { en: 'x', zh: 'x', ru: 'x' }, markets, side: 'import', kind: 'steering', mast: 'B7', status: 'active', encodes: 'fully',
    confidence: 'confirmed', decidedOn: 'arrivesOn', versions,
  })
}

const isFlagged = { fact: 'flag', operator: 'equal', value: true }
const isA = { fact: 'kind', operator: 'equal', value: 'a' }
const flagged = ruleOf('flagged', ['KZ'], { '2025-01-01': version(isA, isFlagged) })
const small = ruleOf('small', ['KZ', 'RU'], { '2025-01-01': version(isFlagged, { fact: 'size', operator: 'lessThan', value: 3 }, 'act') })
const matcher = matcherOf(flagged, small)

const line = (subject: Subject, market = kz): Line => ({ subject: { arrivesOn: '2025-06-01', ...subject }, market })
const fleet = [
  line({ kind: 'a', flag: false, size: 1 }),
  line({ kind: 'a', flag: true, size: 4 }, ru),
  line({ kind: 'a', size: 1 }),
  line({ kind: 'b', flag: true, size: 4 }),
  line({ kind: 'b', flag: false }, 'MN' as Market),
]

async function outcomesOf(matcher: Matcher, columns: Columns, asking?: JudgingMany): Promise<Record<number, string>> {
  const found: Record<number, string> = {}
  for await (const block of judgeMany(matcher, columns, asking)) block.lines.forEach((line, at) => (found[line] = outcomeAt(block, at)))
  return found
}

describe('judgeMany', () => {
  it('names each line by its place among those that came in', async () => {
    expect(await outcomesOf(matcher, await columnsOf(matcher, fleet))).toEqual({ 0: 'blocked', 1: 'act', 2: 'cannot-tell', 3: 'act', 4: 'cannot-tell' })
  })

  it('tells every breach and open question, with the version and its severity', async () => {
    const hits: string[] = []
    for await (const block of judgeMany(matcher, await columnsOf(matcher, fleet))) {
      for (const told of block.told) {
        for (const [place, line] of block.lines.entries()) hits.push(`${line} ${told.compiled.rule.id} ${verdictAt(block, told, place)} ${told.severity} ${told.version?.from}`)
      }
    }
    expect(hits.filter((hit) => /breach|cannot-tell/.test(hit)).sort()).toEqual(['0 flagged breach block 2025-01-01', '1 small breach act 2025-01-01', '2 flagged cannot-tell block 2025-01-01', '3 small breach act 2025-01-01'])
  })

  it('asks only some rules, and passes over lines that they cannot concern', async () => {
    expect(await outcomesOf(matcher, await columnsOf(matcher, fleet), { rules: new Set(['flagged']) })).toEqual({ 0: 'blocked', 2: 'cannot-tell', 3: 'clear' })
  })

  it('judges only some lines, under their own numbers', async () => {
    expect(await outcomesOf(matcher, await columnsOf(matcher, fleet), { lines: [3, 1] })).toEqual({ 1: 'act', 3: 'act' })
    expect(await outcomesOf(matcher, await columnsOf(matcher, fleet), { lines: [] })).toEqual({})
    for (const line of [5, -1, 1.5]) await expect(outcomesOf(matcher, await columnsOf(matcher, fleet), { lines: [line] })).rejects.toThrow(`there is no line ${line}; there are 5, counted from 0`)
  })

  it('judges the lines that it has by another rulebook that reads the same facts', async () => {
    const columns = await columnsOf(matcher, fleet)
    const changed = matcherOf(flagged, ruleOf('small', ['KZ', 'RU'], { '2025-01-01': version(isFlagged, { fact: 'size', operator: 'lessThan', value: 9 }) }))
    expect(await outcomesOf(changed, columns)).toEqual({ 0: 'blocked', 1: 'clear', 2: 'cannot-tell', 3: 'clear', 4: 'cannot-tell' })
  })

  it('refuses columns that were read by another dictionary', async () => {
    const columns = await columnsOf(matcher, fleet)
    const other = compile({ ...matcher.rulebook, facts: { ...matcher.rulebook.facts, orderDays: [] } })
    await expect(outcomesOf(other, columns)).rejects.toThrow('the columns were read by another rules/facts.json')
    expect(await outcomesOf(compile({ ...matcher.rulebook, facts: structuredClone(matcher.rulebook.facts) }), columns)).toEqual(await outcomesOf(matcher, columns))
  })

  it('knows of a category that nobody recognises no more than a check does', async () => {
    const category = { type: 'text' as const, letters: 'upper' as const, names: { M1: [], N1: [] }, of: 'goods' as const, changeable: false, headings: [], label: { en: 'x' } }
    const named = compile({ ...matcher.rulebook, facts: { ...dictionary, facts: { ...dictionary.facts, category } }, rules: [ruleOf('not-m1', ['KZ'], { '2025-01-01': version({ fact: 'market', operator: 'equal', value: 'KZ' }, { fact: 'category', operator: 'notIn', value: ['M1'] }) })] })
    expect(await outcomesOf(named, await columnsOf(named, ['M1', 'N1', 'WAGON'].map((given) => line({ category: given }))))).toEqual({ 0: 'blocked', 1: 'clear', 2: 'cannot-tell' })
  })

  it('judges any blocks in any order, also two that begin at the same line', async () => {
    const columns = await columnsOf(matcher, Array.from({ length: 40 }, () => line({ kind: 'a', flag: false, size: 1 })))
    const { judged } = judgingOf(matcher, columns)
    const blockedIn = (to: number) => Array.from({ length: to }, (_, place) => outcomeAt(judged({ group: 0, from: 0, to }) as Judged, place))
    expect(new Set([...blockedIn(2), ...blockedIn(40), ...blockedIn(3)])).toEqual(new Set(['blocked']))
  })

  it('refuses columns that lack what the rules read', async () => {
    const columns = await columnsOf(matcherOf(flagged), fleet)
    await expect(outcomesOf(matcher, columns)).rejects.toThrow('the rules read size, of which the columns were made without')
  })

  it('stops between two blocks when it is told to', async () => {
    const columns = await columnsOf(matcher, Array.from({ length: 10_000 }, () => line({ kind: 'a', flag: false, size: 1 })))
    const stop = new AbortController()
    let blocks = 0
    const judged = (async () => {
      for await (const { lines } of judgeMany(matcher, columns, { signal: stop.signal })) {
        blocks += 1
        expect(lines.length).toBeLessThan(10_000)
        stop.abort()
      }
    })()
    await expect(judged).rejects.toThrow('aborted')
    expect(blocks).toBe(1)
  })

  it('lets timers have their turn, so that one of them can stop it', async () => {
    const columns = await columnsOf(matcher, Array.from({ length: 10_000 }, () => line({ kind: 'a', flag: false, size: 1 })))
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 0)
    const judged = (async () => {
      for (;;) for await (const { lines } of judgeMany(matcher, columns, { signal: stop.signal })) expect(lines.length).toBeLessThan(10_000)
    })()
    await expect(judged).rejects.toThrow('aborted')
  })

  it('cannot tell what a rule says that is not compiled', async () => {
    const odd: Rule = { ...flagged, versions: { '2025-01-01': { ...flagged.versions['2025-01-01'], scope: { fact: 'kind', operator: 'resembles' as 'equal', value: 'a' } } as Rule['versions'][string] } }
    const asked = matcherOf(odd)
    expect(await outcomesOf(asked, await columnsOf(asked, [line({ kind: 'b', flag: true })]))).toEqual({ 0: 'cannot-tell' })
  })
})

describe('columnsOf', () => {
  it('holds what the rules read and some line knows, as narrow as it goes', async () => {
    const sized = Array.from({ length: 70_000 }, (_, size) => line({ size }))
    const { columns, count } = await columnsOf(matcher, sized)
    expect(count).toBe(70_000)
    expect(columns.map(({ base, codes }) => `${base.fact} ${codes.BYTES_PER_ELEMENT}`).sort()).toEqual(['arrivesOn 1', 'size 4'])
    const [first] = columns.filter(({ base }) => base.fact === 'size')
    expect([0, 300, 69_999].map((at) => first?.dictionary[first.codes[at] as number])).toEqual([0, 300, 69_999].map((value) => ({ kind: 'exact', value })))
  })

  it('takes lines from a stream, and none at all', async () => {
    const stream = async function* () { yield* fleet }
    expect(await outcomesOf(matcher, await columnsOf(matcher, stream()))).toMatchObject({ 0: 'blocked' })
    expect(await outcomesOf(matcher, await columnsOf(matcher, []))).toEqual({})
  })

  it('lies in memory that threads share', async () => {
    const { columns, numbers } = await columnsOf(compile({ facts: dictionary, conditions: {}, rules: [flagged], digest: 'sha256:x', commit: null }), fleet)
    for (const { buffer } of [numbers, ...columns.map(({ codes }) => codes)]) expect(buffer).toBeInstanceOf(SharedArrayBuffer)
  })
})
