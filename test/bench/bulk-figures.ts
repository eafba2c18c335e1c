import { type Columns, columnsOf, compile, type Judged, judgeMany, type Matcher } from '@sextant/matcher'
import type { Market } from '@sextant/model'
import { openJudgingThreads } from '@sextant/workers/judging-threads'
import { breachesOf, flatOf } from './asked-flat.ts'
import { bareSpeedUp } from './bare-threads.ts'
import { type Counts, countsOf, sameCounts } from './counts.ts'
import { type Figure, timesFaster } from './figure.ts'
import { madeLines, marketsNamed } from './lines.ts'
import { logicOf } from './peer-logic.ts'
import { stockOf } from './peer-stock.ts'
import { zenOf } from './peer-zen.ts'
import { breachedIn, sameVerdicts } from './same-verdicts.ts'
import { madeRulebook } from './rules.ts'
import type { Setting } from './setting.ts'
import { bestMs, onceMs, processorMs } from './timing.ts'
import { countsQuery, type Warehouse, warehouseOf } from './warehouse.ts'

const LINES = 1_000_000
const markets = marketsNamed(20)

/** Millions of order lines: all rules, one changed rule, and what they take of memory. */
export async function bulk(setting: Setting): Promise<Figure[]> {
  const { seed, facts, isQuick } = setting
  const matcher = compile(madeRulebook(facts, { seed, count: 300, markets }))
  let columns: Columns | undefined
  const reading = await onceMs(async () => (columns = await columnsOf(matcher, madeLines({ seed: seed + 1, count: LINES, markets }))))
  if (!columns) throw new Error('the lines were not read')
  // Before the other figures, so that no thread has known the code longer than another.
  const threads = await twoThreads(setting, matcher, columns)
  const warehouse = await warehouseOf(facts, columns)
  try {
    return [
      await allRules(setting, matcher, columns, warehouse),
      await changedRule(setting, matcher, columns, warehouse, isQuick ? 2 : 10),
      threads,
      memory(columns, reading),
    ]
  } finally {
    warehouse.close()
  }
}

async function allRules({ seed, isQuick, bytesPerSecond }: Setting, matcher: Matcher, columns: Columns, warehouse: Warehouse): Promise<Figure> {
  const asked = await Promise.all(markets.map(async (market) => {
    const rules = matcher.candidates(market, 'import')
    return { rules, prepared: await (await warehouse.connect()).prepare(countsQuery(matcher, rules, `order_lines WHERE market = '${market}'`)) }
  }))
  const counts = new Map<string, Counts>()
  const askMarket = async ({ rules, prepared }: (typeof asked)[number]) => {
    const [row = []] = (await prepared.runAndReadAll()).getRowsJS()
    for (const [index, { rule }] of rules.entries()) counts.set(rule.id, countsFrom(row.slice(2 * index)))
  }
  const oneByOne = async () => {
    for (const market of asked) await askMarket(market)
    return counts
  }
  const together = () => Promise.all(asked.map(askMarket))
  const judged = () => countsOf(judgeMany(matcher, columns))
  const counted = await judged()
  sameCounts(matcher.rules.map(({ rule }) => rule.id), counted, await oneByOne())
  const runs = isQuick ? 2 : 5
  const value = await bestMs(runs, judged)
  await using threads = openJudgingThreads(matcher)
  const judgedByThreads = () => countsOf(threads.judgeMany(columns))
  sameCounts(matcher.rules.map(({ rule }) => rule.id), await judgedByThreads(), counted)
  const onAllThreads = await bestMs(runs, judgedByThreads)
  const [one, all] = await onThreads(warehouse.connection, () => bestMs(runs, oneByOne), async () => Math.min(await bestMs(runs, oneByOne), await bestMs(runs, together)))
  await warehouse.connection.run('SET threads TO 1')
  const processor = { ours: await processorMs(judged), duckdb: await processorMs(oneByOne) }
  const peers = await twoValued(matcher, seed, isQuick)
  const bytes = columns.columns.reduce((sum, { codes }) => sum + codes.byteLength, 0)
  const hits = [...counted.values()].reduce((sum, { breach, open }) => sum + breach + open, 0)
  // Two bits for each of the rules that a line is asked.
  const written = (columns.count * (matcher.rules.length / markets.length + 1) * 2) / 8
  const limit = ((bytes + written) / bytesPerSecond) * 1_000
  return {
    name: '1,000,000 order lines × 300 rules in 20 markets, three-valued', value, unit: 'ms',
    bar: [
      timesFaster('DuckDB, both on one thread', one, value, 3),
      timesFaster('DuckDB, both on all threads', all, onAllThreads, 3),
      timesFaster('zen', peers.ms['zen, a decision for each market'] ?? Number.NaN, value, 300),
      timesFaster('json-rules-engine with all rules', peers.ms['json-rules-engine, one engine with all rules'] ?? Number.NaN, value, 5_000),
    ],
    peers: { 'Sextant, all threads': onAllThreads, 'DuckDB, one thread': one, 'DuckDB, all threads': all, ...peers.ms },
    note: `best of ${runs}; ${(LINES / value / 1_000).toFixed(2)} million lines/s; one run on one thread takes ${processor.ours.toFixed(0)} ms of processor time, DuckDB ${processor.duckdb.toFixed(0)} ms (${(processor.duckdb / processor.ours).toFixed(1)} times); ${hits.toLocaleString('en')} breaches and open questions. ` +
      `${Math.round(bytes / 1e6)} MB read once and ${Math.round(written / 1e6)} MB of verdicts written would take ${limit.toFixed(0)} ms at the bandwidth of memory: we are ${(value / limit).toFixed(0)} times above. ` +
      `DuckDB has the predicates of rules sql, planned beforehand and with the values in place, counts breaches and open questions, and gave the same for every rule; no outcome or severity is asked of it. ${peers.note}`,
  }
}

