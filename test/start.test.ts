// The processes start as their users start them: what the test runner accepts, node itself may refuse.
import { access, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { dataDirectory } from '#support/data'
import { temporaryFolder } from '#support/folder'
import { run, start } from '#support/run'

it('the worker refuses what it does not know, before it opens or writes anything', async () => {
  await using folder = await temporaryFolder()
  const data = join(folder.path, 'data')
  expect(await run('workers/main.ts', ['--twice'], { SEXTANT_DATA: data })).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('npm start takes --once') })
  expect(await run('workers/main.ts', ['--once'], { SEXTANT_DATA: data, SEXTANT_SOURCES: 'both' })).toMatchObject({ code: 2, stderr: expect.stringContaining('expected recorded or live') })
  expect(await run('workers/main.ts', ['--once'], { SEXTANT_DATA: data, SMTP_URL: 'ftp://user:secret@mail.example' })).toMatchObject({ code: 2, stderr: expect.not.stringContaining('secret') })
  for (const [name, value] of [['REDIS_URL', 'http://user:secret@cache.example'], ['DATABASE_URL', 'mysql://user:secret@db.example/x']] as const) {
    expect(await run('workers/main.ts', ['--once'], { SEXTANT_DATA: data, [name]: value })).toMatchObject({ code: 2, stderr: expect.stringMatching(new RegExp(`^${name} cannot be used; expected (?!.*secret).*\\n$`)) })
  }
  await expect(access(data)).rejects.toThrow()
})

it('what the machine refuses is told in one line, and nothing waits for ever', async () => {
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'file')
  await writeFile(file, '')
  const oneLine = (words: RegExp) => ({ code: 2, stderr: expect.stringMatching(new RegExp(`^${words.source}.*\\n$`)) })
  expect(await run('workers/main.ts', ['--once'], { SEXTANT_DATA: file })).toMatchObject(oneLine(/the data directory .*file is no folder/))
  expect(await run('packages/cli/src/main.ts', ['status'], { SEXTANT_DATA: join(file, 'data') })).toMatchObject(oneLine(/the data directory /))
  if (process.platform === 'linux') {
    expect(await run('workers/main.ts', ['--once'], { SEXTANT_DATA: '/proc/sextant' })).toMatchObject(oneLine(/the data directory /))
  }
})

it('a queue that does not answer is named as the reason, and a stop while it is waited for ends the process at once', async () => {
  await using folder = await dataDirectory()
  expect(await run('workers/main.ts', ['--once'], { SEXTANT_DATA: folder.path, REDIS_URL: 'redis://user:secret@127.0.0.1:1' })).toMatchObject({
    code: 2, stdout: '', stderr: expect.stringMatching(/^the queue at REDIS_URL cannot be reached: connect ECONNREFUSED(?!.*secret).*\n$/),
  })
  const asked = Promise.withResolvers<void>()
  const mute = createServer((socket) => (asked.resolve(), socket.on('error', () => undefined).resume()))
  await new Promise<void>((listening) => mute.listen(0, '127.0.0.1', listening))
  const worker = start('workers/main.ts', ['--once'], { SEXTANT_DATA: folder.path, REDIS_URL: `redis://127.0.0.1:${(mute.address() as AddressInfo).port}` })
  await asked.promise
  worker.child.kill('SIGTERM')
  expect(await worker.ended).toMatchObject({ code: 130, signal: null, stderr: '' })
  await new Promise((closed) => mute.close(closed))
})

it('the command line starts through the same door as npm', async () => {
  await using folder = await temporaryFolder()
  const { code, stdout } = await run('.ci/ready.mjs', ['packages/cli/src/main.ts', 'help'], { SEXTANT_DATA: folder.path })
  expect({ code, first: stdout.split('\n')[0] }).toEqual({ code: 0, first: 'Sextant warns vehicle exporters of foreign technical barriers before the ship leaves.' })
})

it('a second process asks the first for what the store holds, and never opens it too', async () => {
  await using folder = await dataDirectory()
  const environment = { SEXTANT_DATA: folder.path }
  const both = await Promise.all([run('workers/main.ts', ['--once'], environment), run('workers/main.ts', ['--once'], environment)])
  expect(both.map(({ code }) => code).sort()).toEqual([0, 2])
  expect(both.find(({ code }) => code === 2)?.stderr).toMatch(/is in use by process \d+/)
})
