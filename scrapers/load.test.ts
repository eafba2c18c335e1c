import { mkdir, mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadScrapers } from './load.ts'
import { recordedPages } from './recorded.ts'

async function folderOf(scrapers: Record<string, string>) {
  const folder = await mkdtempDisposable(join(tmpdir(), 'scrapers-'))
  for (const [name, code] of Object.entries(scrapers)) {
    await mkdir(join(folder.path, name))
    await writeFile(join(folder.path, name, 'scraper.ts'), code)
  }
  return folder
}
const called = (id: string) => `export default { id: '${id}', read: () => ({ follow: [], documents: [] }) }`

describe('loadScrapers', () => {
  it('finds each scraper by its folder', async () => {
    expect([...(await loadScrapers()).keys()]).toEqual(['kz-adilet', 'wto-eping'])
  })

  it.each([
    ['two of one name', { 'aa-one': called('aa-one'), 'bb-two': called('aa-one') }, 'and so is another'],
    ['one with another name than its folder', { 'aa-one': called('bb-two') }, 'has the name of its folder'],
    ['a file without a scraper', { 'aa-one': 'export const x = 1' }, 'has no scraper'],
  ])('refuses %s', async (_, scrapers, message) => {
    await using folder = await folderOf(scrapers)
    await expect(loadScrapers(folder.path)).rejects.toThrow(message)
  })
})

describe('recordedPages', () => {
  it('says which entry of the list is wrong', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'scrapers-'))
    await mkdir(join(folder.path, 'aa-one'))
    await writeFile(join(folder.path, 'aa-one/pages.json'), '[{ "file": "x.html" }]')
    await expect(recordedPages('aa-one', folder.path)).rejects.toThrow('pages.json at [0]: expected "file", "url" and "edition"')
  })
})