async function changedRule({ isQuick, bytesPerSecond }: Setting, { rulebook }: Matcher, columns: Columns, { connection }: Warehouse, times: number): Promise<Figure> {
  const [changed] = rulebook.rules.filter(({ kind }) => kind === 'age-limit')
  if (!changed) throw new Error('no age limit was made')
  const matcher = compile({ ...rulebook, rules: [{ ...changed, markets: [...markets] }] })
  const many = repeatedColumns(columns, times)
  await connection.run(`CREATE TABLE many AS SELECT market, category, usage, ${['producedOn', 'arrivesOn'].flatMap((day) => [`"${day}_from"`, `"${day}_to"`]).join(', ')}, place FROM order_lines, range(${times})`)
  const prepared = await connection.prepare(countsQuery(matcher, matcher.rules, 'many'))
  const inDuckdb = async () => {
    const [row = []] = (await prepared.runAndReadAll()).getRowsJS()
    return new Map([[changed.id, countsFrom(row)]])
  }
  const judged = () => countsOf(judgeMany(matcher, many, { rules: new Set([changed.id]) }))
  sameCounts([changed.id], await judged(), await inDuckdb())
  const runs = isQuick ? 3 : 5
  const value = await bestMs(runs, judged)
  const [one, all] = await onThreads(connection, () => bestMs(runs, inDuckdb))
  await connection.run('SET threads TO 1')
  const processor = { ours: await processorMs(judged), duckdb: await processorMs(inDuckdb) }
  await connection.run('DROP TABLE many')
  const read = many.columns.filter(({ base }) => ['usage', 'producedOn', 'arrivesOn'].includes(base.fact)).reduce((sum, { codes }) => sum + codes.byteLength, 0)
  const limit = (read / bytesPerSecond) * 1_000
  return {
    name: `one changed rule over ${many.count.toLocaleString('en')} order lines`, value, unit: 'ms', bar: [timesFaster('DuckDB, both on one thread', one, value, 3)],
    peers: { 'DuckDB, one thread': one, 'DuckDB, all threads': all },
    note: `an age limit with two versions that every market has; each of ${LINES.toLocaleString('en')} lines ${times} times${isQuick ? ', for --quick takes fewer' : ''}; best of ${runs}; processor time of one run on one thread ${processor.ours.toFixed(0)} ms, of DuckDB ${processor.duckdb.toFixed(0)} ms (${(processor.duckdb / processor.ours).toFixed(1)} times). ` +
      `${Math.round(read / 1e6)} MB are read, ${limit.toFixed(0)} ms at the bandwidth of memory: we are ${(value / limit).toFixed(0)} times above`,
  }
}

/** The same blocks by the thread that asks, alone and with another. */
async function twoThreads({ bytesPerSecond }: Setting, matcher: Matcher, columns: Columns): Promise<Figure> {
  const many = repeatedColumns(columns, 4)
  // Each thread makes its own machine code of ours, which takes the first runs.
  const runs = 25
  const one = await bestMs(runs, () => handedOn(judgeMany(matcher, many)))
  await using threads = openJudgingThreads(matcher, { most: 2 })
  const two = await bestMs(runs, () => handedOn(threads.judgeMany(many)))
  const bare = await bareSpeedUp()
  const limit = (many.columns.reduce((sum, { codes }) => sum + codes.byteLength, 0) / bytesPerSecond) * 1_000
  return {
    name: 'two threads beside one', value: one / two, unit: 'times', bar: [{ of: 'times the speed of one', found: one / two, least: 1.7 }], peers: {},
    note: `${many.count.toLocaleString('en')} lines × ${matcher.rules.length} rules: ${one.toFixed(0)} ms on the thread that asks, ${two.toFixed(0)} ms with another one, which starts with the first run; best of ${runs}. Two cores that nobody else uses would give 2; two threads that only count, and share nothing, came to ${bare.toFixed(2)} right afterwards. To read the columns takes ${limit.toFixed(0)} ms at the bandwidth of memory`,
  }
}

async function handedOn(blocks: AsyncIterable<Judged>): Promise<number> {
  let lines = 0
  for await (const block of blocks) lines += block.lines.length
  return lines
}

