import * as files from 'node:fs/promises'
import { mkdir, mkdtempDisposable, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { writeAcceptance } from './acceptance.ts'
import { strayFiles } from './rule-folders.ts'

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof files>()
  return { ...real, rename: vi.fn(real.rename), rm: vi.fn(real.rm) }
})

it('a process that was killed between writing a file and putting it in its place leaves nothing that is read, and the next one clears it away', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'sextant-acceptance-'))
  await mkdir(join(folder.path, 'kz/sample'), { recursive: true })
  const acceptance = { files: [{ path: 'kz/sample/rule.json', text: '{}', isNew: true }, { path: 'kz/sample/cases.json', text: '[]', isNew: true }], added: [], retold: [], warnings: [] }
  vi.mocked(files.rename).mockRejectedValueOnce(new Error('killed'))
  // Whoever is killed cleans nothing up.
  vi.mocked(files.rm).mockResolvedValueOnce()
  await expect(writeAcceptance(folder.path, acceptance)).rejects.toThrow('killed')
  expect(await readdir(join(folder.path, 'kz/sample'))).toHaveLength(1)
  expect(await strayFiles(folder.path, 'rules', 'kz/sample')).toEqual([])
  await writeAcceptance(folder.path, acceptance)
  expect((await readdir(join(folder.path, 'kz/sample'))).sort()).toEqual(['cases.json', 'rule.json'])
})
