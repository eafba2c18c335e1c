import { writeFile } from 'node:fs/promises'
import { stdin, stderr, stdout } from 'node:process'
import { createInterface } from 'node:readline/promises'
import { quoted, SextantError } from '@sextant/model'
import { columnName, csvText, foldedHeading, type Hint, limits, type Mapping, openTable, type Rejected, type Table } from '@sextant/sheets'
import { type Ask, ask, askMany } from '@sextant/workers'
import type { Surroundings } from '@sextant/workers/surroundings'
import { type Arguments, argumentsFrom, oneOf, oneValue } from './arguments.ts'
import { examine } from './import/examine.ts'
import { headingsToRemember, mapFrom, refuseUnmatched } from './import/mapping.ts'
import { type Preview, previewAsText, previewOf } from './import/preview.ts'
import { progressLine } from './import/progress.ts'
import { inputName, readBytes } from './input.ts'
import { printable } from './printable.ts'
import type { Printed } from './printed.ts'

const ROWS_AT_ONCE = 1_000
const FIRST_SHOWN = 5
const HINTS_KEPT = 50
/** All of them go into JSON and --rejected; a file with more is wrong in one way many times. */
const REJECTED_KEPT = 100_000

/** `import models|orders FILE --exporter X`: shows what a spreadsheet would change, and changes it when that is confirmed. */
export async function importSheet(words: readonly string[], surroundings: Surroundings): Promise<Printed> {
  const given = argumentsFrom(words, { exporter: 'value', sheet: 'value', map: 'value', forget: 'value', format: 'value', rejected: 'value', preview: 'claim', yes: 'claim' })
  const [verb, file, ...others] = given.positionals
  if (verb === 'mapping' && file === undefined) return mapping(given, surroundings)
  if (verb !== 'models' && verb !== 'orders') throw new SextantError('SEXTANT_USAGE', `${verb === undefined ? 'what is to be imported?' : `${quoted(verb)} cannot be imported;`} Write import models FILE --exporter ID, or import orders FILE --exporter ID`)
  if (file === undefined || others.length > 0) throw new SextantError('SEXTANT_USAGE', `import ${verb} takes one file; found ${file === undefined ? 'none' : others.length + 1}`)
  if (given.claims.has('preview') && given.claims.has('yes')) throw new SextantError('SEXTANT_USAGE', '--preview changes nothing and --yes imports; give one of them')
  const format = oneOf('format', oneValue(given, 'format') ?? 'text', ['text', 'json'])
  const bytes = await readBytes(file, limits.fileBytes)
  const map = mapFrom(given)

  const isAsked = !given.claims.has('preview') && !given.claims.has('yes') && format === 'text' && stdin.isTTY && stdout.isTTY
  const { looked, isImported } = await askMany(surroundings, async (ask) => {
    const looked = await look(ask, { bytes, file: inputName(file), kind: verb, given, map })
    const isWhole = looked.preview.rejectedCount === 0
    if (isWhole && given.claims.has('yes')) await take(ask, looked)
    else if (!isAsked || !isWhole) await drop(ask, looked)
    return { looked, isImported: isWhole && given.claims.has('yes') }
  })
  const { preview } = looked
  if (preview.rejectedCount > 0) {
    await writeRejected(oneValue(given, 'rejected'), preview.rejected)
    return { text: shown(preview, format), exitCode: 2 }
  }
  if (isImported) return { text: format === 'json' ? shown({ ...preview, isImported }, format) : `${previewAsText(preview)}${importedLine(preview)}`, exitCode: 0 }
  if (!isAsked) return { text: `${shown(preview, format)}${format === 'text' ? 'Nothing is imported yet: --yes imports it.\n' : ''}`, exitCode: 0 }
  // The store is free again while a person looks at the preview.
  const isWanted = await isConfirmed(previewAsText(preview), preview)
  await askMany(surroundings, (ask) => (isWanted ? take(ask, looked) : drop(ask, looked)))
  return { text: isWanted ? importedLine(preview) : 'Nothing was imported.\n', exitCode: 0 }
}

async function take(ask: Ask, looked: Looked): Promise<void> {
  const { id, preview, table, mapping } = looked
  try {
    await ask('import take', { exporter: preview.exporter, import: id, headings: headingsToRemember(table, mapping) })
  } catch (error) {
    await drop(ask, looked)
    throw error
  }
}

async function drop(ask: Ask, { id, preview }: Looked): Promise<void> {
  await ask('import drop', { exporter: preview.exporter, import: id })
}

function importedLine({ kind, rows }: Preview): string {
  return `Imported: ${rows.new} new, ${rows.changed} changed, ${rows.same} the same${kind === 'orders' && rows.new + rows.changed > 0 ? '; they are judged in the next round' : ''}.\n`
}

interface Looked {
  id: string
  preview: Preview
  table: Table
  mapping: Mapping
}

interface Looking {
  bytes: Uint8Array
  file: string
  kind: 'models' | 'orders'
  given: Arguments
  map: Map<string, string>
}

