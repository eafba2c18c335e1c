// A process may be killed at any instruction: after restart nothing is lost and nothing is doubled.
import { type Alert } from '@sextant/model'
import { alertsOf, deliveriesOf, openStore, outstanding, type Store } from '@sextant/store'
import { expect, it } from 'vitest'
import { temporaryFolder } from '#support/folder'
import { run, start } from '#support/run'
import { startSink } from '#support/sink'

const exporters = ['linhai-auto', 'beigang-vehicles', 'tianshan-motors']
const KILLS = 22
const SEED = 20_261_122

it('delivers every alert after 22 kills, and none twice but where the server had taken it before the kill', { timeout: 240_000 }, async () => {
  const undisturbed = await calmRun()
  await using folder = await temporaryFolder()
  await using sink = await startSink()
  const environment = { SEXTANT_DATA: folder.path, SMTP_URL: sink.url }
  const random = seeded(SEED)
  for (let kill = 0; kill < KILLS; kill++) {
    const worker = start('workers/main.ts', ['--once'], environment)
    // The first line comes when the store is open; the kills fall from there on, and some before it.
    const isEarly = random() < 0.15
    await Promise.race([worker.ended, isEarly ? pause(random() * 1_200) : firstLine(worker.child)])
    await Promise.race([worker.ended, pause(random() * 2_500)])
    worker.child.kill('SIGKILL')
    await worker.ended
  }
  expect(await run('workers/main.ts', ['--once'], environment)).toMatchObject({ code: 0, stderr: '' })

  await using store = await openStore({ dataDir: folder.path })
  const alerts = await allAlerts(store)
  expect(alerts.map(({ id, exporter, kind }) => `${exporter} ${id} ${kind}`).sort()).toEqual(undisturbed)
  const left = await outstanding(store, { sources: [], now: new Date() })
  expect(Object.values(left).map(({ count }) => count)).toEqual([0, 0, 0, 0, 0, 0])
  const known = new Set<string>()
  for (const exporter of exporters) {
    for (const { messageId, state, attempts } of await deliveriesOf(store, exporter)) {
      known.add(messageId)
      const arrived = sink.mails.filter((mail) => mail.messageId === messageId).length
      expect(state).toBe('sent')
      expect(arrived).toBeGreaterThanOrEqual(1)
      // It comes once for each attempt at most, and a second attempt is made only after a kill.
      expect(arrived).toBeLessThanOrEqual(Math.min(attempts, 2))
    }
  }
  // Nothing arrived that the ledger does not know.
  expect(sink.mails.filter(({ messageId }) => !known.has(messageId ?? ''))).toEqual([])
})

/** What one run without a kill tells whom. */
async function calmRun(): Promise<string[]> {
  await using folder = await temporaryFolder()
  await using sink = await startSink()
  expect(await run('workers/main.ts', ['--once'], { SEXTANT_DATA: folder.path, SMTP_URL: sink.url })).toMatchObject({ code: 0 })
  await using store = await openStore({ dataDir: folder.path })
  return (await allAlerts(store)).map(({ id, exporter, kind }) => `${exporter} ${id} ${kind}`).sort()
}

async function allAlerts(store: Store): Promise<Alert[]> {
  const all: Alert[] = []
  for (const exporter of exporters) all.push(...(await alertsOf(store, exporter, 10_000)))
  return all
}

function firstLine(child: ReturnType<typeof start>['child']): Promise<void> {
  return new Promise((ready) => child.stdout?.once('data', () => ready()))
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}

/** Mulberry32: the same moments in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
