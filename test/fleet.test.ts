// A fleet over time: what the days, the rules and its exporter do to it, and what is kept of that. A real store and queue;
// the clock is played.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Day, Exporter, Goods, type LineListed, type LineShown, Order, parse, replayed, Subscription } from '@sextant/model'
import { openRulebook } from '@sextant/rulebook'
import {
  alertsOf, deliveriesOf, historyOf, lineToJudge, openStore, outstanding, recordStanding, removeOrder, saveExporter, saveGoods, saveOrder, saveRelease, saveSubscription, standingOf, standingsOf, type Store, turnDay,
} from '@sextant/store'
import { audit, models, orders } from '@sextant/cli/fleet'
import { ask, round } from '@sextant/workers'
import { openDesk } from '@sextant/workers/desk-socket'
import { surroundingsOf } from '@sextant/workers/surroundings'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { dataDirectory } from '#support/data'
import { fleetRules } from '#support/fleet-rules'
import { fleetRound } from '#support/fleet-round'
import { temporaryFolder } from '#support/folder'
import { start } from '#support/run'
import { openStage } from '#support/station'

const stop = new AbortController().signal
const rulesFolder = await temporaryFolder()
const stricterFolder = await temporaryFolder()
afterAll(async () => {
  await rulesFolder[Symbol.asyncDispose]()
  await stricterFolder[Symbol.asyncDispose]()
})
const rules = await fleetRules(rulesFolder.path)
const stricter = await fleetRules(stricterFolder.path, { least: 6 })

const ageing = { category: 'M1', producedOn: '2023-12-01', euroClass: 6 }
const dirty = { category: 'M1', producedOn: '2026-01-01', euroClass: 4 }

async function exporterWith(store: Store, exporter: string, goods: Record<string, object>, orders: Record<string, { goods: string; facts?: object }>): Promise<void> {
  await saveExporter(store, parse(Exporter, { id: exporter, name: exporter, email: `desk@${exporter}.example`, language: 'en' }, 'a sample'))
  await saveSubscription(store, parse(Subscription, { id: 'kz', exporter, markets: ['KZ'], language: 'en', often: 'at-once' }, 'a sample'))
  for (const [id, facts] of Object.entries(goods)) await saveGoods(store, parse(Goods, { id, exporter, facts }, 'a sample'))
  for (const [id, { goods, facts = {} }] of Object.entries(orders)) await saveOrder(store, parse(Order, { id, exporter, goods, market: 'KZ', facts }, 'a sample'))
}

const told = async (store: Store, exporter: string) => (await alertsOf(store, exporter, 1_000)).map(({ order, kind }) => `${order} ${kind}`).sort()
const outcomesOf = async (store: Store, exporter: string) => Object.fromEntries((await standingsOf(store, exporter)).map(({ line, standing }) => [line, standing.outcome]))
const throughOf = async (store: Store, exporter: string, line: string) => (await historyOf(store, exporter, line)).map(({ after, through }) => `${after.outcome} ${through.map(({ kind }) => kind).join('+')}`)

