import { gitText } from './git.ts'

/** The commit whose rules these are; null outside a repository, or where the files differ from the last commit. */
export async function commitOf(folder: string): Promise<string | null> {
  const printed = await gitText(folder, ['status', '--porcelain=v2', '--branch', '--', '.']).catch(() => '')
  const commit = /^# branch\.oid (?<id>[0-9a-f]{40,64})$/m.exec(printed)?.groups?.['id']
  return commit && printed.trim().split('\n').every((line) => line.startsWith('# ')) ? commit : null
}
