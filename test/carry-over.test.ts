// After a release or a review, lines of which the rules that differ say nothing new are not judged again: what stands in the
// store is nevertheless what judging all of them by all rules would put there. A real store, real rules, changed at random.
import { standingOf } from '@sextant/alerts'
import { compile, type Matcher } from '@sextant/matcher'
import { Day, Exporter, Goods, type Market, Order, parse, type Rule, type Rulebook, type RuleVersion, type Severity, verdictTexts } from '@sextant/model'
import { openRulebook, rulebookOf } from '@sextant/rulebook'
import { type LineToJudge, linesDue, openReview, rulesUnderReview, saveExporter, saveGoods, saveGoodsMany, saveOrders, saveRelease, standingsOf, type Store, turnDay } from '@sextant/store'
import { tamper } from '@sextant/store/testing/tamper'
import type { Station } from '@sextant/workers'
import { answersOf } from '@sextant/workers/answers'
import { carrier } from '@sextant/workers/carry-over'
import { alikeBy, differenceSince } from '@sextant/workers/difference'
import { judgeDue, judgeLine } from '@sextant/workers/judge'
import { subjectOf, todayOf } from '@sextant/workers/subject'
import { describe, expect, it } from 'vitest'
import { dataDirectory } from '#support/data'
import { root } from '#support/run'
import { openStage } from '#support/station'
import { type Chance, chanceFrom } from './bench/chance.ts'
import { madeLines } from './bench/lines.ts'

const markets = ['KZ', 'RU', 'AE', 'KE', 'MX', 'CN'] as Market[]
const whole = await openRulebook(`${root}/rules`)
const isOurs = ({ markets: its }: Rule) => its.some((market) => markets.includes(market))
const book = rulebookOf({ ...whole, rules: whole.rules.filter(isOurs) }, null)
const stop = new AbortController().signal
const day = parse(Day, '2026-11-26', 'a sample')
const COUNT = 130

const changed = (rulebook: Rulebook, rules: Rule[], conditions = rulebook.conditions) => rulebookOf({ facts: rulebook.facts, conditions, rules }, null)
const each = (rule: Rule, change: (version: RuleVersion) => RuleVersion): Rule => ({ ...rule, versions: Object.fromEntries(Object.entries(rule.versions).map(([from, version]) => [from, version && change(version)])) })

/** What an analyst may do to a rulebook, by what it is. */
const changes: Record<string, (chance: Chance, rulebook: Rulebook) => Rulebook> = {
  'another title': (chance, rulebook) => edited(chance, rulebook, (rule) => ({ ...rule, title: { ...rule.title, en: `${rule.title.en} (${chance.whole(1, 99)})` } })),
  'another weight': (chance, rulebook) => edited(chance, rulebook, (rule) => each(rule, (version) => ({ ...version, otherwise: { ...version.otherwise, severity: chance.of<Severity>(['block', 'act', 'watch']) } }))),
  'turned round': (chance, rulebook) => edited(chance, rulebook, (rule) => each(rule, (version) => ({ ...version, scope: version.requires, requires: version.scope }))),
  'decided on another day': (chance, rulebook) => edited(chance, rulebook, (rule) => ({ ...rule, decidedOn: rule.decidedOn === 'arrivesOn' ? 'shipsOn' : 'arrivesOn' })),
  'a draft': (chance, rulebook) => edited(chance, rulebook, (rule) => ({ ...rule, status: 'draft' })),
  retired: (chance, rulebook) => edited(chance, rulebook, (rule) => ({ ...rule, status: 'retired' })),
  'for another market': (chance, rulebook) => edited(chance, rulebook, (rule) => ({ ...rule, markets: [chance.of(markets)] })),
  gone: (chance, rulebook) => {
    const { id } = chance.of(rulebook.rules)
    return changed(rulebook, rulebook.rules.filter((rule) => rule.id !== id))
  },
  'none of a market': (chance, rulebook) => {
    const market = chance.of(markets)
    return changed(rulebook, rulebook.rules.filter(({ markets }) => !markets.includes(market)))
  },
  'as in the beginning': () => book,
  'a shared condition': (chance, rulebook) => {
    const [a, b] = [chance.of(Object.keys(rulebook.conditions)), chance.of(Object.keys(rulebook.conditions))]
    return changed(rulebook, rulebook.rules, { ...rulebook.conditions, [a]: { any: [{ condition: a }, { condition: b }].flatMap(({ condition }) => rulebook.conditions[condition] ?? []) } })
  },
}
const kinds = Object.keys(changes)