it('a car grows too old and a version takes effect while nobody does anything: each is told once, on the day that begins in China', async () => {
  await using data = await dataDirectory()
  await using stage = await openStage(data.path, { rules, sources: 'none' })
  const { store } = stage.station
  await exporterWith(store, 'acme', { old: ageing, 'old-model': ageing, dirty, 'dirty-model': dirty }, {
    undated: { goods: 'old' }, dated: { goods: 'old', facts: { shipsOn: '2026-11-30' } }, 'undated-dirty': { goods: 'dirty' },
  })
  const on = async (instant: string) => {
    stage.at(instant)
    expect(await round(stage.station, stop)).toMatchObject({ work: 0, mails: 0 })
    return told(store, 'acme')
  }
  const first = await on('2026-11-26T01:00:00Z')
  // Of a model nobody hears what was so from the beginning.
  expect(first).toEqual(['undated now-cannot-tell', 'undated-dirty now-cannot-tell'])
  expect(await outcomesOf(store, 'acme')).toEqual({ dated: 'clear', undated: 'cannot-tell', 'undated-dirty': 'cannot-tell', 'old-model@KZ': 'clear', 'dirty-model@KZ': 'clear' })
  const datedAt = (await standingOf(store, 'acme', 'dated'))?.judgedAt

  expect(await on('2026-12-01T15:59:00Z')).toEqual(first)
  const aged = await on('2026-12-01T16:01:00Z')
  expect(aged).toEqual([...first, 'old-model@KZ newly-flagged', 'undated newly-flagged'].sort())
  const changed = await on('2026-12-09T16:00:30Z')
  expect(changed).toEqual([...aged, 'dirty-model@KZ newly-flagged', 'undated-dirty newly-flagged'].sort())
  expect(await on('2026-12-10T10:00:00Z')).toEqual(changed)

  // The last step is that of the version, which the car meets; nobody hears of that.
  expect(await throughOf(store, 'acme', 'undated')).toEqual(['blocked day', 'blocked day', 'cannot-tell first'])
  expect((await historyOf(store, 'acme', 'old-model@KZ'))[1]).toMatchObject({
    gone: ['kz-too-old@2020-01-01:complies:block:active'], come: ['kz-too-old@2020-01-01:breach:block:active'], through: [{ kind: 'day', before: '2026-12-01', after: '2026-12-02' }],
  })
  // The order that gives its days was not even judged again.
  expect((await standingOf(store, 'acme', 'dated'))?.judgedAt).toBe(datedAt)
  expect(await throughOf(store, 'acme', 'dated')).toEqual(['clear first'])

  const mail = stage.mails.find(({ text }) => text.includes('old-model'))
  expect(mail?.text).toMatch(/old-model[\s\S]*a model without an order, as if it went today/)
  expect(mail?.subject).toContain('KZ: 2 orders and models blocked')
  expect(mail?.text).toContain('every day of one is taken to be the day of this answer')
})

it('releases and corrected facts change verdicts, and the history tells which did', async () => {
  await using data = await dataDirectory()
  await using stage = await openStage(data.path, { rules, sources: 'none' })
  const { store } = stage.station
  stage.at('2026-12-15T04:00:00Z')
  const five = { ...dirty, euroClass: 5 }
  await exporterWith(store, 'acme', { five, 'five-model': five }, { open: { goods: 'five', facts: { shipsOn: '2026-12-20' } } })
  const settled = async () => expect(await round(stage.station, stop)).toMatchObject({ work: 0, mails: 0 })
  await settled()
  expect(await told(store, 'acme')).toEqual([])
  const [before, after] = [await openRulebook(rules), await openRulebook(stricter)]
  await saveRelease(store, after)
  await settled()
  expect(await told(store, 'acme')).toEqual(['five-model@KZ newly-flagged', 'open newly-flagged'])
  for (const line of ['open', 'five-model@KZ']) expect((await historyOf(store, 'acme', line))[0]?.through).toEqual([{ kind: 'release', before: before.digest, after: after.digest }])
  for (const id of ['five', 'five-model']) await saveGoods(store, parse(Goods, { id, exporter: 'acme', facts: { ...five, euroClass: 6 } }, 'a sample'))
  await settled()
  expect(await told(store, 'acme')).toEqual(['five-model@KZ newly-flagged', 'open cleared', 'open newly-flagged'])
  expect((await historyOf(store, 'acme', 'five-model@KZ'))[0]?.through).toEqual([{ kind: 'facts', facts: { euroClass: { before: 5, after: 6 } } }])
  await saveRelease(store, before)
  await settled()
  // The answer is the same, so that there is nothing to keep.
  expect(await throughOf(store, 'acme', 'open')).toEqual(['clear facts', 'blocked release', 'clear first'])
  expect(stage.said.join('\n')).not.toMatch(/euroClass|2026-12-20/)
})