/** What the columns hold, as their buffers count it. */
function memory(columns: Columns, readingMs: number): Figure {
  const codes = columns.columns.reduce((sum, { codes: { byteLength } }) => sum + byteLength, columns.numbers.byteLength)
  const value = codes / columns.count
  const least = columns.columns.reduce((sum, { dictionary }) => sum + Math.log2(dictionary.length), Math.log2(columns.count)) / 8
  return {
    name: 'memory of an order line in columns', value, unit: 'bytes', bar: [{ of: 'bytes a line, dictionaries aside', found: value, most: 100 }], peers: {},
    note: `${columns.columns.length} columns and the number of the line; dictionaries of ${columns.columns.reduce((sum, { dictionary }) => sum + dictionary.length, 0).toLocaleString('en')} entries beside; ${columns.groups.length} groups. Codes without a bit too many would take ${least.toFixed(1)} bytes: we are ${(value / least).toFixed(1)} times above. ` +
      `${columns.count.toLocaleString('en')} lines were made and read in ${(readingMs / 1_000).toFixed(1)} s`,
  }
}

/** The same lines several times over, each group as one. */
function repeatedColumns(columns: Columns, times: number): Columns {
  const spread = <Codes extends Uint8Array | Uint16Array | Uint32Array>(codes: Codes): Codes => {
    const Kind = codes.constructor as new (from: SharedArrayBuffer) => Codes
    const into = new Kind(new SharedArrayBuffer(codes.byteLength * times))
    for (const { from, to } of columns.groups) {
      for (let time = 0; time < times; time += 1) into.set(codes.subarray(from, to), from * times + time * (to - from))
    }
    return into
  }
  return {
    ...columns,
    count: columns.count * times,
    groups: columns.groups.map((group) => ({ ...group, from: group.from * times, to: group.to * times })),
    columns: columns.columns.map((column) => ({ ...column, codes: spread(column.codes) })),
    numbers: Uint32Array.from({ length: columns.count * times }, (_, number) => number),
  }
}

/** From how many lines breach, and how many do not surely comply. */
function countsFrom([breach, unmet]: readonly unknown[]): Counts {
  return { breach: Number(breach), open: Number(unmet) - Number(breach) }
}

async function onThreads(connection: Warehouse['connection'], onOne: () => Promise<number>, onAll = onOne): Promise<[one: number, all: number]> {
  await connection.run('SET threads TO 1')
  const one = await onOne()
  await connection.run('RESET threads')
  return [one, await onAll()]
}

/** Peers that know no unknown: complete lines, of which a sample is asked and scaled. */
async function twoValued(matcher: Matcher, seed: number, isQuick: boolean): Promise<{ ms: Record<string, number>; note: string }> {
  const { facts } = matcher.rulebook
  const sample = isQuick ? 1_000 : 10_000
  const lines = [...madeLines({ seed: seed + 2, count: sample, markets, missing: 0 })].map(({ subject, market }) => ({ market, flat: flatOf(matcher, subject, market), breached: breachedIn(matcher, subject, market) }))
  const byMarket = <Peer>(make: (facts: typeof matcher.rulebook.facts, breaches: ReturnType<typeof breachesOf>) => Peer) =>
    new Map(markets.map((market): [Market, Peer] => [market, make(facts, breachesOf(matcher.candidates(market, 'import').map(({ rule }) => rule)))]))
  const [logic, zen, stock] = [byMarket(logicOf), byMarket(zenOf), byMarket(stockOf)]
  const marketOf = new Map(matcher.rules.map(({ rule }) => [rule.id, String(rule.markets[0])]))
  const everything = stockOf(facts, breachesOf(matcher.rulebook.rules), marketOf)
  const asked: [name: string, count: number, check: (line: (typeof lines)[number]) => Promise<string[]> | string[]][] = [
    ['json-logic-engine compiled, by market', sample, ({ flat, market }) => logic.get(market)?.(flat) ?? []],
    ['zen, a decision for each market', sample, ({ flat, market }) => zen.get(market)?.(flat) ?? []],
    ['json-rules-engine, an engine for each market', sample / 5, ({ flat, market }) => stock.get(market)?.(flat) ?? []],
    ['json-rules-engine, one engine with all rules', sample / 10, ({ flat }) => everything(flat)],
  ]
  const ms: Record<string, number> = {}
  for (const [name, count, check] of asked) {
    const some = lines.slice(0, count)
    for (const line of some.slice(0, 100)) sameVerdicts(name, line.breached, await check(line))
    // The quickest tenth, for what is quick runs between what else the machine does.
    const parts = Array.from({ length: 10 }, (_, part) => some.slice((part * count) / 10, ((part + 1) * count) / 10))
    const times: number[] = []
    for (const part of parts) {
      times.push(await onceMs(async () => {
        for (const line of part) await check(line)
      }))
    }
    ms[name] = (Math.min(...times) / (count / 10)) * LINES
  }
  return { ms, note: `The other peers know no unknown and say only breach or not: ${sample / 10} to ${sample} complete lines, ages counted for them beforehand, the quickest tenth of them scaled to ${LINES.toLocaleString('en')}; of 100 lines each gave the same breaches` }
}
