import { spawn } from 'node:child_process'
import { addDays, type Day, quoted, SextantError } from '@sextant/model'

const TIMEOUT_MS = 60_000
const OUTPUT_BYTES_MAX = 500_000_000

/**
 * Runs git in a folder and gives back what it prints. The words are handed over as they are, never through a shell.
 * Throws SEXTANT_NOT_FOUND with git's own last line where it fails.
 */
export async function git(folder: string, words: readonly string[], input?: string): Promise<Buffer> {
  const child = spawn('git', words, { cwd: folder, stdio: 'pipe', env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C.UTF-8' } })
  // Not left to spawn, whose own timer would hold the process for its whole time where git cannot be started.
  const timer = setTimeout(() => child.kill(), TIMEOUT_MS)
  const [parts, complaints]: [Buffer[], Buffer[]] = [[], []]
  let size = 0
  child.stdout.on('data', (part: Buffer) => {
    size += part.length
    if (size > OUTPUT_BYTES_MAX) child.kill()
    else parts.push(part)
  })
  child.stderr.on('data', (part: Buffer) => complaints.push(part))
  // Git may have failed before it has read everything; its exit code says so.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const code = await new Promise<number | null>((ended, failed) => {
    child.once('error', failed)
    child.once('close', ended)
  }).catch((error: NodeJS.ErrnoException) => {
    throw new SextantError('SEXTANT_NOT_FOUND', error.code === 'ENOENT' ? `git is not installed, or there is no folder ${folder}; the memory of the rules is a git repository` : `git: ${error.message}`)
  }).finally(() => clearTimeout(timer))
  if (code === 0) return Buffer.concat(parts)
  const said = Buffer.concat(complaints).toString('utf8').trim().split('\n').at(-1) ?? ''
  throw new SextantError('SEXTANT_NOT_FOUND', `git ${words.find((word) => /^[a-z][a-z-]*$/.test(word)) ?? ''} in ${folder}: ${said || 'it failed without a word'}`)
}

export async function gitText(folder: string, words: readonly string[], input?: string): Promise<string> {
  return (await git(folder, words, input)).toString('utf8')
}

/** The whole id of a commit, tag or branch. Throws where the repository knows none of that name. */
export async function commitBy(folder: string, name: string): Promise<string> {
  const found = await gitText(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]).catch((error: SextantError) => {
    throw /not a git repository|is not installed/.test(error.message)
      ? error
      : new SextantError('SEXTANT_NOT_FOUND', `there is no commit, tag or branch ${quoted(name)} in the repository of ${folder}; git log and git tag list those that are`)
  })
  return found.trim()
}

/** The commit at which the branch stood at the end of a day, in UTC. */
export async function commitOn(folder: string, day: Day): Promise<string> {
  const words = ['rev-list', '-1', '--first-parent', `--before=${addDays(day, 1)}T00:00:00Z`, 'HEAD']
  const found = (await gitText(folder, words)).trim()
  if (found) return found
  const isShallow = (await gitText(folder, ['rev-parse', '--is-shallow-repository'])).trim() === 'true'
  const first = (await gitText(folder, ['log', '--reverse', '--first-parent', '--format=%cs'])).split('\n')[0] ?? ''
  const cure = isShallow ? 'this is a shallow clone, which does not remember more; git fetch --unshallow brings the rest' : `the first commit is of ${first}`
  throw new SextantError('SEXTANT_NOT_FOUND', `nothing is remembered of ${day}: ${cure}`)
}

/** The folder's own place in its repository: `rules/`, or empty at the top. */
export async function placeInRepository(folder: string): Promise<string> {
  return (await gitText(folder, ['rev-parse', '--show-prefix'])).trim()
}
