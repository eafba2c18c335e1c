import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** The commit whose rules these are; null outside a repository, or where the files differ from the last commit. */
export async function commitOf(folder: string): Promise<string | null> {
  try {
    const options = { cwd: folder, timeout: 5_000, maxBuffer: 1_000_000 }
    const { stdout } = await execute('git', ['status', '--porcelain=v2', '--branch', '--', '.'], options)
    const lines = stdout.trim().split('\n')
    const commit = /^# branch\.oid (?<id>[0-9a-f]{40,64})$/m.exec(stdout)?.groups?.['id']
    return commit && lines.every((line) => line.startsWith('# ')) ? commit : null
  } catch {
    return null
  }
}