function edited(chance: Chance, rulebook: Rulebook, edit: (rule: Rule) => Rule): Rulebook {
  const { id } = chance.of(rulebook.rules)
  return changed(rulebook, rulebook.rules.map((rule) => (rule.id === id ? edit(rule) : rule)))
}

/** Lines as they are read for judging. */
const readAs = ({ rulebook: { facts } }: Matcher, lines: readonly LineToJudge[]) => lines.map((due) => {
  const { subject } = subjectOf(facts, due, due.inputs.facts)
  return { due, market: due.market, subject, today: todayOf(facts, subject, due.line, due.day) }
})

/** What judging every line by every rule says, by its name. */
async function judgedWhole(matcher: Matcher, lines: ReturnType<typeof readAs>, underReview: ReadonlySet<string>): Promise<Map<string, object>> {
  const said = new Map<string, object>()
  for await (const { index, answer } of answersOf(matcher, lines, underReview)) said.set(lines[index]?.due.line ?? '', { standing: standingOf(answer), verdicts: verdictTexts(answer.verdicts) })
  return said
}

async function saveFleet(store: Store, seed: number): Promise<void> {
  await saveExporter(store, parse(Exporter, { id: 'acme', name: 'Acme', email: 'desk@acme.example', language: 'en' }, 'a sample'))
  const made = [...madeLines({ seed, count: COUNT, markets, missing: 0.3 })]
  await saveGoodsMany(store, made.map(({ subject }, number) => parse(Goods, { id: `g${number}`, exporter: 'acme', facts: subject }, 'a sample')))
  await saveOrders(store, made.map(({ market }, number) => parse(Order, { id: `o${number}`, exporter: 'acme', goods: `g${number}`, market, facts: {} }, 'a sample')))
}

/** A fleet in a store of its own, and the rules in force. */
async function openFleet(seed: number): Promise<AsyncDisposable & { station: Station; store: Store }> {
  await using opened = new AsyncDisposableStack()
  const { path } = opened.use(await dataDirectory())
  const { station } = opened.use(await openStage(path, { sources: 'none' }))
  await turnDay(station.store, day)
  await saveFleet(station.store, seed)
  await saveRelease(station.store, book)
  const resources = opened.move()
  return { station, store: station.store, [Symbol.asyncDispose]: () => resources.disposeAsync() }
}

const dueIn = async (store: Store) => (await linesDue(store, { after: { of: 'orders', exporter: '', id: '' }, limit: 1_000 })).lines

