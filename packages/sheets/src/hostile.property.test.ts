import { SextantError } from '@sextant/model'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { read } from './testing/read.ts'
import { workbookOf, zipOf } from './testing/workbook.ts'

const rows = [['Make', 'Mileage, mi', 'Production date', 'Equipment'], ['KIA', '1,5', '03/05/2024', 'ABS/TPMS'], ['大众', 2, '2024年5月', '无']]

/** Whatever the bytes are: a reading, or one report. */
async function isReadOrRefused(bytes: Uint8Array): Promise<void> {
  try {
    await read(bytes)
  } catch (error) {
    if (!(error instanceof SextantError)) throw error
    expect(error.message).toMatch(/^cars .*; /s)
  }
}

it('a workbook of which any bytes were changed is read or refused', async () => {
  const whole = await workbookOf({ sheets: [{ name: 'Cars', rows }], sharesTexts: true })
  const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255))
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
      const bytes = Buffer.from(whole)
      for (const [at, byte] of changes) bytes[at] = byte
      await isReadOrRefused(bytes)
    }),
    { numRuns: 200 },
  )
})

it('a sheet of any XML is read or refused', async () => {
  const tag = fc.constantFrom('<row r="1">', '<row>', '</row>', '<c r="A1" t="s">', '<c t="inlineStr">', '<c r="B2" s="9">', '</c>', '<v>', '</v>', '<is><t>', '</t></is>', '<f>', '</f>', '<f/>', 'Make', '1', '&#0;', '&x;', '<![CDATA[', ']]>', '<!-- ', ' -->', '<mergeCell ref="A1:B9"/>', '<col min="1" max="9" hidden="1"/>', '<rPh>', '</rPh>', '<?x?>', '<', '>', '"')
  await fc.assert(
    fc.asyncProperty(fc.array(tag, { maxLength: 40 }), async (tags) => {
      await isReadOrRefused(await workbookOf({ sheets: [{ name: 'Cars', rows }], parts: { 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${tags.join('')}</sheetData></worksheet>` } }))
    }),
    { numRuns: 200 },
  )
})

it('any archive, and any bytes, are read or refused', async () => {
  const names = fc.constantFrom('[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/worksheets/sheet1.xml', 'xl/styles.xml')
  await fc.assert(fc.asyncProperty(fc.dictionary(names, fc.string()), async (files) => isReadOrRefused(await zipOf(files))), { numRuns: 100 })
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => isReadOrRefused(bytes)), { numRuns: 200 })
})

it('any CSV text below a heading is read or refused', async () => {
  const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('"', '""', ',', '1,234', '03/05/2024', '2024.1', '-', 'ABS、', '99999999999999999999', '1e400'))
  await fc.assert(fc.asyncProperty(fc.array(cell), async (cells) => isReadOrRefused(Buffer.from(`Make,Mileage,Production date,Equipment\n${cells.join(',')}\n`))), { numRuns: 300 })
})
