// All tests, type check included. Servers that tests need are installed where that is possible; on a machine where it
// is not, the tests that need them are left out with a line that says so, but never where CI is set.
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const isCi = process.env.CI === 'true' || process.env.CI === '1'

const has = (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0
const isOnPath = (...names) => () => names.some(has)
const canInstall = process.platform === 'linux' && process.getuid?.() === 0 && has('apt-get')

// What tests need beside the dependencies, how it is found, and its package in Debian.
const needed = [
  { isThere: isOnPath('redis-server'), package: 'redis-server', tests: 'the tests over Redis' },
  // Debian keeps the programs of the server off the PATH; the tests look there too.
  { isThere: () => globSync('/usr/lib/postgresql/*/bin/postgres').length > 0, package: 'postgresql', tests: 'the tests over a PostgreSQL server' },
  { isThere: isOnPath('chromium', 'chromium-browser', 'google-chrome'), package: 'chromium', tests: 'the tests that draw a PDF' },
]
const isMissing = ({ isThere }) => !isThere()

const missing = needed.filter(isMissing)
if (missing.length > 0 && canInstall) {
  const packages = missing.map((one) => one.package)
  console.log(`Installing ${packages.join(', ')} for the tests …`)
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env: environment })
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { stdio: 'ignore', env: environment })
}
for (const { package: name, tests } of needed.filter(isMissing)) {
  if (isCi) {
    console.error(`${name} is missing and could not be installed; with CI=true no test may be left out.`)
    process.exit(1)
  }
  console.log(`Left out: ${tests}, because there is no ${name}. Install it to run them.`)
}

run(join(root, 'node_modules', 'typescript', 'bin', 'tsc'), ['-p', 'tsconfig.json'])
console.log('Types: no errors.')
run(join(root, 'node_modules', 'vitest', 'vitest.mjs'), ['run', ...process.argv.slice(2)])

function run(program, options) {
  const { status } = spawnSync(process.execPath, [program, ...options], { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
