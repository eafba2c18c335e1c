// All tests, type check included. Servers that tests need are installed where that is possible; on a machine where it
// is not, the tests that need them are left out with a line that says so, but never where CI is set.
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const isCi = process.env.CI === 'true' || process.env.CI === '1'

const has = (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0
const canInstall = process.platform === 'linux' && process.getuid?.() === 0 && has('apt-get')

if (!has('redis-server') && canInstall) {
  console.log('Installing redis-server for the tests …')
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env: environment })
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'redis-server'], { stdio: 'ignore', env: environment })
}
if (!has('redis-server')) {
  if (isCi) {
    console.error('redis-server is missing and could not be installed; with CI=true no test may be left out.')
    process.exit(1)
  }
  console.log('Left out: the tests over Redis, because there is no redis-server. Install it to run them.')
}

run(join(root, 'node_modules', 'typescript', 'bin', 'tsc'), ['-p', 'tsconfig.json'])
console.log('Types: no errors.')
run(join(root, 'node_modules', 'vitest', 'vitest.mjs'), ['run', ...process.argv.slice(2)])

function run(program, options) {
  const { status } = spawnSync(process.execPath, [program, ...options], { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
