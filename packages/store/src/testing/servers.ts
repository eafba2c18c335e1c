import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'

export interface Server {
  url: string
  stop(): Promise<void>
}

export interface PostgresServer extends Server {
  /** Another database of the same server: roles are common to both. */
  otherUrl: string
}

const run = promisify(execFile)

/** The folder of PostgreSQL's programs, or undefined where there is none that can be run here. */
export function postgresPrograms(): string | undefined {
  const found = globSync('/usr/lib/postgresql/*/bin/postgres').toSorted().at(-1)
  if (!found || (userInfo().uid === 0 && !accountOfPostgres())) return undefined
  return dirname(found)
}

export function redisProgram(): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'redis-server'))
    .find((path) => existsSync(path))
}

/** A PostgreSQL server of its own, with nothing in it. Its owner is no superuser, as on most shared servers. */
export async function startPostgres(programs: string): Promise<PostgresServer> {
  const folder = await temporaryFolder('sextant-postgres-')
  const port = await freePort()
  // PostgreSQL refuses to run as root.
  const account = userInfo().uid === 0 ? accountOfPostgres() : undefined
  if (account) await run('chown', [`${account.uid}`, folder])
  const options = { ...account, cwd: folder, env: { ...process.env, LC_ALL: 'C' } }
  await run(
    join(programs, 'initdb'),
    ['-D', join(folder, 'data'), '-U', 'admin', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    options,
  )
  const settings = ['fsync=off', 'listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${folder}`]
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', join(folder, 'data'), ...settings.flatMap((setting) => ['-c', setting])],
    {
      ...options,
      stdio: 'ignore',
    },
  )
  const admin = `postgres://admin@127.0.0.1:${port}/postgres`
  await untilReady(server, 'PostgreSQL', () => queries(admin, ['select 1']))
  await queries(admin, [
    'create role sextant login createrole',
    'create database one owner sextant',
    'create database other owner sextant',
  ])
  const urlOf = (database: string) => `postgres://sextant@127.0.0.1:${port}/${database}`
  return { url: urlOf('one'), otherUrl: urlOf('other'), stop: () => stop(server, 'SIGINT', folder) }
}

export async function startRedis(program: string): Promise<Server> {
  const folder = await temporaryFolder('sextant-redis-')
  const port = await freePort()
  const server = spawn(
    program,
    ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--maxmemory-policy', 'noeviction'],
    {
      stdio: 'ignore',
    },
  )
  await untilReady(server, 'Redis', async () => {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const socket = connect(port, '127.0.0.1').once('connect', resolve).once('error', reject)
    await promise.finally(() => socket.destroy())
  })
  return { url: `redis://127.0.0.1:${port}`, stop: () => stop(server, 'SIGTERM', folder) }
}

export async function temporaryFolder(prefix: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), prefix))
  await chmod(folder, 0o755)
  return folder
}

async function queries(url: string, texts: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const text of texts) await client.query(text)
  } finally {
    await client.end()
  }
}

async function untilReady(server: ChildProcess, name: string, probe: () => Promise<void>): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (server.exitCode !== null) throw new Error(`${name} ended at once, with exit code ${server.exitCode}`)
    try {
      return await probe()
    } catch {
      await wait(50)
    }
  }
  throw new Error(`${name} did not answer within ten seconds`)
}

async function stop(server: ChildProcess, signal: NodeJS.Signals, folder: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  server.once('exit', () => resolve())
  server.kill(signal)
  await promise
  await rm(folder, { recursive: true, force: true })
}

async function freePort(): Promise<number> {
  const server = createServer()
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('the system gave no port')
  return address.port
}

function accountOfPostgres(): { uid: number; gid: number } | undefined {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return undefined
  }
}