it('many lines are judged in blocks after a release: all of them, each once, and on from where it was stopped', async () => {
  await using data = await dataDirectory()
  await using stage = await openStage(data.path, { rules, sources: 'none' })
  const { store } = stage.station
  await saveExporter(store, parse(Exporter, { id: 'acme', name: 'Acme', email: 'desk@acme.example', language: 'en' }, 'a sample'))
  await saveGoods(store, parse(Goods, { id: 'clean', exporter: 'acme', facts: { ...dirty, euroClass: 5 } }, 'a sample'))
  await Promise.all(Array.from({ length: 505 }, (_, number) => saveOrder(store, parse(Order, { id: `o${number}`, exporter: 'acme', goods: 'clean', market: 'KZ', facts: { shipsOn: '2026-12-20' } }, 'a sample'))))
  await saveSubscription(store, parse(Subscription, { id: 'kz', exporter: 'acme', markets: ['KZ'], language: 'en', often: 'at-once' }, 'a sample'))
  stage.at('2026-11-26T01:00:00Z')
  await round(stage.station, stop)
  expect(new Set(Object.values(await outcomesOf(store, 'acme')))).toEqual(new Set(['clear']))
  expect(stage.mails).toEqual([])

  const release = await openRulebook(stricter)
  await saveRelease(store, release)
  const early = new AbortController()
  const first = round(stage.station, early.signal)
  early.abort()
  await first
  await round(stage.station, stop)
  const standings = await standingsOf(store, 'acme')
  expect(standings.map(({ standing, ground }) => `${standing.outcome} ${ground?.release}`)).toEqual(standings.map(() => `blocked ${release.digest}`))
  expect(standings).toHaveLength(505)
  for (const line of ['o0', 'o99', 'o504']) expect(await throughOf(store, 'acme', line)).toEqual(['blocked release', 'clear first'])
  expect((await outstanding(store, { sources: [], now: new Date('2026-11-26T02:00:00Z') })).judge.count).toBe(0)

  // One mail of all of it, that counts what it does not name.
  await round(stage.station, stop)
  expect(stage.mails.map(({ subject }) => subject)).toEqual(['KZ: 505 orders blocked (kz-cleaner)'])
  for (const part of ['In all: 505 orders', 'Kazakhstan (KZ): 505 orders blocked', 'kz-cleaner: 505 orders (blocks the order)', 'the worst 500 are named', 'orders list --exporter acme']) expect(stage.mails[0]?.text).toContain(part)
  expect(await alertsOf(store, 'acme', 1_000)).toHaveLength(505)
  expect(await deliveriesOf(store, 'acme')).toMatchObject([{ state: 'sent' }])
})

