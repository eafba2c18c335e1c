import { randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import { quoted, SextantError } from '@sextant/model'

/** Writes a file whole or not at all: a reader never sees half a report, and what was there stays if writing fails. */
export async function writeOut(path: string, content: string | Uint8Array): Promise<void> {
  const draft = `${path}.${randomUUID()}.part`
  try {
    await writeFile(draft, content, { flag: 'wx' })
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw new SextantError('SEXTANT_USAGE', `--out ${quoted(path)} cannot be written (${(error as NodeJS.ErrnoException).code ?? (error as Error).message}); name a file in a folder that you may write to`, { cause: error })
  }
}