describe('lines that a release or a review says nothing new of', () => {
  it('stand in the store as if all had been judged by all rules', async () => {
    const seed = 1
    const chance = chanceFrom(seed)
    await using fleet = await openFleet(seed)
    const { station, store } = fleet
    let rulebook = book
    await judgeDue(station, stop)
    expect(await standingsOf(store, 'acme')).toHaveLength(COUNT)
    let carriedInAll = 0
    for (let step = 0; step < 12; step += 1) {
      const [kind = ''] = [kinds[(step + seed * 3) % kinds.length]]
      rulebook = (changes[kind] as (typeof changes)[string])(chance, rulebook)
      await saveRelease(store, rulebook)
      const isReviewed = chance.happens(0.4)
      if (isReviewed) await openReview(store, { rule: chance.of(rulebook.rules).id, document: 'd/1', clause: `${step}`, before: 'a', after: 'b', edition: `${step}` })
      if (chance.happens(0.2)) await saveGoods(store, parse(Goods, { id: 'g7', exporter: 'acme', facts: { category: 'N1', euroClass: step } }, 'a sample'))
      const underReview = await rulesUnderReview(store)
      const matcher = compile(rulebook)
      const due = readAs(matcher, await dueIn(store))
      const expected = await judgedWhole(matcher, due, underReview)
      const carried = await carrier(store)(due, { matcher, underReview }, stop)
      carriedInAll += carried.size
      const standings = new Map((await standingsOf(store, 'acme')).map(({ line, standing, verdicts, ground }) => [line, { standing, verdicts, release: ground?.release }]))
      const names = [...carried].map(({ due: { line } }) => line)
      expect([kind, names.map((line) => standings.get(line))]).toEqual([kind, names.map((line) => ({ ...expected.get(line), release: rulebook.digest }))])
      if (kind === 'another title' && !isReviewed) expect(carried.size).toBe(due.filter(({ due: { restsOn } }) => restsOn).length)
      await judgeDue(station, stop)
      expect(await dueIn(store)).toEqual([])
      const all = new Map((await standingsOf(store, 'acme')).map(({ line, standing, verdicts }) => [line, { standing, verdicts }]))
      expect([kind, [...expected.keys()].map((line) => all.get(line))]).toEqual([kind, [...expected.values()]])
    }
    expect(carriedInAll).toBeGreaterThan(3 * COUNT)
  })

  it('stay due where a review was open only while they were judged', async () => {
    await using fleet = await openFleet(3)
    const { station, store } = fleet
    let reads = 0
    const open = { select: () => open, distinct: () => open, where: () => open, execute: async () => book.rules.map(({ id }) => ({ rule: id })) }
    const db = new Proxy(store.db, {
      get: (db, key) => {
        const value: unknown = Reflect.get(db, key)
        if (key === 'selectFrom') return (table: 'reviews') => (table === 'reviews' && (reads += 1) === 2 ? open : db.selectFrom(table))
        return typeof value === 'function' ? value.bind(db) : value
      },
    })
    await judgeLine({ ...station, store: { ...store, db } }, 'acme/o1')
    expect(reads).toBeGreaterThan(1)
    expect(await standingsOf(store, 'acme')).toEqual([])
    await judgeLine(station, 'acme/o1')
    const [standing] = await standingsOf(store, 'acme')
    expect(standing?.verdicts).not.toEqual([])
    expect(standing?.verdicts?.join()).not.toContain('needs review')
  })

  it('are all of them where rules have but other titles, and none in a market that loses its rules, whatever they said', async () => {
    const lines = [...madeLines({ seed: 5, count: 500, markets, missing: 0.2 })]
    const alike = (before: Rule[], after: Rule[]) => alikeBy({ before: { matcher: compile({ ...book, rules: before }), underReview: new Set() }, after: { matcher: compile({ ...book, rules: after }), underReview: new Set() } }, lines)
    expect(await alike(book.rules, book.rules.map((rule) => ({ ...rule, title: { ...rule.title, en: 'Another' } })))).toHaveLength(500)
    const others = lines.flatMap(({ market }, place) => (market === 'MX' ? [] : [place]))
    expect((await alike(book.rules.filter(({ markets }) => markets.includes('MX' as Market)), [])).toSorted((a, b) => a - b)).toEqual(others)
  })

  it('are not known where facts are read otherwise, the earlier release is none that can be used, or the basis is another by now', async () => {
    await using fleet = await openFleet(9)
    const { station, store } = fleet
    await judgeDue(station, stop)
    const present = async (rulebook: Rulebook) => {
      await saveRelease(store, rulebook)
      const [due] = await dueIn(store)
      return { earlier: due?.restsOn ?? '', basis: due?.inputs.basis ?? '', judging: { matcher: compile(rulebook), underReview: await rulesUnderReview(store) } }
    }
    const [rule] = book.rules as [Rule]
    const title = await present(changed(book, [{ ...rule, title: { ...rule.title, en: 'Another' } }, ...book.rules.slice(1)]))
    const found = await differenceSince(store, title.earlier, title.basis, title.judging)
    expect([found?.before.matcher.rules.map(({ rule: { id } }) => id), found?.after.matcher.rules.map(({ rule: { id } }) => id)]).toEqual([[rule.id], [rule.id]])
    expect(await differenceSince(store, title.earlier, title.basis, { ...title.judging, underReview: new Set([rule.id]) })).toBeUndefined()
    expect(await differenceSince(store, 'never', title.basis, title.judging)).toBeUndefined()
    await tamper(store, book.digest, rule.id, 'another')
    expect(await differenceSince(store, title.earlier, title.basis, title.judging)).toBeUndefined()
    await tamper(store, book.digest, 'another', rule.id)
    const read = await present(rulebookOf({ ...book, facts: { ...book.facts, identifying: [] } }, null))
    expect(await differenceSince(store, read.earlier, read.basis, read.judging)).toBeUndefined()
  })
})