it('the terminal lists, shows and removes what an exporter has, and nothing of another', async () => {
  // Contract numbers have slashes, spaces, brackets and Chinese letters, and goods without a name go by them.
  const [contract, dirtyName] = ['HT 2026/1 (合同)', 'грязный/1+2']
  await using data = await dataDirectory()
  const surroundings = { ...surroundingsOf({ SEXTANT_DATA: data.path, SEXTANT_RULES: rules }), now: () => new Date('2026-12-15T05:00:00Z') }
  const text = async (command: typeof orders, ...words: string[]) => (await command([...words, '--exporter', 'acme'], surroundings)).text
  const json = async <Shape>(command: typeof orders, ...words: string[]) => JSON.parse(await text(command, ...words, '--format', 'json')) as Shape
  await using stage = await openStage(data.path, { rules, sources: 'none' })
  stage.at('2026-12-15T04:00:00Z')
  const { store } = stage.station
  for (const exporter of ['acme', 'other']) await exporterWith(store, exporter, { old: ageing, [dirtyName]: dirty }, { [contract]: { goods: dirtyName, facts: { shipsOn: '2026-12-20' } } })
  await round(stage.station, stop)
  await using _desk = await openDesk(data.path, { store, rulebook: () => stage.station.matcher.rulebook, now: surroundings.now, changed: async () => {} })
  const table = `Order             Market         Outcome  Vehicle\n${contract}  KZ Kazakhstan  blocked  ${dirtyName}\n`
  expect(await text(orders)).toBe(table)
  expect(await text(models, 'list', '--outcome', 'clear')).toBe('Nothing to list.\n')
  expect(await json<LineListed[]>(models, 'list', '--outcome', 'blocked', '--market', 'KZ')).toMatchObject([{ what: 'goods', id: 'old', market: 'KZ', outcome: 'blocked', order: null }, { what: 'goods', id: dirtyName, order: contract }])

  expect(await text(orders, 'list', '--market', 'UZ,KZ')).toBe(table)
  expect(await text(orders, 'list', '--market', 'UZ', '--market', 'RU')).toBe('Nothing to list.\n')
  expect(await text(models, 'list', '--market', 'KZ, UZ')).toContain('old')

  const order = await json<LineShown>(orders, 'show', contract)
  expect(order).toMatchObject({
    exporter: 'acme', what: 'order', market: 'KZ', goods: dirtyName, facts: { euroClass: 4, shipsOn: '2026-12-20' }, outcome: 'blocked', day: null, isDue: false,
    history: [{ sequence: 1, outcome: { before: null, after: 'blocked' }, through: [{ kind: 'first' }] }],
  })
  expect(order.check?.subjects[0]?.markets[0]).toMatchObject({ outcome: 'blocked', verdicts: [{ rule: 'kz-cleaner', version: '2026-12-10', citation: { act: 'An invented act for tests' } }, { rule: 'kz-too-old' }] })
  const shown = await text(models, 'show', 'old', '--lang', 'en')
  for (const part of ['Model old of acme, without an order  Kazakhstan (KZ)', 'This answer is of 2026-12-15', 'Date of production: 2023-12-01', 'judged for the first time: 2 rules concern it', 'An invented act for tests, article 1', 'every day of one is taken to be the day of this']) expect(shown).toContain(part)
  for (const words of [['remove', 'A-2'], ['show'], ['list', contract], ['sow', contract], ['list', '--outcome', 'blokked'], ['list', '--market', 'kz']]) {
    await expect(text(orders, ...words)).rejects.toThrow(/there is no order "A-2"; known: HT 2026\/1 \(合同\)|takes one ID|takes only options|no verb of orders|expected one of blocked|not a market/)
  }
  await expect(text(models, 'remove', dirtyName)).rejects.toThrow(/remove their orders first/)
  expect(await text(orders, 'remove', 'ＨＴ 2026/1  (合同)')).toMatch(/^Order HT 2026\/1 \(合同\) of acme: removed, with 1 step of history and 1 alert; .*\nIts goods stay as the model грязный\/1\+2, .* models remove "грязный\/1\+2" removes them too/)
  expect(await text(models, 'remove', dirtyName)).toContain(`Model ${dirtyName} of acme: removed`)
  expect(await ask(surroundings, 'exporters remove', { id: 'acme' })).toMatchObject([expect.stringContaining('Exporter acme: removed')])
  await expect(text(orders)).rejects.toThrow(/there is no exporter "acme"; known: other/)
  expect(await text(audit, contract)).toMatch(/^2\d{3}-\S+Z  acme  order HT 2026\/1 \(合同\)  removed\n$/)
  expect((await orders(['--exporter', 'other'], surroundings)).text).toBe(table)
})

