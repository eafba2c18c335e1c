// What an operator meets: pages that are not the pages we know, words taken out of the dictionary, rules that change,
// mail servers that are away. The workers run in this process, over a real store and queue.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Exporter, Goods, Order, parse, Subscription } from '@sextant/model'
import { openRulebook } from '@sextant/rulebook'
import {
  alertsOf, deliveriesOf, hastenDeliveries, latestEdition, openIssues, removeOrder, reviveDeliveries, saveExporter, saveGoods, saveOrder, saveRelease, saveSubscription, standingOf, type Store, unsentDeliveries,
} from '@sextant/store'
import { round } from '@sextant/workers'
import { afterAll, expect, it } from 'vitest'
import { dataDirectory } from '#support/data'
import { temporaryFolder } from '#support/folder'
import { someRules } from '#support/some-rules'
import { openStage, type Stage } from '#support/station'

const stop = new AbortController().signal
const nothingLeft = { work: 0, mails: 0, sources: [] }
// All share one database; each has an exporter of its own.
const data = await dataDirectory()
const folder = await temporaryFolder()
afterAll(async () => {
  await data[Symbol.asyncDispose]()
  await folder[Symbol.asyncDispose]()
})
const rules = await someRules(join(folder.path, 'rules'), 'kz')
const opened = () => openStage(data.path, { rules })
const facts = { category: 'M1', usage: 'used', powertrain: 'petrol', steeringSide: 'right', vin: 'LSVAA4183M2123456' }

async function exporterWith(store: Store, id: string, orders: Record<string, Record<string, unknown>>, often: 'at-once' | 'daily' = 'at-once'): Promise<void> {
  await saveExporter(store, parse(Exporter, { id, name: id, email: `desk@${id}.example`, language: 'en' }, 'a sample'))
  await saveSubscription(store, parse(Subscription, { id: 'kz', exporter: id, markets: ['KZ'], kinds: ['steering'], language: 'en', often }, 'a sample'))
  for (const [order, more] of Object.entries(orders)) {
    await saveGoods(store, parse(Goods, { id: order, exporter: id, facts: { ...facts, ...more } }, 'a sample'))
    await saveOrder(store, parse(Order, { id: order, exporter: id, goods: order, market: 'KZ', facts: { declaredOn: '2026-12-20', registersOn: '2026-12-28' } }, 'a sample'))
  }
}

const outcomeOf = async (store: Store, exporter: string, order: string) => (await standingOf(store, exporter, order))?.standing.outcome
const kindsOf = async (store: Store, exporter: string) => (await alertsOf(store, exporter)).map(({ order, kind }) => `${order} ${kind}`).sort()

it('a page that is not the page we know is put aside: nothing is overwritten, a person is asked, and it ends when the page is back', async () => {
  await using stage = await opened()
  const { store } = stage.station
  expect(await round(stage.station, stop)).toEqual(nothingLeft)
  const before = await latestEdition(store, 'kz-adilet', 'Z1400000194')
  expect(before?.document.clauses.length).toBeGreaterThan(10)
  for (const page of ['', '<html><body><h1>Сайт на обслуживании</h1></body></html>', '<!doctype html><title>x</title><form><input type="password"></form>']) {
    stage.serve('kz-adilet', page)
    expect(await round(stage.station, stop)).toEqual({ ...nothingLeft, sources: ['kz-adilet'] })
    expect(await latestEdition(store, 'kz-adilet', 'Z1400000194')).toEqual(before)
    expect(await openIssues(store, 'kz-adilet')).toMatchObject([{ reference: 'kz-adilet' }])
  }
  stage.serve('kz-adilet', undefined)
  expect(await round(stage.station, stop)).toEqual(nothingLeft)
  expect(await openIssues(store, 'kz-adilet')).toEqual([])
})

it('an order whose words are no longer in the dictionary is judged without them, and the operator is told once and not what it says', async () => {
  await using stage = await opened()
  const { store } = stage.station
  await exporterWith(store, 'old-words', { bad: { colour: 'PERIWINKLE', wheelDiameter: 17 }, good: {} })
  expect(await round(stage.station, stop)).toEqual(nothingLeft)
  expect([await outcomeOf(store, 'old-words', 'bad'), await outcomeOf(store, 'old-words', 'good')]).toEqual(['blocked', 'blocked'])
  expect(await round(stage.station, stop)).toEqual(nothingLeft)
  const told = stage.said.filter((line) => line.includes('old-words/bad'))
  expect(told).toEqual([expect.stringContaining('no longer understands colour, wheelDiameter of this order')])
  expect(await openIssues(store, 'orders')).toMatchObject([{ reference: 'old-words/bad' }])
  expect(stage.mails).toHaveLength(1)
  expect(stage.said.join('\n')).not.toMatch(/PERIWINKLE|LSVAA4183M2123456|@/)
  await saveGoods(store, parse(Goods, { id: 'bad', exporter: 'old-words', facts }, 'a sample'))
  await round(stage.station, stop)
  expect(await openIssues(store, 'orders')).toEqual([])
})

