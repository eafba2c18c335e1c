// The processes start as their users start them: what the test runner accepts, node itself may refuse.
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '#support/folder'
import { run } from '#support/run'

it('the worker refuses what it does not know, before it opens or writes anything', async () => {
  await using folder = await temporaryFolder()
  const data = join(folder.path, 'data')
  expect(await run('workers/main.ts', ['--twice'], { SEXTANT_DATA: data })).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('npm start takes --once') })
  expect(await run('workers/main.ts', ['--once'], { SEXTANT_DATA: data, SEXTANT_SOURCES: 'both' })).toMatchObject({ code: 2, stderr: expect.stringContaining('expected recorded or live') })
  expect(await run('workers/main.ts', ['--once'], { SEXTANT_DATA: data, SMTP_URL: 'ftp://user:secret@mail.example' })).toMatchObject({ code: 2, stderr: expect.not.stringContaining('secret') })
  await expect(access(data)).rejects.toThrow()
})

it('the command line starts through the same door as npm', async () => {
  await using folder = await temporaryFolder()
  const { code, stdout } = await run('.ci/ready.mjs', ['packages/cli/src/main.ts', 'help'], { SEXTANT_DATA: folder.path })
  expect({ code, first: stdout.split('\n')[0] }).toEqual({ code: 0, first: 'Sextant warns vehicle exporters of foreign technical barriers before the ship leaves.' })
})

it('a second process asks the first for what the store holds, and never opens it too', async () => {
  await using folder = await temporaryFolder()
  const environment = { SEXTANT_DATA: folder.path }
  const both = await Promise.all([run('workers/main.ts', ['--once'], environment), run('workers/main.ts', ['--once'], environment)])
  expect(both.map(({ code }) => code).sort()).toEqual([0, 2])
  expect(both.find(({ code }) => code === 2)?.stderr).toMatch(/is in use by process \d+/)
})
