import { rmSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { openStore } from '@sextant/store'
import { temporaryFolder } from './folder.ts'

let first: Promise<string> | undefined

/** A data directory whose database is made and empty. Making one takes seconds, so it is made once and copied. */
export async function dataDirectory(): Promise<{ path: string } & AsyncDisposable> {
  const folder = await temporaryFolder()
  await cp(await (first ??= make()), folder.path, { recursive: true })
  return folder
}

async function make(): Promise<string> {
  const { path } = await temporaryFolder()
  process.once('exit', () => rmSync(path, { recursive: true, force: true }))
  await (await openStore({ dataDir: join(path, 'data') })).close()
  return join(path, 'data')
}
