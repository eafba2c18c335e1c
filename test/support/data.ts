import { cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from '@sextant/model'
import { openStore } from '@sextant/store'
import { temporaryFolder } from './folder.ts'
import { root } from './run.ts'

let template: Promise<string> | undefined

/** A data directory whose database is made and empty. Making one takes seconds, so it is made once for all tests and copied. */
export async function dataDirectory(): Promise<{ path: string } & AsyncDisposable> {
  const folder = await temporaryFolder()
  await cp(await (template ??= made()), folder.path, { recursive: true })
  return folder
}

/** Kept beside the dependencies until what makes it changes: the database program, or the schema. */
async function made(): Promise<string> {
  const makers = ['pnpm-lock.yaml', 'packages/store/src/store.ts', 'packages/store/src/migrate.ts', 'packages/store/src/migrations.ts']
  const key = sha256((await Promise.all(makers.map((file) => readFile(join(root, file), 'utf8')))).join('')).slice(0, 16)
  const kept = join(root, 'node_modules/.cache/sextant-store')
  await mkdir(kept, { recursive: true })
  const names = await readdir(kept)
  const path = join(kept, key)
  if (names.includes(key)) return path
  for (const name of names) if (!name.startsWith(key)) await rm(join(kept, name), { recursive: true, force: true })
  const making = `${path}.${process.pid}`
  await (await openStore({ dataDir: making })).close()
  // Whole or not at all; where another process was first, its own is as good.
  await rename(making, path).catch(() => rm(making, { recursive: true, force: true }))
  return path
}
