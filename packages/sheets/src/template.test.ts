import { languages } from '@sextant/model'
import { describe, expect, it } from 'vitest'
import { templateOf } from './template.ts'
import { openArchive } from './archive.ts'
import { dictionary, read } from './testing/read.ts'

describe.each(languages)('a template in %s', (language) => {
  it.each(['models', 'orders'] as const)('for %s is read back, a column a fact', async (kind) => {
    const facts = Object.entries(dictionary.facts).flatMap(([fact, { of }]) => (fact !== 'exporter' && (kind === 'orders' || of === 'goods') ? [fact] : []))
    const { table, rows, rejected } = await read(await templateOf({ kind, dictionary, language, facts }), { kind })
    expect(table.columns.flatMap(({ use }) => (use.is === 'fact' ? [use.fact] : []))).toEqual(['goodsId', ...facts.filter((fact) => fact !== 'goodsId')].toSorted((a, b) => order(a) - order(b)))
    expect([rows, rejected]).toEqual([[], []])
    function order(fact: string): number {
      return fact === 'goodsId' ? facts.indexOf('vin') - 0.5 : facts.indexOf(fact)
    }
  })

  it('offers what may be chosen, and keeps its headings in sight', async () => {
    const archive = await openArchive(await templateOf({ kind: 'models', dictionary, language, facts: ['vin', 'powertrain', 'isModified', 'seats'] }), 'template')
    const xml = Buffer.concat(await Array.fromAsync(archive.open('xl/worksheets/sheet1.xml') ?? [])).toString()
    expect(xml).toContain('state="frozen"')
    expect(xml.match(/<dataValidation /g)).toHaveLength(5)
    expect(xml.match(/type="list"/g)).toHaveLength(2)
    expect(xml).toContain('$1:$A$5')
    expect(xml).not.toContain('<f>')
  })
})