it('an order with a VIN that was believed once and is refused today is judged by all else that is known of it', async () => {
  await using stage = await opened()
  const { store } = stage.station
  await exporterWith(store, 'old-vins', {
    alone: { vin: 'LSVAA4182M2123456' },
    'for-china': { vin: 'WVWZZZ1JZ3W386752', homologatedFor: ['CN'], producedOn: '2021-05' },
  })
  expect(await round(stage.station, stop)).toEqual(nothingLeft)
  expect([await outcomeOf(store, 'old-vins', 'alone'), await outcomeOf(store, 'old-vins', 'for-china')]).toEqual(['blocked', 'blocked'])
  const told = stage.said.filter((line) => line.includes('old-vins/')).sort()
  expect(told).toEqual([expect.stringMatching(/no longer understands vin of this order/), expect.stringMatching(/no longer understands vin of this order/)])
  expect(stage.said.join('\n')).not.toMatch(/LSVAA4182M2123456|WVWZZZ1JZ3W386752/)
})

it('a mail that its server does not take waits, goes out once when the server is back, and the log names no address', async () => {
  await using stage = await opened()
  const { store } = stage.station
  await exporterWith(store, 'patient', { a: {} })
  stage.mailServer(() => ({ state: 'try-later', reason: '450 4.2.0 <desk@patient.example>: greylisted' }))
  expect(await round(stage.station, stop)).toEqual({ ...nothingLeft, mails: 1 })
  expect(await round(stage.station, stop)).toEqual({ ...nothingLeft, mails: 1 })
  const [waiting] = await deliveriesOf(store, 'patient')
  expect(waiting).toMatchObject({ state: 'waiting', attempts: 1 })
  stage.mailServer(() => ({ state: 'refused-for-good', reason: '550 5.1.1 <desk@patient.example>: user unknown' }))
  await hastenDeliveries(store)
  expect(await round(stage.station, stop)).toEqual(nothingLeft)
  expect(await unsentDeliveries(store)).toEqual({ waiting: 0, refused: 1 })
  stage.mailServer(() => ({ state: 'accepted', response: '250' }))
  await reviveDeliveries(store, 'patient')
  expect(await round(stage.station, stop)).toEqual(nothingLeft)
  expect(await round(stage.station, stop)).toEqual(nothingLeft)
  expect(stage.mails.map(({ messageId }) => messageId)).toEqual([waiting?.messageId])
  expect(stage.said).toContainEqual(expect.stringContaining('greylisted'))
  expect(stage.said.join('\n')).not.toContain('desk@')
})

it('an order that is removed while its alert waits is told of no more, and what is left of the mail goes out', async () => {
  await using stage = await opened()
  const { store } = stage.station
  await exporterWith(store, 'removed', { 'gone-1': {}, 'kept-1': {} })
  stage.mailServer(() => ({ state: 'try-later', reason: 'away' }))
  await round(stage.station, stop)
  await removeOrder(store, 'removed', 'gone-1')
  stage.mailServer(() => ({ state: 'accepted', response: '250' }))
  await hastenDeliveries(store)
  expect(await round(stage.station, stop)).toEqual(nothingLeft)
  expect(stage.mails).toHaveLength(1)
  expect(String(stage.mails[0]?.text)).toContain('kept-1')
  expect(String(stage.mails[0]?.text)).not.toContain('gone-1')
})

it('a daily subscription is told at most once a day', async () => {
  await using stage = await opened()
  const { store } = stage.station
  await exporterWith(store, 'daily', { first: {} }, 'daily')
  await round(stage.station, stop)
  await exporterWith(store, 'daily', { first: {}, second: {} }, 'daily')
  stage.later(23)
  expect(await round(stage.station, stop)).toEqual(nothingLeft)
  expect(stage.mails).toHaveLength(1)
  stage.later(25)
  await round(stage.station, stop)
  await round(stage.station, stop)
  expect(stage.mails).toHaveLength(2)
  expect(String(stage.mails[1]?.text)).toContain('second')
})

it('a release that turns a rule round flags and clears once, its return does the opposite, and the rules folder alone changes nothing', async () => {
  const draft = await someRules(join(folder.path, 'draft'), 'kz')
  const path = join(draft, 'kz/right-hand-drive/rule.json')
  const whole = await readFile(path, 'utf8')
  // As if the law had turned round: the left-hand wheel is the forbidden one.
  await writeFile(path, whole.replaceAll('"value": "left"', '"value": "right"'))
  const kinds: string[][] = []
  const told = async (stage: Stage) => {
    expect(await round(stage.station, stop)).toEqual(nothingLeft)
    kinds.push(await kindsOf(stage.station.store, 'turned'))
  }
  {
    await using stage = await opened()
    await exporterWith(stage.station.store, 'turned', { left: { steeringSide: 'left' }, right: {} })
    await told(stage)
  }
  {
    // The working files say otherwise, but nobody has released them: exporters hear nothing.
    await using stage = await openStage(data.path, { rules: draft })
    await told(stage)
    expect(stage.said).toContainEqual(expect.stringContaining('put it in force with rules release'))
    await saveRelease(stage.station.store, await openRulebook(draft))
    await told(stage)
    await told(stage)
    await saveRelease(stage.station.store, await openRulebook(rules))
    await told(stage)
  }
  {
    await using stage = await opened()
    await told(stage)
    expect(stage.mails).toEqual([])
  }
  const [first, untold, turned, again, back, still] = kinds
  expect(first).toEqual(['right newly-flagged'])
  expect(untold).toEqual(first)
  expect(turned).toEqual(['left newly-flagged', 'right cleared', 'right newly-flagged'])
  expect(again).toEqual(turned)
  expect(back).toEqual(['left cleared', 'left newly-flagged', 'right cleared', 'right newly-flagged', 'right newly-flagged'])
  expect(still).toEqual(back)
})
