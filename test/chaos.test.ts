// A process may be killed at any instruction: after restart nothing is lost and nothing is doubled.
import { cp, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Alert } from '@sextant/model'
import { alertsOf, deliveriesOf, openStore, outstanding, type Store } from '@sextant/store'
import { expect, it } from 'vitest'
import { temporaryFolder } from '#support/folder'
import { run, start } from '#support/run'
import { type Sink, startSink } from '#support/sink'

const exporters = ['linhai-auto', 'beigang-vehicles', 'tianshan-motors']
const SEED = 20_261_122
/** Each life is a data directory of its own that is killed so often, and then left alone. */
const LIVES = [{ kills: 7, isEmpty: true }, { kills: 6, isEmpty: false }, { kills: 6, isEmpty: false }, { kills: 6, isEmpty: false }]
/** What a kill waits for before its random pause: so that each stage of the flow has its kills, however fast it is. */
const MOMENTS = ['the start', 'rulebook', 'pages,', 'measures read', 'a mail at the server', 'a mail with'] as const
const PAUSE_MS = 300
/** What happened in an earlier start of this life is not waited for: it will not happen again. */
const PATIENCE_MS = 700

it('delivers every alert after two dozen kills, and none twice but where the server had taken it before the kill', { timeout: 240_000 }, async () => {
  await using folder = await temporaryFolder()
  const made = join(folder.path, 'made')
  // Making a database takes seconds, so one life alone begins before that, and the others after it.
  await (await openStore({ dataDir: made })).close()
  const hits = new Map<string, number>()
  const random = seeded(SEED)
  const lives = LIVES.map(({ kills, isEmpty }, index) => ({
    index,
    isEmpty,
    // Drawn here, so that the lives may run beside each other and are the same each time.
    moments: Array.from({ length: kills }, (_, kill) => ({ after: momentOf(kill, isEmpty), pauseMs: random() * PAUSE_MS })),
  }))
  const undisturbed = live(join(folder.path, 'calm'), made, [], hits)
  const disturbed = [undisturbed]
  // Two at a time: more would only wait for each other.
  for (let from = 0; from < lives.length; from += 2) {
    const pair = lives.slice(from, from + 2).map(({ index, isEmpty, moments }) => live(join(folder.path, `life-${index}`), isEmpty ? undefined : made, moments, hits))
    disturbed.push(...pair)
    await Promise.all(pair)
  }
  console.log(`kills by what was left to do: ${[...hits].sort().map(([stage, count]) => `${stage} ${count}`).join(', ')}`)
  for (const alerts of await Promise.all(disturbed)) expect(alerts).toEqual(await undisturbed)
  expect([...hits.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(20)
})

interface Moment {
  after: (typeof MOMENTS)[number]
  pauseMs: number
}

/** What its exporters were told at the end of a life, which is then complete: all that was to be told was told. */
async function live(dataDir: string, made: string | undefined, moments: Moment[], hits: Map<string, number>): Promise<string[]> {
  if (made) await cp(made, dataDir, { recursive: true })
  await using sink = await startSink()
  const environment = { SEXTANT_DATA: dataDir, SMTP_URL: sink.url }
  const kills: number[] = []
  for (const { after, pauseMs } of moments) {
    const worker = start('workers/main.ts', ['--once'], environment)
    await Promise.race([worker.ended, reached(worker.child, sink, after)])
    await Promise.race([worker.ended, pause(pauseMs)])
    const isKilled = worker.child.exitCode === null
    worker.child.kill('SIGKILL')
    const { code, stderr } = await worker.ended
    kills.push(performance.now())
    // A process that came to its end first was not killed, and does not count.
    const stage = isKilled ? await stageOf(dataDir) : undefined
    if (stage) hits.set(stage, (hits.get(stage) ?? 0) + 1)
    expect({ code: code ?? 0, stderr }).toEqual({ code: 0, stderr: '' })
  }
  expect(await run('workers/main.ts', ['--once'], environment)).toMatchObject({ code: 0, stderr: '' })

  await using store = await openStore({ dataDir })
  const left = await outstanding(store, { sources: [], now: new Date() })
  expect(Object.values(left).map(({ count }) => count)).toEqual([0, 0, 0, 0, 0, 0])
  const known = new Set<string>()
  for (const exporter of exporters) {
    for (const { messageId, state } of await deliveriesOf(store, exporter)) {
      known.add(messageId)
      expect(state).toBe('sent')
      const arrivals = sink.acceptedAt.filter((_, index) => sink.mails[index]?.messageId === messageId)
      expect(arrivals.length).toBeGreaterThanOrEqual(1)
      expect(arrivals.length).toBeLessThanOrEqual(2)
      // It comes again only where a kill fell between the answer of the server and the note of it.
      const [first = 0, second] = arrivals
      if (second !== undefined) expect(kills.some((at) => at > first && at < second)).toBe(true)
    }
  }
  // Nothing arrived that the ledger does not know.
  expect(sink.mails.filter(({ messageId }) => !known.has(messageId ?? ''))).toEqual([])
  return (await allAlerts(store)).map(({ id, exporter, kind }) => `${exporter} ${id} ${kind}`).sort()
}

/** The first work that the killed process left behind. Opening the store changes nothing that the next start would not. */
async function stageOf(dataDir: string): Promise<string> {
  if (!(await readdir(dataDir).catch((): string[] => [])).includes('db')) return '1 the making of the database'
  await using store = await openStore({ dataDir })
  const left = await outstanding(store, { sources: [{ id: 'kz-adilet', everyMs: 3_600_000 }], now: new Date() })
  const stages = ['fetch', 'relate', 'judge', 'alert', 'gather', 'deliver'] as const
  const found = stages.findIndex((stage) => left[stage].count > 0)
  return found < 0 ? '8 the way to the next round' : `${found + 2} ${stages[found]}`
}

/** In the order of the flow, for a life has each of them but once or twice; the empty one is killed twice while it has no database. */
function momentOf(kill: number, isEmpty: boolean): Moment['after'] {
  return MOMENTS[Math.max(0, isEmpty ? kill - 1 : kill)] ?? 'a mail with'
}

async function allAlerts(store: Store): Promise<Alert[]> {
  const all: Alert[] = []
  for (const exporter of exporters) all.push(...(await alertsOf(store, exporter, 10_000)))
  return all
}

async function reached(child: ReturnType<typeof start>['child'], sink: Sink, moment: Moment['after']): Promise<void> {
  if (moment === 'the start') return pause(700)
  const before = sink.mails.length
  let [isSaid, patienceEnds] = [false, Infinity]
  child.stdout?.on('data', (part: string) => {
    isSaid ||= part.includes(moment)
    // The sources are visited at every start.
    if (part.includes('pages,')) patienceEnds = performance.now() + PATIENCE_MS
  })
  const isThere = () => (moment === 'a mail at the server' ? sink.mails.length > before : isSaid)
  while (!isThere() && performance.now() < patienceEnds && child.exitCode === null) await pause(2)
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