it('the terminal ranks the questions of open orders by how many each would settle, of one exporter alone', async () => {
  await using data = await dataDirectory()
  const surroundings = { ...surroundingsOf({ SEXTANT_DATA: data.path, SEXTANT_RULES: rules }), now: () => new Date('2026-12-15T05:00:00Z') }
  await using stage = await openStage(data.path, { rules, sources: 'none' })
  stage.at('2026-12-15T04:00:00Z')
  const { store } = stage.station
  const goods = { 'no-class': { category: 'M1', producedOn: '2026-01-01' }, 'no-day': { category: 'M1', euroClass: 6 }, neither: { category: 'M1' }, dirty }
  const order = (of: keyof typeof goods) => ({ goods: of, facts: { shipsOn: '2026-12-20' } })
  await exporterWith(store, 'acme', goods, { a: order('no-class'), b: order('no-class'), c: order('no-day'), d: order('neither'), e: order('dirty') })
  await exporterWith(store, 'other', goods, { z: order('no-day') })
  await round(stage.station, stop)
  await using _desk = await openDesk(data.path, { store, rulebook: () => stage.station.matcher.rulebook, now: surroundings.now, changed: async () => {} })
  const asked = async (...words: string[]) => (await orders(['questions', '--exporter', 'acme', ...words], surroundings)).text
  expect(JSON.parse(await asked('--format', 'json'))).toEqual({
    open: 4, asked: 4, toJudge: 0,
    questions: [
      { side: 'import', fact: 'euroClass', label: 'Ecological class (Euro)', settles: ['a', 'b'], partOf: ['a', 'b', 'd'] },
      { side: 'import', fact: 'producedOn', label: 'Date of production', settles: ['c'], partOf: ['c', 'd'] },
    ],
  })
  expect(await asked()).toMatch(/^Open orders that cannot be told: 4\. .*\n\nDecides alone {2}Belongs to {2}Asked by {2}Question\n2 +3 +market +Ecological class \(Euro\)\n1 +2 +market +Date of production\n$/)
  expect(await asked('--lang', 'zh')).toContain('目的市场')
  expect(await asked('--market', 'UZ', '--lang', 'ru')).toBe('Ни один открытый заказ не ждёт ответа.\n')
  await expect(asked('--outcome', 'clear')).rejects.toThrow('leave --outcome out')
})

it('an order that is removed and comes back is judged and told as a new one', async () => {
  await using data = await dataDirectory()
  await using stage = await openStage(data.path, { rules, sources: 'none' })
  const { store } = stage.station
  const keep = () => exporterWith(store, 'acme', { dirty }, { again: { goods: 'dirty', facts: { shipsOn: '2026-12-20' } } })
  stage.at('2026-12-15T04:00:00Z')
  await keep()
  await round(stage.station, stop)
  await removeOrder(store, 'acme', 'again')
  await round(stage.station, stop)
  expect([await told(store, 'acme'), await historyOf(store, 'acme', 'again')]).toEqual([[], []])
  await keep()
  await round(stage.station, stop)
  await round(stage.station, stop)
  expect(await told(store, 'acme')).toEqual(['again newly-flagged'])
  expect(stage.mails.map(({ subject }) => subject)).toHaveLength(2)
  expect(new Set(stage.mails.map(({ messageId }) => messageId)).size).toBe(2)
})

