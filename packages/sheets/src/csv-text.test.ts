import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csvText } from './csv-text.ts'

it('no cell of a CSV file of ours is a formula', () => {
  for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1']) expect(csvText([[text]])).toContain(`'${text}`)
})

it('every text comes back from a CSV file of ours, but for the apostrophe before a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
      const back = parse(csvText(rows), { bom: true, skip_empty_lines: false }) as string[][]
      expect(back.map((row) => row.map((cell) => cell.replace(/^'(?=\s*[=+\-@])|^'(?=[\t\r])/, '')))).toEqual(rows.map((row) => row.map((cell) => cell.replace(/^'(?=\s*[=+\-@])|^'(?=[\t\r])/, ''))))
    }),
  )
})
