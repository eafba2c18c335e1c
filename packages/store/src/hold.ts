import { readFile, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { SextantError } from '@sextant/model'

const SQLITE_BUSY = 5

/**
 * Takes the directory for this process, or says at once who has it. What holds it is an exclusive SQLite transaction,
 * in fact a lock of the operating system on an empty file: it ends with the process, however that ends. `holder.json`
 * only tells people who it is and may be stale.
 *
 * Nothing in this process may open `lock.sqlite` by other means: closing any descriptor of it would drop the lock.
 */
export async function holdDirectory(dataDir: string): Promise<{ release: () => void }> {
  const lock = new DatabaseSync(join(dataDir, 'lock.sqlite'), { timeout: 0 })
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if (!(error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY)) throw error
    throw new SextantError(
      'SEXTANT_STORE_BUSY',
      `${dataDir} is in use by ${await holderOf(dataDir)}; stop that process, or give this one another data directory, ` +
        'or let both work on one PostgreSQL server with DATABASE_URL',
    )
  }
  // Being rooted here, the lock cannot be collected, and so dropped, while the process lives.
  const onExit = () => lock.close()
  process.once('exit', onExit)
  const release = () => {
    process.off('exit', onExit)
    lock.close()
  }
  try {
    const holder = { pid: process.pid, host: hostname(), since: new Date().toISOString() }
    await writeFile(join(dataDir, 'holder.json'), JSON.stringify(holder))
    return { release }
  } catch (error) {
    release()
    throw error
  }
}

async function holderOf(dataDir: string): Promise<string> {
  try {
    const { pid, host, since }: Record<string, unknown> = JSON.parse(
      await readFile(join(dataDir, 'holder.json'), 'utf8'),
    )
    return `process ${Number(pid)} on ${String(host)}, since ${String(since)}`
  } catch {
    // It has the lock but has not written yet who it is.
    return 'another process, which has only just started'
  }
}