/** Reads the file to its end, and lays aside what it would change where nothing of it is rejected. */
async function look(ask: Ask, { bytes, file, kind, given, map }: Looking): Promise<Looked> {
  const exporter = oneValue(given, 'exporter')
  const { id, dictionary, remembered } = await ask('import begin', exporter === undefined ? {} : { exporter })
  const mapping: Mapping = { map, remembered: new Map(remembered.map(({ heading, meaning }) => [heading, meaning])) }
  const line = progressLine(file)
  try {
    const table = await openTable(bytes, file, { kind, dictionary, mapping, examine, sheet: oneValue(given, 'sheet'), progress: line.at })
    refuseUnmatched(mapping, table, file)
    const preview: Preview = {
      file, kind, exporter: exporter ?? '', ...previewOf(table, columnName),
      rows: { found: table.rowCount, new: 0, changed: 0, same: 0 }, changes: [], first: [], hints: [], hintCount: 0, rejected: [...table.rejected], rejectedCount: table.rejected.length, isImported: false,
    }
    const reject = (one: Rejected) => {
      preview.rejectedCount++
      if (preview.rejected.length < REJECTED_KEPT) preview.rejected.push(one)
    }
    const hint = (one: Hint) => {
      preview.hintCount++
      if (preview.hints.length < HINTS_KEPT) preview.hints.push(one)
    }
    const columns = table.columns.flatMap(({ use }) => (use.is === 'fact' ? [use.fact] : []))
    const cellOf = (fact: string, number: number) => {
      const column = table.columns.find(({ use }) => use.is === 'fact' && use.fact === fact)
      return { sheet: table.sheet, cell: `${columnName(column?.index ?? 0)}${number}`, heading: column?.parts.join(' / ') ?? fact }
    }
    let waiting: Parameters<typeof stage>[0] = []
    const stage = async (rows: { number: number; facts: unknown; goodsId?: string }[]) => {
      const answer = await ask('import rows', { exporter, import: id, kind, columns, rows })
      for (const one of ['new', 'changed', 'same'] as const) preview.rows[one] += answer[one]
      preview.changes.push(...answer.changes.slice(0, 20 - preview.changes.length))
      for (const { number, fact, why } of answer.rejected) reject({ ...cellOf(fact, number), found: '', why, cure: 'correct one of the two' })
    }
    for await (const rows of table.rows({ rejected: reject, hint })) {
      preview.first.push(...rows.slice(0, FIRST_SHOWN - preview.first.length))
      // Where one cell is rejected nothing will be taken, but all that is wrong is told at once.
      waiting = preview.rejectedCount > 0 ? [] : [...waiting, ...rows]
      for (; waiting.length >= ROWS_AT_ONCE; waiting = waiting.slice(ROWS_AT_ONCE)) await stage(waiting.slice(0, ROWS_AT_ONCE))
    }
    if (waiting.length > 0) await stage(waiting)
    if (preview.rejectedCount === 0 && preview.rows.new + preview.rows.changed + preview.rows.same === 0) {
      throw new SextantError('SEXTANT_INVALID', `${file} has headings and no rows below them; nothing is imported`)
    }
    if (preview.rejectedCount > 0) {
      Object.assign(preview.rows, { new: 0, changed: 0, same: 0 })
      preview.changes = []
    }
    return { id, preview, table, mapping }
  } catch (error) {
    await ask('import drop', { exporter, import: id })
    throw error
  } finally {
    line.end()
  }
}

async function mapping(given: Arguments, surroundings: Surroundings): Promise<Printed> {
  const exporter = oneValue(given, 'exporter')
  const forget = oneValue(given, 'forget')
  if (forget !== undefined) {
    const lines = await ask(surroundings, 'import forget', { exporter, heading: foldedHeading(forget) })
    return { text: lines.map((line) => `${line}\n`).join(''), exitCode: 0 }
  }
  const known = await ask(surroundings, 'import mapping', exporter === undefined ? {} : { exporter })
  if (oneOf('format', oneValue(given, 'format') ?? 'text', ['text', 'json']) === 'json') return { text: `${JSON.stringify(known, null, 2)}\n`, exitCode: 0 }
  return { text: known.map(({ written, meaning }) => `${written} → ${meaning === '-' ? 'not used' : meaning}\n`).join('') || 'Nothing to list.\n', exitCode: 0 }
}

function shown(preview: Preview, format: 'text' | 'json'): string {
  return format === 'json' ? `${JSON.stringify(preview, null, 2)}\n` : previewAsText(preview)
}

async function isConfirmed(text: string, { rows }: Preview): Promise<boolean> {
  await new Promise<void>((written) => stdout.write(printable(text), () => written()))
  const asking = createInterface({ input: stdin, output: stderr })
  try {
    const answer = await asking.question(`Import ${rows.new} new and ${rows.changed} changed? [y/N] `)
    return /^y(es)?$/i.test(answer.trim())
  } finally {
    asking.close()
  }
}

async function writeRejected(path: string | undefined, rejected: readonly Rejected[]): Promise<void> {
  if (path === undefined) return
  const rows = rejected.map(({ sheet, cell, heading, found, why, cure }) => [sheet, cell, heading, found, why, cure])
  await writeFile(path, csvText([['sheet', 'cell', 'heading', 'found', 'why', 'what to do'], ...rows]), { mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    throw new SextantError('SEXTANT_USAGE', `--rejected ${quoted(path)} cannot be written (${error.code ?? error.message})`)
  })
}
