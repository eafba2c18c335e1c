// Does the project know every row of the research? Only where the research lies beside it.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadRules } from '@sextant/rulebook'
import { expect, it } from 'vitest'
import { root } from '#support/run'

const facts = join(root, '../shared/facts')
const { dossiers } = await loadRules(join(root, 'rules'), { cases: 'read' })
const rows = dossiers?.rows ?? {}

it('each row says whose it is, by its first word where that is a market', () => {
  const strange = Object.entries(rows).filter(([id, { markets }]) => /^[A-Z]{2}-/.test(id) && !id.startsWith('EU-') && (markets as string[]).join() !== id.slice(0, 2))
  expect(strange).toEqual([])
})

it.skipIf(!existsSync(facts))('dossiers.json has every row of the dossiers, and no other', async () => {
  const read = (name: string) => readFile(join(facts, name), 'utf8')
  const tables = (JSON.parse(await read('world.json')) as { id: string }[]).concat(JSON.parse(await read('more-markets.json')) as { id: string }[])
  const index = [...(await read('central-asia-eaeu.md')).matchAll(/^\| ([A-Z]{2,6}-\d+[a-z]?) \|/gm)].map(([, id]) => id ?? '')
  const added = [...(await read('gaps.md')).matchAll(/\b([A-Z]{2,6}-\d+[a-z]?) \*\*new\*\*/g)].map(([, id]) => id ?? '')
  expect(Object.keys(rows).sort()).toEqual([...new Set([...tables.map(({ id }) => id), ...index, ...added])].sort())
})
