import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** The commit whose rules these are; null outside a repository, or where the files differ from the last commit. */
export async function commitOf(folder: string): Promise<string | null> {
  try {
    const options = { cwd: folder, timeout: 5_000, maxBuffer: 1_000_000 }
    const [head, status] = await Promise.all([
      execute('git', ['rev-parse', 'HEAD'], options),
      execute('git', ['status', '--porcelain', '--', '.'], options),
    ])
    return status.stdout.trim() === '' ? head.stdout.trim() : null
  } catch {
    return null
  }
}
