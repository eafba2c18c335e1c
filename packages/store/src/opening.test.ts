import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { exporters, openQueue, openStore } from './index.ts'
import { temporaryFolder } from './testing/servers.ts'

type Child = ChildProcessByStdio<null, Readable, null> & { lines: string[]; said(line: string): Promise<void> }
const children: Child[] = []

function opener(dataDir: string, ...task: string[]): Child {
  const script = join(import.meta.dirname, 'testing/opener.ts')
  const child = spawn(process.execPath, [script, dataDir, ...task], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  createInterface(child.stdout).on('line', (line) => lines.push(line))
  const said = async (line: string) => {
    while (!lines.some((one) => one.startsWith(line))) {
      if (child.exitCode !== null)
        throw new Error(`the process ended without saying "${line}"; it said ${JSON.stringify(lines)}`)
      await wait(10)
    }
  }
  children.push(Object.assign(child, { lines, said }))
  return Object.assign(child, { lines, said })
}

async function kill(child: Child): Promise<void> {
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
}

describe('the data directory', { timeout: 60_000 }, () => {
  let dataDir: string
  beforeAll(async () => void (dataDir = await temporaryFolder('sextant-opening-')))
  afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')))
  afterAll(() => rm(dataDir, { recursive: true, force: true }))

  it('opens after its first opening was killed while the database was being made, and again in the middle of its tables', async () => {
    const making = opener(dataDir)
    while (!existsSync(join(dataDir, 'db.new', 'base'))) await wait(5)
    await kill(making)
    expect(existsSync(join(dataDir, 'db'))).toBe(false)

    const migrating = opener(dataDir)
    while (!existsSync(join(dataDir, 'db'))) await wait(1)
    await wait(300)
    await kill(migrating)

    const whole = opener(dataDir)
    await whole.said('open')
    expect(existsSync(join(dataDir, 'db.new'))).toBe(false)
  })

  it('opens after a kill between the making of the lock file of the database and the first word in it', async () => {
    const killed = opener(dataDir)
    await killed.said('open')
    await kill(killed)
    await writeFile(join(dataDir, 'db', 'postmaster.pid'), '')
    await using store = await openStore({ dataDir })
    expect(await exporters(store)).toEqual([])
  })

  it('is held by one process, and the next is told at once by whom, until that one is killed', async () => {
    const holder = opener(dataDir)
    await holder.said('open')
    const refused = opener(dataDir)
    await refused.said('SEXTANT_STORE_BUSY')
    expect(refused.lines[0]).toContain(`is in use by process ${holder.pid} on `)
    await expect(openStore({ dataDir })).rejects.toMatchObject({ code: 'SEXTANT_STORE_BUSY' })
    await kill(holder)
    await using store = await openStore({ dataDir })
    await expect(openStore({ dataDir })).rejects.toThrow(`is in use by process ${process.pid}`)
    expect(await exporters(store)).toEqual([])
  })

  it('is opened by exactly one of several that begin at the same time', async () => {
    const all = Array.from({ length: 4 }, () => opener(dataDir))
    while (all.some(({ lines }) => lines.length === 0)) await wait(20)
    const answers = all.map(({ lines }) => lines[0]?.split(' ')[0])
    expect(answers.toSorted()).toEqual(['SEXTANT_STORE_BUSY', 'SEXTANT_STORE_BUSY', 'SEXTANT_STORE_BUSY', 'open'])
  })

  it('holds every row and job that was acknowledged before a kill, and gives abandoned work to the next at once', async () => {
    const writer = opener(dataDir, 'write')
    await writer.said('working')
    await writer.said('written-50')
    await kill(writer)
    const acknowledged = writer.lines.filter((line) => line.startsWith('written-'))
    await using store = await openStore({ dataDir })
    expect((await exporters(store)).map(({ id }) => id)).toEqual(expect.arrayContaining(acknowledged))
    const queue = await openQueue(store)
    const worked: string[] = []
    queue.work('judge', async (id) => void worked.push(id))
    queue.work('relate', async (id) => void worked.push(id), { concurrency: 10 })
    await queue.idle()
    expect(worked).toEqual(expect.arrayContaining(['held', ...acknowledged]))
    expect(new Set(worked).size).toBe(worked.length)
  })

  it('is refused where a newer version wrote it', async () => {
    const store = await openStore({ dataDir })
    await sql`insert into sextant.migrations (number, name) values (999, 'of the future')`.execute(store.db)
    await store.close()
    await expect(openStore({ dataDir })).rejects.toThrow(
      /at migration 999, but this version of Sextant knows only \d+; start the newer/,
    )
    await expect(openStore({ dataDir })).rejects.toMatchObject({ code: 'SEXTANT_STORE' }) // And not busy: it was let go.
  })

  it('is refused where the database is damaged, and nothing of it is touched', async () => {
    const version = join(dataDir, 'db', 'PG_VERSION')
    await rename(version, `${version}.away`)
    await expect(openStore({ dataDir })).rejects.toThrow(
      /has no PG_VERSION, so it is no whole database; if it is damaged/,
    )
    await rename(`${version}.away`, version)
    await rename(join(dataDir, 'db', 'global', 'pg_control'), join(dataDir, 'control.away'))
    await expect(openStore({ dataDir })).rejects.toMatchObject({ code: 'SEXTANT_STORE' })
  })
})
