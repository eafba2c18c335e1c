import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compile, expanded, factsOf, judge, type Matcher } from '@sextant/matcher'
import { DerivedFact, type Market, type Subject, subjectFrom } from '@sextant/model'
import { openRulebook } from '@sextant/rulebook'
import { Engine, type TopLevelCondition } from 'json-rules-engine'
import type { Figure } from './figure.ts'
import { medianMs } from './timing.ts'

const root = join(import.meta.dirname, '../..')

const car = {
  vin: 'LSVAA4183M2123456', make: 'SAKURA', category: 'M1', powertrain: 'petrol', usage: 'used', steeringSide: 'left', euroClass: 5,
  producedOn: '2021-05-10', firstRegisteredOn: '2021-07-01', importerKind: 'individual', engineCc: 1497, powerKw: 115, seats: 5,
}

/** From the key press to the answer: one car against all markets, npm and process start included. */
export async function processStart(runs: number): Promise<Figure> {
  const { markets } = compile(await openRulebook(join(root, 'rules')))
  const folder = await mkdtemp(join(tmpdir(), 'sextant-bench-'))
  const file = join(folder, 'car.json')
  await writeFile(file, JSON.stringify(car))
  const npm = (...words: string[]) => spawnSync('npm', ['run', '-s', 'sextant', '--', ...words], { cwd: root, stdio: 'ignore' })
  const value = await medianMs(runs, () => npm('check', file, '--market', 'all', '--arrives', '2026-12-20'))
  const nothing = await medianMs(runs, () => spawnSync(process.execPath, ['-e', '0']))
  const peers = { 'node -e 0': nothing, 'npm run help': await medianMs(runs, () => npm('help')) }
  await rm(folder, { recursive: true })
  return { name: 'check one car against all markets, from the terminal', value, unit: 'ms', bar: [{ of: 'ms', found: value, most: 1_000 }], peers, note: `${markets.length} markets; median of ${runs} processes. No process of Node is quicker than one that does nothing: we are ${(value / nothing).toFixed(0)} times above` }
}

/** One judging with explanation, three-valued, against stock json-rules-engine, which is asked once and takes unknowns for values. */
export async function oneJudging(runs: number, bytesPerSecond: number): Promise<Figure> {
  const market = 'KZ' as Market
  const rulebook = await openRulebook(join(root, 'rules'))
  const matcher = compile(rulebook)
  const day = '2026-12-20'
  const subject = subjectFrom(rulebook.facts, { ...car, arrivesOn: day }, 'the car')
  const value = await medianMs(runs, () => judge(matcher, subject, { markets: [market] }))
  const peers = { 'json-rules-engine, two-valued, without explanation': await medianMs(runs, () => stock(matcher, subject, market, day)) }
  const candidates = [...matcher.candidates(market, 'import'), ...matcher.candidates('CN', 'export')]
  const bytes = Buffer.byteLength(JSON.stringify(candidates.map(({ rule }) => rule)))
  const limit = (bytes / bytesPerSecond) * 1_000
  return { name: 'judge one car in one market, in the process', value, unit: 'ms', bar: [], peers, note: `${candidates.length} candidate rules, whose ${Math.round(bytes / 1e3)} kB take ${(limit * 1_000).toFixed(0)} µs at the bandwidth of memory: we are ${(value / limit).toFixed(0)} times above. The peer makes its engine anew each time, of the versions of that day, and takes what is unknown for no: where something is, it answers otherwise, so its answers are not compared` }
}

async function stock(matcher: Matcher, subject: Subject, market: Market, day: string): Promise<unknown> {
  const { rulebook } = matcher
  const facts = factsOf(rulebook.facts, subject, { assume: true })
  const engine = new Engine([], { allowUndefinedFacts: true })
  engine.addOperator<string, string | string[]>('hsWithin', (fact, codes) => [codes].flat().some((code) => String(fact).startsWith(code) || code.startsWith(String(fact))))
  for (const name of DerivedFact.names) {
    engine.addFact(name, (params) => {
      const known = facts.know(name, params)
      return known.kind === 'exact' ? known.value : undefined
    })
  }
  for (const { versions } of [...matcher.candidates(market, 'import'), ...matcher.candidates('CN', 'export')]) {
    const text = versions.findLast(({ from }) => from <= day)?.text
    if (!text) continue
    for (const part of [text.scope, text.requires].map((one) => expanded(one, rulebook.conditions))) {
      engine.addRule({ conditions: ('fact' in part ? { all: [part] } : part) as TopLevelCondition, event: { type: 'holds' } })
    }
  }
  return engine.run({ ...subject, market })
}

/** Reading and checking the whole rulebook, beside parsing its JSON alone. */
export async function opening(runs: number): Promise<Figure> {
  const rules = join(root, 'rules')
  const { rules: all, facts, conditions } = await openRulebook(rules)
  const text = JSON.stringify({ all, facts, conditions })
  const [value, parsing] = [await medianMs(runs, () => openRulebook(rules)), await medianMs(runs, () => JSON.parse(text))]
  return { name: 'open and check the rulebook', value, unit: 'ms', bar: [], peers: { 'JSON.parse of the same': parsing }, note: `${all.length} rules, from as many files. Whoever reads them must parse their JSON: we are ${(value / parsing).toFixed(0)} times above` }
}