it('a process that is killed while the day turns loses nothing and doubles nothing', { timeout: 60_000 }, async () => {
  const many = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`old-${index}`, ageing]))
  const orders = Object.fromEntries(Object.keys(many).slice(0, 15).map((id) => [`order-${id}`, { goods: id }]))
  await using data = await dataDirectory()
  {
    await using store = await openStore({ dataDir: data.path })
    await exporterWith(store, 'acme', many, orders)
  }
  const nothingLeft = { work: 0, mails: 0, sources: [] }
  expect(await fleetRound(data.path, rules, '2026-11-26T01:00:00Z')).toEqual(nothingLeft)
  for (const pauseMs of [0, 120, 350]) {
    const { child, ended } = start('test/support/fleet-round.ts', [data.path, rules, '2026-12-05T01:00:00Z'], {})
    await new Promise<void>((open) => child.stdout?.once('data', () => setTimeout(open, pauseMs)))
    child.kill('SIGKILL')
    expect((await ended).stderr).toBe('')
  }
  expect(await fleetRound(data.path, rules, '2026-12-05T01:00:00Z')).toEqual(nothingLeft)

  await using store = await openStore({ dataDir: data.path })
  const left = await outstanding(store, { sources: [], now: new Date('2026-12-05T02:00:00Z') })
  expect(Object.values(left).map(({ count }) => count)).toEqual([0, 0, 0, 0, 0, 0])
  expect(await told(store, 'acme')).toEqual([
    ...Object.keys(orders).flatMap((id) => [`${id} newly-flagged`, `${id} now-cannot-tell`]), ...Object.keys(many).slice(15).map((id) => `${id}@KZ newly-flagged`),
  ].sort())
  for (const line of [...Object.keys(orders), ...Object.keys(many).slice(15).map((id) => `${id}@KZ`)]) {
    const steps = await historyOf(store, 'acme', line)
    expect(steps.map(({ sequence, through }) => `${sequence} ${through.map(({ kind }) => kind).join()}`)).toEqual(['2 day', '1 first'])
  }
  const deliveries = await deliveriesOf(store, 'acme')
  expect(deliveries.every(({ state }) => state === 'sent')).toBe(true)
  expect(await readdir(join(data.path, 'mailbox'))).toHaveLength(deliveries.length)
})

describe('a history, replayed from its beginning', () => {
  const verdict = fc.record({ rule: fc.constantFrom('a', 'b', 'c'), version: fc.constantFrom('2020-01-01', '2026-12-10'), said: fc.constantFrom('breach', 'complies', 'cannot-tell'), status: fc.constantFrom('active', 'needs review') })
  const verdicts = fc.uniqueArray(verdict, { selector: ({ rule }) => rule, maxLength: 3 }).map((list) => list.map(({ rule, version, said, status }) => `${rule}@${version}:${said}:block:${status}`).sort())
  const outcome = fc.constantFrom('blocked', 'clear', 'cannot-tell')
  const happening = fc.record({ verdicts, outcome, euroClass: fc.integer({ min: 3, max: 6 }), isRemoved: fc.nat(6).map((one) => one === 0) })

  it('arrives at the present verdicts, each step beginning where the one before ended', async () => {
    await using data = await dataDirectory()
    await using store = await openStore({ dataDir: data.path })
    await saveRelease(store, await openRulebook(rules))
    await turnDay(store, parse(Day, '2026-11-26', 'a sample'))
    await exporterWith(store, 'acme', { car: dirty }, {})
    let count = 0
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 8 }), async (happenings) => {
        const id = `order-${++count}`
        let numbered = 0
        for (const { verdicts, outcome, euroClass, isRemoved } of happenings) {
          if (isRemoved) await removeOrder(store, 'acme', id)
          await saveOrder(store, parse(Order, { id, exporter: 'acme', goods: 'car', market: 'KZ', facts: { euroClass } }, 'a sample'))
          const due = await lineToJudge(store, 'acme', id)
          if (!due) throw new Error('there is an order to judge')
          const standing = { outcome, reasons: [], fingerprint: outcome }
          const record = { exporter: 'acme', order: id, standing, verdicts, inputs: { ...due.inputs, day: null } }
          const change = await recordStanding(store, record)
          // Whoever is killed before the answer reaches them does it again.
          expect(await recordStanding(store, record)).toBeUndefined()
          if (change) expect(change.sequence).toBe(++numbered)
          const steps = (await historyOf(store, 'acme', id)).toReversed()
          expect(replayed(steps)).toEqual(verdicts)
          expect((await standingOf(store, 'acme', id))?.verdicts).toEqual(verdicts)
          expect(steps.map(({ before }) => before?.outcome ?? null)).toEqual([null, ...steps.slice(0, -1).map(({ after }) => after.outcome)])
        }
      }),
      { numRuns: 12 },
    )
  })
})
