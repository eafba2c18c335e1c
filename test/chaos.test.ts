// A process may be killed at any instruction: after restart nothing is lost and nothing is doubled.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Alert } from '@sextant/model'
import { alertsOf, deliveriesOf, openStore, outstanding, type Store } from '@sextant/store'
import { expect, it } from 'vitest'
import { dataDirectory } from '#support/data'
import { temporaryFolder } from '#support/folder'
import { run, start } from '#support/run'
import { startSink } from '#support/sink'
import { someRules } from '#support/some-rules'

const exporters = ['linhai-auto', 'beigang-vehicles', 'tianshan-motors']
/** Other pauses in each run, so that over the runs ever more instants are tried; one that failed is tried again by its seed. */
const SEED = Number(process.env['SEXTANT_TEST_SEED'] ?? Math.floor(Math.random() * 1_000_000))
/** Each life is a data directory of its own that is killed so often, and then left alone. */
const LIVES = 2
const KILLS = 7
/** What a kill waits for before its random pause: so that each stage of the flow has its kills, however fast it is. */
const MOMENTS = ['the start', 'rulebook', 'pages,', 'measures read', 'a mail at the server', 'a mail with'] as const
const PAUSE_MS = 300
/** What happened in an earlier start of this life is not waited for: it will not happen again. */
const PATIENCE_MS = { line: 700, mail: 4_000 }

it(`delivers every alert after ${LIVES * KILLS} kills (SEXTANT_TEST_SEED=${SEED}), and none twice but where the server had taken it before the kill`, { timeout: 240_000 }, async () => {
  await using folder = await temporaryFolder()
  // The sample of each exporter goes to Kazakhstan too.
  const rules = await someRules(join(folder.path, 'rules'), 'kz')
  const random = seeded(SEED)
  // Drawn here, so that the lives may run beside each other and are the same each time.
  const lives = Array.from({ length: LIVES }, (_, life) => {
    const isEmpty = life === 0
    // In the order of the flow, for a life has each moment but once or twice; the empty one is killed twice while it has no database.
    const moments = Array.from({ length: KILLS }, (_, kill) => ({ after: MOMENTS[Math.max(0, isEmpty ? kill - 1 : kill)] ?? 'a mail with', pauseMs: random() * PAUSE_MS }))
    return { isEmpty, rules, moments }
  })
  const hits = new Map<string, number>()
  const calm = live({ isEmpty: false, rules, moments: [] }, hits)
  const told = await Promise.all([calm, ...lives.map((life) => live(life, hits))])
  console.log(`kills by what the process had last done: ${[...hits].map(([stage, count]) => `${stage} ${count}`).join(', ')}`)
  for (const exporter of exporters) expect((await calm).some((alert) => alert.startsWith(`${exporter} `))).toBe(true)
  for (const alerts of told) expect(alerts).toEqual(await calm)
  expect([...hits.values()].reduce((sum, count) => sum + count, 0)).toBe(LIVES * KILLS)
})

interface Moment {
  after: (typeof MOMENTS)[number]
  pauseMs: number
}

interface Life {
  /** Whether it begins before there is a database. Making one takes seconds, so the others begin after that. */
  isEmpty: boolean
  rules: string
  moments: Moment[]
}

/** What its exporters were told at the end of a life, which is then complete: all that was to be told was told. */
async function live({ isEmpty, rules, moments }: Life, hits: Map<string, number>): Promise<string[]> {
  await using folder = isEmpty ? await temporaryFolder() : await dataDirectory()
  const dataDir = folder.path
  await using sink = await startSink()
  const environment = { SEXTANT_DATA: dataDir, SEXTANT_RULES: rules, SMTP_URL: sink.url }
  const kills: number[] = []
  let isOutrun = false
  for (let tries = 0; kills.length < moments.length && tries < 3 * KILLS; tries++) {
    const { after, pauseMs } = moments[kills.length] ?? { after: 'the start', pauseMs: 0 }
    const mails = sink.mails.length
    const worker = start('workers/main.ts', ['--once'], environment)
    let [output, isOver] = ['', false]
    worker.child.stdout?.on('data', (part: string) => (output += part))
    worker.child.once('exit', () => (isOver = true))
    await reached({ isOver: () => isOver, output: () => output, mails: () => sink.mails.length - mails }, isOutrun ? 'the start' : after)
    await Promise.race([worker.ended, pause(pauseMs)])
    worker.child.kill('SIGKILL')
    const { signal, stderr } = await worker.ended
    expect(stderr).toBe('')
    // A process that came to its end first was not killed, and does not count: all was told, and the moment will not come again.
    isOutrun = signal !== 'SIGKILL'
    if (isOutrun) continue
    kills.push(performance.now())
    const stage = await stageOf(dataDir, output)
    hits.set(stage, (hits.get(stage) ?? 0) + 1)
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

/** How far a process had come that said so much. */
async function stageOf(dataDir: string, output: string): Promise<string> {
  if (!(await readdir(dataDir).catch((): string[] => [])).includes('db')) return 'making the database'
  if (output.includes('a mail with')) return 'deliver'
  if (/first seen|new edition|measures read/.test(output)) return 'relate to alert'
  return output.includes('pages,') ? 'fetch' : 'opening'
}

async function allAlerts(store: Store): Promise<Alert[]> {
  const all: Alert[] = []
  for (const exporter of exporters) all.push(...(await alertsOf(store, exporter, 10_000)))
  return all
}

async function reached(process: { isOver: () => boolean; output: () => string; mails: () => number }, moment: Moment['after']): Promise<void> {
  if (moment === 'the start') return pause(500)
  const isThere = () => (moment === 'a mail at the server' ? process.mails() > 0 : process.output().includes(moment))
  const patienceMs = moment.startsWith('a mail') ? PATIENCE_MS.mail : PATIENCE_MS.line
  let visitedAt = Infinity
  while (!isThere() && !process.isOver() && performance.now() < visitedAt + patienceMs) {
    // The sources are visited at every start.
    if (visitedAt === Infinity && process.output().includes('pages,')) visitedAt = performance.now()
    await pause(2)
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}

/** Mulberry32: the same moments for the same seed. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
