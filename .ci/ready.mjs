// Runs a program of this repository with everything that it needs, on a machine that has only Node 20 or later, npm
// and git: pnpm, the dependencies and Node 24 are installed when they are missing. Plain JavaScript without
// dependencies, because it runs before there are any.
//
//   node .ci/ready.mjs workers/main.ts --once
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import module from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

// Pinned here and not in package.json's packageManager: pnpm 12 would then try to fetch itself and its per-platform
// parts once more, which fails behind some registries.
const PNPM = 'pnpm@12.21.0'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [program, ...rest] = process.argv.slice(2)
if (!program) {
  console.error('usage: node .ci/ready.mjs PROGRAM [ARGUMENT ...]')
  process.exit(2)
}
const target = resolve(root, program)
const stamp = join(root, 'node_modules', '.ready')
const wanted = createHash('sha256')
for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json']) wanted.update(readFileSync(join(root, file)))
const digest = wanted.digest('hex')

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== digest) {
  console.error('Installing what is missing; the first time takes about a minute …')
  const code = await install()
  if (code !== 0) {
    console.error(`The installation ended with code ${code}. Check that the npm registry can be reached, then run the command again.`)
    process.exit(1)
  }
  writeFileSync(stamp, digest)
}

const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
if (Number(process.versions.node.split('.')[0]) >= 24) {
  process.argv = [process.argv[0], target, ...rest]
  // Sources run unbuilt; the cache spares each start to strip and compile them again, which is half of a check's time.
  module.enableCompileCache?.()
  await import(pathToFileURL(target).href)
} else {
  // The terminal sends Ctrl-C to both; this process only waits for the other one to stop cleanly.
  const child = spawn(node, [target, ...rest], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => signal === 'SIGINT' || child.kill(signal))
  child.on('error', (error) => {
    console.error(`Node 24 could not be started: ${error.message}. Remove node_modules and run the command again.`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
}

/** @returns {Promise<number>} */
function install() {
  const npm = process.env.npm_execpath
  const [command, first] = npm && npm.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  const options = ['exec', '--yes', '--loglevel=error', '--', PNPM, 'install', '--frozen-lockfile', '--reporter=append-only']
  return new Promise((done) => {
    const child = spawn(command, [...first, ...options], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, CI: 'true' } })
    const said = []
    child.stderr.on('data', (part) => said.push(part))
    child.on('error', (error) => {
      console.error(error.message)
      done(1)
    })
    child.on('exit', (code) => {
      if (code !== 0) console.error(Buffer.concat(said).toString())
      done(code ?? 1)
    })
  })
}
