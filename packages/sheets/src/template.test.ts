import { languages, marketName, valueLabelOf } from '@sextant/model'
import { describe, expect, it } from 'vitest'
import { templateOf } from './template.ts'
import { openArchive } from './archive.ts'
import { dictionary, read } from './testing/read.ts'
import { zipOf } from './testing/workbook.ts'

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

  it('that was filled in says what was chosen', async () => {
    const facts = ['orderId', 'market', 'vin', 'powertrain', 'isModified', 'engineCc', 'producedOn', 'equipment']
    const archive = await openArchive(await templateOf({ kind: 'orders', dictionary, language, facts }), 'template')
    const parts = Object.fromEntries(await Promise.all(archive.names.map(async (name) => [name, Buffer.concat(await Array.fromAsync(archive.open(name) ?? []))] as const)))
    const texts: Record<string, string> = { A: 'A-1', B: marketName('KZ', language), C: 'M-1', E: valueLabelOf(dictionary, 'powertrain', 'hev', language), F: valueLabelOf(dictionary, 'isModified', true, language), I: valueLabelOf(dictionary, 'equipment', ['abs', 'tpms'], language) }
    const cells = ['A', 'B', 'C', 'E', 'F', 'G', 'H', 'I'].map((letter) => (letter === 'G' ? '<c r="G2"><v>1998</v></c>' : letter === 'H' ? '<c r="H2" s="3"><v>45413</v></c>' : `<c r="${letter}2" t="inlineStr"><is><t>${texts[letter]}</t></is></c>`))
    parts['xl/worksheets/sheet1.xml'] = Buffer.from(String(parts['xl/worksheets/sheet1.xml']).replace('</sheetData>', `<row r="2">${cells.join('')}</row></sheetData>`))
    const { rows, rejected } = await read(await zipOf(parts), { kind: 'orders' })
    expect([rejected, rows]).toMatchObject([[], [{ number: 2, goodsId: 'M-1', facts: { orderId: 'A-1', market: 'KZ', powertrain: 'hev', isModified: true, engineCc: 1998, producedOn: '2024-05-01', equipment: ['abs', 'tpms'] } }]])
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
