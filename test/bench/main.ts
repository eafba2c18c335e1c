// How fast, beside what: every figure is measured in this run, with its peer on the same data.
//
//   npm run bench             a table
//   npm run bench -- --json   JSON lines: { name, value, unit, bar, holds, peers, note }
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compile, expanded, factsOf, judge, type Matcher } from '@sextant/matcher'
import { DerivedFact, type Market, type Subject, subjectFrom } from '@sextant/model'
import { openRulebook } from '@sextant/rulebook'
import { Engine, type TopLevelCondition } from 'json-rules-engine'

const root = join(import.meta.dirname, '../..')
const RUNS = 15

interface Figure {
  name: string
  value: number
  unit: string
  /** What the figure has to stay under; absent where nothing was promised. */
  bar?: number
  peers: Record<string, number>
  note: string
}

const car = {
  vin: 'LSVAA4183M2123456', make: 'SAKURA', category: 'M1', powertrain: 'petrol', usage: 'used', steeringSide: 'left', euroClass: 5,
  producedOn: '2021-05-10', firstRegisteredOn: '2021-07-01', importerKind: 'individual', engineCc: 1497, powerKw: 115, seats: 5,
}

async function main(words: readonly string[]): Promise<void> {
  const rulebook = await openRulebook(join(root, 'rules'))
  const matcher = compile(rulebook)
  const subject = subjectFrom(rulebook.facts, { ...car, arrivesOn: '2026-12-20' }, 'the car')
  const figures = [await processStart(matcher.markets.length), await oneCheck(matcher, subject), await opening()]
  for (const figure of figures) {
    const holds = figure.bar === undefined ? null : figure.value <= figure.bar
    if (words.includes('--json')) process.stdout.write(`${JSON.stringify({ ...figure, bar: figure.bar ?? null, holds })}\n`)
    else process.stdout.write(lineOf(figure, holds))
  }
}

/** From the key press to the answer: one car against all markets, npm and process start included. */
async function processStart(markets: number): Promise<Figure> {
  const folder = await mkdtemp(join(tmpdir(), 'sextant-bench-'))
  const file = join(folder, 'car.json')
  await writeFile(file, JSON.stringify(car))
  const npm = (...words: string[]) => spawnSync('npm', ['run', '-s', 'sextant', '--', ...words], { cwd: root, stdio: 'ignore' })
  const check = () => npm('check', file, '--market', 'all', '--arrives', '2026-12-20')
  check()
  const value = medianMs(check)
  const peers = { 'node -e 0': medianMs(() => spawnSync(process.execPath, ['-e', '0'])), 'npm run help': medianMs(() => npm('help')) }
  await rm(folder, { recursive: true })
  return { name: 'check one car against all markets, from the terminal', value, unit: 'ms', bar: 1_000, peers, note: `${markets} markets; median of ${RUNS} processes` }
}

/** One judging with explanation, three-valued, against stock json-rules-engine, which is asked once and takes unknowns for values. */
async function oneCheck(matcher: Matcher, subject: Subject): Promise<Figure> {
  const market = 'KZ' as Market
  await judge(matcher, subject, { markets: [market] })
  const value = await medianMsAsync(() => judge(matcher, subject, { markets: [market] }))
  await stock(matcher, subject, market)
  const peers = { 'json-rules-engine, two-valued, without explanation': await medianMsAsync(() => stock(matcher, subject, market)) }
  return { name: 'judge one car in one market, in the process', value, unit: 'ms', peers, note: `${matcher.candidates(market, 'import').length + matcher.candidates('CN', 'export').length} candidate rules` }
}

async function stock(matcher: Matcher, subject: Subject, market: Market): Promise<unknown> {
  const { rulebook } = matcher
  const facts = factsOf(rulebook.facts, subject, { assume: true })
  const engine = new Engine([], { allowUndefinedFacts: true })
  engine.addOperator<string, string | string[]>('hsWithin', (fact, codes) => [codes].flat().some((code) => String(fact).startsWith(code)))
  for (const name of DerivedFact.names) {
    engine.addFact(name, (params) => {
      const known = facts.know(name, params)
      return known.kind === 'exact' ? known.value : undefined
    })
  }
  for (const { versions } of [...matcher.candidates(market, 'import'), ...matcher.candidates('CN', 'export')]) {
    const text = versions.findLast((version) => version.text)?.text
    if (!text) continue
    for (const part of [text.scope, text.requires].map((one) => expanded(one, rulebook.conditions))) {
      engine.addRule({ conditions: ('fact' in part ? { all: [part] } : part) as TopLevelCondition, event: { type: 'holds' } })
    }
  }
  return engine.run({ ...subject, market })
}

/** Reading and checking the whole rulebook, beside parsing its JSON alone. */
async function opening(): Promise<Figure> {
  const rules = join(root, 'rules')
  const { rules: all, facts, conditions } = await openRulebook(rules)
  const text = JSON.stringify({ all, facts, conditions })
  return {
    name: 'open and check the rulebook', value: await medianMsAsync(() => openRulebook(rules)), unit: 'ms',
    peers: { 'JSON.parse of the same': medianMs(() => JSON.parse(text)) }, note: `${all.length} rules`,
  }
}

function medianMs(work: () => unknown): number {
  return median(Array.from({ length: RUNS }, () => {
    const from = performance.now()
    work()
    return performance.now() - from
  }))
}

async function medianMsAsync(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const from = performance.now()
    await work()
    times.push(performance.now() - from)
  }
  return median(times)
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function lineOf({ name, value, unit, bar, peers, note }: Figure, holds: boolean | null): string {
  const verdict = bar === undefined ? '' : `   bar ${bar} ${unit}: ${holds ? 'holds' : 'DOES NOT HOLD'}`
  const beside = Object.entries(peers).map(([peer, ms]) => `    ${peer}: ${ms.toFixed(2)} ${unit} (${(value / ms).toFixed(1)} times)\n`)
  return `${name}: ${value.toFixed(2)} ${unit}${verdict}\n${beside.join('')}    ${note}\n`
}

await main(process.argv.slice(2))
