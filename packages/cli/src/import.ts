import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { stdin, stderr, stdout } from 'node:process'
import { createInterface } from 'node:readline/promises'
import { folded, quoted, SextantError } from '@sextant/model'
import { csvText, limits, type Rejected } from '@sextant/sheets'
import { ask, askMany, goneLine } from '@sextant/workers'
import { legalDay } from '@sextant/workers/legal-day'
import type { Surroundings } from '@sextant/workers/surroundings'
import { type Arguments, argumentsFrom, oneOf, oneValue } from './arguments.ts'
import { encodingIn } from './encoding-option.ts'
import { drop, look, take } from './import/look.ts'
import { mapFrom } from './import/mapping.ts'
import { type Preview, previewAsText, unknownLine } from './import/preview.ts'
import { inputName, readBytes } from './input.ts'
import { printable } from './printable.ts'
import type { Printed } from './printed.ts'
import { optionsOf } from './usages.ts'

/** `import models|orders FILE --exporter X`: shows what a spreadsheet would change, and changes it when that is confirmed. */
export async function importSheet(words: readonly string[], surroundings: Surroundings): Promise<Printed> {
  const given = argumentsFrom(words, optionsOf('import'))
  const [verb, file, ...others] = given.positionals
  if (verb === 'mapping' && file === undefined) return mapping(given, surroundings)
  if (verb !== 'models' && verb !== 'orders') throw new SextantError('SEXTANT_USAGE', `${verb === undefined ? 'what is to be imported? Write' : `${quoted(verb)} cannot be imported; write`} import models FILE --exporter ID, or import orders FILE --exporter ID`)
  if (file === undefined || others.length > 0) throw new SextantError('SEXTANT_USAGE', `import ${verb} takes one file; found ${file === undefined ? 'none' : others.length + 1}`)
  if (given.claims.has('preview') && given.claims.has('yes')) throw new SextantError('SEXTANT_USAGE', '--preview changes nothing and --yes imports; give one of them')
  const format = oneOf('format', oneValue(given, 'format') ?? 'text', ['text', 'json'])
  const rejectedFile = rejectedFileIn(given, file)
  const map = mapFrom(given)
  const encoding = encodingIn(given)
  const bytes = await readBytes(file, limits.fileBytes)

  const isAsked = !given.claims.has('preview') && !given.claims.has('yes') && format === 'text' && stdin.isTTY && stdout.isTTY
  const { looked, isImported } = await askMany(surroundings, async (ask) => {
    const looked = await look(ask, { bytes, file: inputName(file), kind: verb, exporter: oneValue(given, 'exporter'), today: legalDay(surroundings.now()), sheet: oneValue(given, 'sheet'), encoding, map, isUnseen: given.claims.has('yes') })
    const isWhole = looked.preview.rejectedCount === 0
    if (isWhole && given.claims.has('yes')) looked.preview.gone = await take(ask, looked)
    else if (!isAsked || !isWhole || !changesAnything(looked.preview)) await drop(ask, looked)
    return { looked, isImported: isWhole && given.claims.has('yes') }
  })
  const { preview } = looked
  if (preview.rejectedCount > 0) {
    if (rejectedFile !== undefined) await writeRejected(rejectedFile, preview.rejected)
    return { text: shown(preview, format), exitCode: 2 }
  }
  if (isImported) return { text: format === 'json' ? shown({ ...preview, isImported }, format) : `${previewAsText(preview)}${importedLine(preview)}`, exitCode: 0 }
  if (!isAsked || !changesAnything(preview)) return { text: `${shown(preview, format)}${format === 'text' ? restLine(preview) : ''}`, exitCode: 0 }
  // The store is free again while a person looks at the preview.
  const isWanted = await isConfirmed(previewAsText(preview), preview)
  await askMany(surroundings, async (ask) => {
    if (isWanted) preview.gone = await take(ask, looked)
    else await drop(ask, looked)
  })
  return { text: isWanted ? importedLine(preview) : 'Nothing was imported.\n', exitCode: 0 }
}

function changesAnything({ rows }: Preview): boolean {
  return rows.new + rows.changed > 0
}

function restLine(preview: Preview): string {
  return changesAnything(preview) ? 'Nothing is imported yet: --yes imports it.\n' : 'There is nothing to import.\n'
}

function importedLine(preview: Preview): string {
  const { kind, rows, gone } = preview
  return `Imported: ${rows.new} new, ${rows.changed} changed, ${rows.same} the same${kind === 'orders' && changesAnything(preview) ? '; they are judged in the next round' : ''}.\n${gone.length > 0 ? `${goneLine(gone)}\n` : ''}${unknownLine(preview)}`
}

async function mapping(given: Arguments, surroundings: Surroundings): Promise<Printed> {
  const exporter = oneValue(given, 'exporter')
  const forget = oneValue(given, 'forget')
  if (forget !== undefined) {
    const lines = await ask(surroundings, 'import forget', { exporter, heading: folded(forget) })
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
    // Ctrl-C, Ctrl-D and the end of standard input are no yes.
    const answer = await Promise.race([asking.question(`Import ${rows.new} new and ${rows.changed} changed? [y/N] `).catch(() => ''), once(asking, 'close').then(() => '')])
    return /^y(es)?$/i.test(answer.trim())
  } finally {
    asking.close()
  }
}

/** It is written over, so it may be no workbook, and not the file that is imported. */
function rejectedFileIn(given: Arguments, file: string): string | undefined {
  const path = oneValue(given, 'rejected')
  if (path === undefined) return undefined
  if (!/\.csv$/i.test(path) || resolve(path) === resolve(file)) throw new SextantError('SEXTANT_USAGE', `--rejected is ${quoted(path)}; expected the name of a .csv file of its own`)
  return path
}

async function writeRejected(path: string, rejected: readonly Rejected[]): Promise<void> {
  const rows = rejected.map(({ sheet, cell, heading, found, why, cure }) => [sheet, cell, heading, found, why, cure])
  await writeFile(path, csvText([['sheet', 'cell', 'heading', 'found', 'why', 'what to do'], ...rows]), { mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    throw new SextantError('SEXTANT_USAGE', `--rejected ${quoted(path)} cannot be written (${error.code ?? error.message})`)
  })
}
