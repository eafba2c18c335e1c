// How fast, beside what: every figure is measured in this run, with its peers on the same data.
//
//   npm run bench                a table
//   npm run -s bench -- --json   JSON lines: { name, value, unit, bar, holds, peers, note }
//   npm run bench -- --quick     within five minutes
//   npm run bench -- --seed 7    other data
//   npm run bench -- --only bulk  only the figures of a part: terminal, check, compile, bulk, growth
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openRulebook } from '@sextant/rulebook'
import { bytesReadPerSecond } from './bandwidth.ts'
import { bulk } from './bulk-figures.ts'
import { oneCheck } from './check-figures.ts'
import { compiling } from './compile-figure.ts'
import { type Figure, jsonOf, textOf } from './figure.ts'
import { growth } from './growth-figure.ts'
import type { Setting } from './setting.ts'
import { oneJudging, opening, processStart } from './terminal-figures.ts'

const parts: Record<string, (setting: Setting) => Promise<readonly Figure[]>> = {
  terminal: async ({ isQuick, bytesPerSecond }) => {
    const runs = isQuick ? 7 : 15
    return [await processStart(runs), await oneJudging(runs, bytesPerSecond), await opening(runs)]
  },
  check: oneCheck,
  compile: async (setting) => [await compiling(setting)],
  bulk,
  growth: async (setting) => [await growth(setting)],
}

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false }, seed: { type: 'string', default: '1' }, only: { type: 'string' } } })
if (!/^\d{1,9}$/.test(values.seed)) refuse(`--seed ${values.seed} is no whole number`)
if (values.only !== undefined && !Object.hasOwn(parts, values.only)) refuse(`--only ${values.only} is no part; there are ${Object.keys(parts).join(', ')}`)
const { facts } = await openRulebook(join(import.meta.dirname, '../../rules'))
const setting: Setting = { seed: Number(values.seed), isQuick: values.quick, facts, bytesPerSecond: await bytesReadPerSecond() }
if (!values.json) process.stdout.write(`Node ${process.version}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, ${(setting.bytesPerSecond / 1e9).toFixed(1)} GB/s read from memory; seed ${setting.seed}\n\n`)
for (const [part, figuresOf] of Object.entries(parts)) {
  if (values.only !== undefined && values.only !== part) continue
  for (const figure of await figuresOf(setting)) process.stdout.write(values.json ? jsonOf(figure) : textOf(figure))
}

function refuse(why: string): never {
  process.stderr.write(`${why}\n`)
  process.exit(2)
}
