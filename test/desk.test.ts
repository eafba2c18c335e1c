// Who asks a process that is busy with its store: heard between two of its questions, and given long answers whole.
import { Exporter, Goods, Order, parse, Subscription } from '@sextant/model'
import { openRulebook } from '@sextant/rulebook'
import { exporters, openStore, saveExporter, saveGoods, saveOrders, saveRelease, saveSubscription, turnDay } from '@sextant/store'
import { orders } from '@sextant/cli/fleet'
import { legalDay } from '@sextant/workers'
import { askDesk, openDesk } from '@sextant/workers/desk-socket'
import { surroundingsOf } from '@sextant/workers/surroundings'
import { expect, it } from 'vitest'
import { dataDirectory } from '#support/data'
import { fleetRules } from '#support/fleet-rules'
import { temporaryFolder } from '#support/folder'

const COUNT = 2_000

it('a running process answers while it judges, whole however long, and tells how many lines it is still judging', async () => {
  await using data = await dataDirectory()
  await using folder = await temporaryFolder()
  const rulebook = await openRulebook(await fleetRules(folder.path))
  await using store = await openStore({ dataDir: data.path })
  await saveRelease(store, rulebook)
  await turnDay(store, legalDay(new Date()))
  await saveExporter(store, parse(Exporter, { id: 'acme', name: 'Acme', email: 'desk@acme.example', language: 'en' }, 'a sample'))
  await saveSubscription(store, parse(Subscription, { id: 'kz', exporter: 'acme', markets: ['KZ'], language: 'en', often: 'at-once' }, 'a sample'))
  await saveGoods(store, parse(Goods, { id: 'car', exporter: 'acme', facts: { category: 'M1' } }, 'a sample'))
  await saveOrders(store, Array.from({ length: COUNT }, (_, number) => parse(Order, { id: `order ${number}`, exporter: 'acme', goods: 'car', market: 'KZ', facts: {} }, 'a sample')))
  await using desk = await openDesk(data.path, { store, rulebook: () => rulebook, now: () => new Date(), changed: async () => {} })
  expect(desk).toBeDefined()

  // Whoever judges asks without ever waiting for anything outside the process.
  let isHeard = false
  const judging = (async () => {
    while (!isHeard) await exporters(store)
  })()
  const { lines, toJudge } = await askDesk(data.path, 'orders list', { exporter: 'acme' })
  isHeard = true
  await judging
  expect(toJudge).toBe(COUNT)
  expect(new Set(lines.map(({ id, outcome }) => `${id} ${outcome}`))).toEqual(new Set(Array.from({ length: COUNT }, (_, number) => `order ${number} null`)))
  expect(JSON.stringify(lines).length).toBeGreaterThan(200_000)

  const asTyped = (...words: string[]) => orders(['list', '--exporter', 'acme', ...words], surroundingsOf({ SEXTANT_DATA: data.path }))
  expect(await asTyped('--outcome', 'blocked')).toEqual({ text: 'Nothing to list.\n', note: expect.stringMatching(/^2000 lines are still being judged: this list may lack some,/), exitCode: 0 })
  expect(await asTyped('--market', 'UZ')).toEqual({ text: 'Nothing to list.\n', exitCode: 0 })
  expect(JSON.parse((await asTyped('--format', 'json')).text)).toHaveLength(COUNT)
})

it('a store that another command has opened for itself is told of in one sentence', async () => {
  await using data = await dataDirectory()
  await using store = await openStore({ dataDir: data.path })
  expect(store).toBeDefined()
  await expect(orders(['list', '--exporter', 'acme'], surroundingsOf({ SEXTANT_DATA: data.path }))).rejects.toThrow(/^another command is at work with the store in [^(]*; try again when it has ended$/)
})
