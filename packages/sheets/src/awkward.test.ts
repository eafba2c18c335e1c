// Every file here ends in a right reading, in rejected cells, or in one clear report.
import { SextantError } from '@sextant/model'
import { describe, expect, it } from 'vitest'
import { encodingNamed } from './encoding.ts'
import { factsIn, read } from './testing/read.ts'
import { workbookOf, type Written, type WrittenSheet, type WrittenWorkbook, zipOf } from './testing/workbook.ts'

const heads = ['Make', 'Powertrain', 'Mileage', 'Production date']
const car = ['KIA', 'petrol', 52_000, '2021-05']
const asFacts = { make: 'KIA', powertrain: 'petrol', odometerKm: 52_000, producedOn: '2021-05' }
const one = (rows: readonly (readonly Written[])[], rest: Partial<WrittenSheet> = {}, book: Partial<WrittenWorkbook> = {}) => workbookOf({ sheets: [{ name: 'Cars', rows, ...rest }], ...book })
const cellsOf = async (bytes: Uint8Array | string, options?: Parameters<typeof read>[1]) => (await read(bytes, options)).rejected.map(({ cell, why }) => `${cell} ${why}`)
const refusal = async (bytes: Uint8Array | string, options?: Parameters<typeof read>[1]) => {
  const error: unknown = await read(bytes, options).then(() => undefined, (thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(SextantError)
  return (error as SextantError).message
}

describe('a workbook', () => {
  it('is read from texts in cells and from a table of texts alike', async () => {
    expect(await factsIn(await one([heads, car]))).toEqual([asFacts])
    expect(await factsIn(await one([heads, car], {}, { sharesTexts: true }))).toEqual([asFacts])
  })

  it('with title rows, merged groups and a row of units is read by all its heading rows', async () => {
    const rows = [['订单一览表'], [], ['品牌', '尺寸', null, '里程'], [null, '长(mm)', '宽', null], [null, null, null, '万公里'], ['大众', 4_700, 1_800, 5.2]]
    const { table, rows: read1 } = await read(await one(rows, { after: '<mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="B3:C3"/><mergeCell ref="A3:A5"/></mergeCells>' }))
    expect(table.header).toEqual({ first: 3, last: 5 })
    expect(read1.map(({ facts }) => facts)).toEqual([{ make: 'VOLKSWAGEN', lengthMm: 4_700, odometerKm: 52_000 }])
  })

  it('with data cells merged downwards is read as its reader sees it, and says so once a column', async () => {
    const rows = [['Order', 'Market', 'Make', 'Shipment date', 'Remarks'], ['A-1', 'KZ', 'KIA', '2026-12', 'a'], ['A-2', 'UZ', null, null, 'b'], ['A-3', 'RU', null, '2027-01', 'c'], [null, null, null, null, 'd'], ['A-4', 'RU', 'BYD', null, 'e']]
    const { rows: read1, hints, rejected } = await read(await one(rows, { after: '<mergeCells><mergeCell ref="C2:C4"/><mergeCell ref="D2:D3"/><mergeCell ref="C5:C5"/><mergeCell ref="D4:D5"/><mergeCell ref="E2:E6"/></mergeCells>' }), { kind: 'orders' })
    expect(rejected).toEqual([])
    expect(read1.map(({ facts }) => [facts['orderId'], facts['make'], facts['shipsOn']])).toEqual([['A-1', 'KIA', '2026-12'], ['A-2', 'KIA', '2026-12'], ['A-3', 'KIA', '2027-01'], ['A-4', 'BYD', undefined]])
    expect(hints.map(({ cell, message }) => `${cell} ${message}`)).toEqual([expect.stringMatching(/^C2 it is merged over rows 2 to 4 /), expect.stringMatching(/^D2 it is merged over rows 2 to 3 /)])
  })

  it('holds a merged value for rows below a hidden one too', async () => {
    const bytes = await one([['Make', 'Seats'], ['KIA', 5], [null, 7]], { after: '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>', rowAttributes: { 2: 'hidden="1"' } })
    expect(await factsIn(bytes)).toEqual([{ make: 'KIA', seats: 7 }])
  })

  it('with data cells merged across columns is refused with their range', async () => {
    const merged = (range: string) => ({ after: `<mergeCells><mergeCell ref="${range}"/></mergeCells>` })
    const rows = [['Make', 'Powertrain', 'Seats', 'x', 'y'], ['KIA', null, 1, 'a', null], ['BYD', 'bev', 2]]
    expect(await cellsOf(await one(rows, merged('A2:B2')))).toEqual([expect.stringMatching(/^A2 the cells A2:B2 are merged across columns/)])
    expect(await cellsOf(await one(rows, merged('D2:E2')))).toEqual([])
    expect(await cellsOf(await one(rows, merged('B2:B2')))).toEqual([])
  })

  it('counts its days from 1900, or from 1904 where it says so', async () => {
    const rows = [heads, ['KIA', null, null, { xml: '<c s="1"><v>43951</v></c>' }]]
    expect(await factsIn(await one(rows, {}, { formats: ['yyyy-mm-dd'] }))).toMatchObject([{ producedOn: '2020-04-30' }])
    expect(await factsIn(await one(rows, {}, { formats: ['yyyy-mm-dd'], properties: 'date1904="1"' }))).toMatchObject([{ producedOn: '2024-05-01' }])
  })

  it('takes of a day what its cell shows', async () => {
    const shown = (format: string) => one([['Make', 'Production date'], ['KIA', { xml: '<c s="1"><v>45413</v></c>' }]], {}, { formats: [format] })
    expect(await factsIn(await shown('yyyy"年"m"月"'))).toMatchObject([{ producedOn: '2024-05' }])
    expect(await factsIn(await shown('yyyy'))).toMatchObject([{ producedOn: '2024' }])
    expect(await factsIn(await shown('[$-804]dddd, d mmmm yyyy;@'))).toMatchObject([{ producedOn: '2024-05-01' }])
    expect(await cellsOf(await shown('hh:mm'))).toEqual([expect.stringMatching(/^B2 /)])
  })

  it('hints at days that the spreadsheet may have swapped with their month', async () => {
    const hinted = async (days: Written[]) => (await read(await one([['Make', 'Production date'], ...days.map((day) => ['KIA', day])], {}, { formats: ['yyyy-mm-dd'] }))).hints.map(({ cell }) => cell)
    const [low, high] = [{ xml: '<c s="1"><v>45413</v></c>' }, { xml: '<c s="1"><v>45427</v></c>' }]
    expect([await hinted([low, '13/12/2023', low]), await hinted([low, high, '13/12/2023']), await hinted([low, '03/05/2023'].slice(0, 1)), await hinted(['13/12/2023', '12.11.2023'])]).toEqual([['B2'], [], [], []])
  })

  it('takes numbers that mean a day, and no others', async () => {
    const days = async (number: number) => (await read(await one([['Make', 'Production date'], ['KIA', number]]))).rows[0]?.facts['producedOn']
    expect([await days(45_413), await days(20_240_503), await days(202_405), await days(2_024), await days(2_024.05), await days(2_024.1), await days(7)]).toEqual(['2024-05-01', '2024-05-03', '2024-05', '2024', '2024-05', undefined, undefined])
  })

  it('takes a number for a number in every format that shows one', async () => {
    for (const format of ['General', '#,##0.00', '0.00E+00', '#,##0 "km"', '_-* #,##0_-;-* #,##0_-', '[Red]0;[Blue]-0', '@']) {
      expect([format, await factsIn(await one([['Make', 'Mileage'], ['KIA', { xml: '<c s="1"><v>45413</v></c>' }]], {}, { formats: [format] }))]).toEqual([format, [{ make: 'KIA', odometerKm: 45_413 }]])
    }
  })

  it.each<[string, number, string, unknown]>([
    ['Mileage', 12, '0" 万公里"', 120_000],
    ['Mileage', 12.5, '0.0\\ "тыс. км"', 12_500],
    ['Mileage', 52_000, '#,##0\\ [$km-409]', 52_000],
    ['Mileage', 52_000, '0.0,"тыс. км"', 52_000],
    ['Mileage', 52, '"около "0', 'B2 "около" beside the number is not understood'],
    ['Mileage', 52, '0"万"', 520_000],
    ['Mileage', 120_000, '0\\.0,"万"', 'B2 the format of its cell shows something else than the number'],
    ['Mileage', 120_000, '0,', 'B2 the format of its cell shows it divided by 1000'],
    ['Mileage', 120_000, '[>=10000]0.0,"k";0', 'B2 the format of its cell shows something else than the number'],
    ['Mileage (thousand km)', 12_000, '0,', 12_000],
    ['Mileage', 0, '0;-0;;@', null],
    ['Mileage', 0, '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', 0],
    ['Seats', 5, 'General"座"', 5],
    ['Battery health', 85, '0"%"', 85],
    ['Power (kW)', 100, '0" hp"', 'B2 hp may be metric (PS) or mechanical horsepower; write PS or kW'],
    ['Order', 42, '00000', '00042'],
    ['Order', 7, '"HT-"0000', 'HT-0007'],
    ['Order', 2_026_015, '0000-000', '2026-015'],
    ['Order', 42, '0', '42'],
    ['Order', 42, '#,##0.00', '42'],
    ['Model ID', 42, '00000', '00042'],
    ['Modified', 1, '"是";;"否"', true],
    ['Modified', 0, '"是";;"否"', false],
    ['Production date', 2_021, '0000"年"', '2021'],
    ['Production date', 202_105, '0000-00', '2021-05'],
  ])('reads %s %d in the format %s as its reader does', async (heading, number, format, expected) => {
    const { rows, rejected } = await read(await one([['Make', heading], ['KIA', { xml: `<c s="1"><v>${number}</v></c>` }]], {}, { formats: [format] }))
    const [row] = rows
    const found = Object.entries(row?.facts ?? {}).find(([fact]) => fact !== 'make')?.[1] ?? row?.goodsId ?? null
    expect(rejected[0] ? `${rejected[0].cell} ${rejected[0].why}` : found).toEqual(expected)
  })

  it('gives a percentage as it is shown', async () => {
    const shown = { xml: '<c s="1"><v>0.85</v></c>' }
    expect(await factsIn(await one([['Make', 'Battery health'], ['KIA', shown]], {}, { formats: ['0.0%'] }))).toEqual([{ make: 'KIA', batteryHealthPercent: 85 }])
    expect(await cellsOf(await one([['Make', 'Seats'], ['KIA', shown]], {}, { formats: ['0%'] }))).toEqual(['B2 it is shown as a percentage'])
  })

  it('is read at the results of its formulas, which are never computed', async () => {
    expect(await factsIn(await one([heads, ['KIA', { xml: '<c t="str"><f>A9</f><v>petrol</v></c>' }, { xml: '<c><f>50000+2000</f><v>52000</v></c>' }, '2021-05']]))).toEqual([asFacts])
    const without = [{ xml: '<c><f>1+1</f></c>' }, { xml: '<c><f>1+1</f><v></v></c>' }]
    for (const cell of without) expect(await cellsOf(await one([heads, ['KIA', 'petrol', cell, '2021']]))).toEqual([expect.stringMatching(/^C2 its result is not in the file/)])
    expect(await factsIn(await one([['Make', 'Seats'], ['KIA', { xml: '<c t="str"><f>""</f><v></v></c>' }]]))).toEqual([{ make: 'KIA' }])
  })

  it('rejects cells in which the spreadsheet itself found an error', async () => {
    expect(await cellsOf(await one([heads, ['KIA', { xml: '<c t="e"><v>#N/A</v></c>' }, 1_000, '2021']]))).toEqual([expect.stringContaining('B2')])
    expect(await cellsOf(await one([heads, [{ xml: '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>' }, 'petrol', 1_000, '2021']]))).toEqual([expect.stringContaining('A2')])
  })

  it('keeps rich text without its looks and phonetic guides, and decodes escaped characters', async () => {
    const rich = { xml: '<c t="inlineStr"><is><r><rPr><b/></rPr><t>大</t></r><r><t>众</t></r><rPh sb="0" eb="1"><t>ダイ</t></rPh></is></c>' }
    const shared = '<sst><si><t>大</t><rPh sb="0" eb="1"><t>dà</t></rPh><phoneticPr/></si><si><r><t>pet</t></r><r><t>rol</t></r></si><si><t>K_x0049_A &amp;amp; &#20013;</t></si></sst>'
    const cell = (index: number) => ({ xml: `<c t="s"><v>${index}</v></c>` })
    expect(await factsIn(await one([['Make'], [rich]]))).toEqual([{ make: 'VOLKSWAGEN' }])
    expect(await factsIn(await one([['Make', 'Fuel'], [cell(0), cell(1)], [cell(2)]], {}, { parts: { 'xl/sharedStrings.xml': shared } }))).toEqual([{ make: '大', powertrain: 'petrol' }, { make: 'KIA &AMP; 中' }])
  })

  it('leaves hidden sheets, rows and columns out, and says so', async () => {
    const bytes = await workbookOf({
      sheets: [
        { name: 'Old', state: 'veryHidden', rows: [heads, car, car] },
        { name: 'Cars', rows: [['Make', 'Powertrain', 'Mileage'], ['KIA', 'petrol', 1], ['BYD', 'bev', 2], ['GEELY', 'bev', 3]], before: '<cols><col min="3" max="3" hidden="1" width="9"/></cols>', rowAttributes: { 3: 'hidden="1"' } },
      ],
    })
    const { table, rows } = await read(bytes)
    expect(rows.map(({ facts }) => facts)).toEqual([{ make: 'KIA', powertrain: 'petrol' }, { make: 'GEELY', powertrain: 'bev' }])
    expect(table).toMatchObject({ sheet: 'Cars', hiddenRows: [3], source: { others: [{ name: 'Old', isHidden: true }] } })
    expect(table.columns[2]).toMatchObject({ use: { is: 'not used', why: 'hidden' } })
    expect(await refusal(bytes, { sheet: 'Old' })).toMatch(/hides the sheet "Old"; unhide it/)
  })

  it('with several sheets is read where most headings are known, or where it is told', async () => {
    const bytes = await workbookOf({ sheets: [{ name: 'Notes', rows: [['Make'], ['see below']] }, { name: 'Cars', rows: [heads, car] }, { name: 'Empty', rows: [] }] })
    expect((await read(bytes)).table.sheet).toBe('Cars')
    expect(await factsIn(bytes, { sheet: 'notes' })).toEqual([{ make: 'SEE BELOW' }])
    expect(await refusal(bytes, { sheet: 'Car' })).toMatch(/has no sheet "Car"; its sheets are "Notes", "Cars", "Empty"/)
    expect(await refusal(await workbookOf({ sheets: [{ name: 'May', rows: [heads, car] }, { name: 'June', rows: [heads, car] }] }))).toMatch(/has 2 sheets that look like the table; say which with --sheet; its sheets are "May", "June"/)
  })

  it('of very many sheets is not searched', async () => {
    const bytes = await workbookOf({ sheets: Array.from({ length: 21 }, (_, index) => ({ name: `S${index}`, rows: index === 20 ? [heads, car] : [] })) })
    expect(await refusal(bytes)).toMatch(/has 21 sheets; say which holds the table with --sheet/)
    expect(await factsIn(bytes, { sheet: 'S20' })).toEqual([asFacts])
  })

  it('may use prefixes, strict namespaces and cells without addresses', async () => {
    const sheet = '<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>Make</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>Production date</x:t></x:is></x:c></x:row><x:row><x:c t="inlineStr"><x:is><x:t>KIA</x:t></x:is></x:c><x:c t="d"><x:v>2024-05-03T00:00:00</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    expect(await factsIn(await one([], {}, { parts: { 'xl/worksheets/sheet1.xml': sheet } }))).toEqual([{ make: 'KIA', producedOn: '2024-05-03' }])
  })

  it('may repeat its headings further down, and hold empty and useless rows', async () => {
    const { rows, hints } = await read(await one([heads, car, [], heads, car, [null, null, null, null, 'a note']]))
    expect(rows.map(({ facts }) => facts)).toEqual([asFacts, asFacts])
    expect(hints).toEqual([expect.objectContaining({ cell: 'A4', message: 'the headings stand again in this row, which is passed over' })])
  })

  it.each<[string, RegExp, () => Promise<Uint8Array> | Uint8Array]>([
    ['macros', /holds macros; save it as \.xlsx/, () => one([heads, car], {}, { parts: { 'xl/vbaProject.bin': 'x' } })],
    ['a macro type', /holds macros/, () => one([heads, car], {}, { parts: { '[Content_Types].xml': '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>' } })],
    ['macros of Excel 4', /holds macros/, () => one([heads, car], {}, { parts: { 'xl/macrosheets/sheet1.xml': '<x/>' } })],
    ['a password', /is encrypted with a password; save it without one/, () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(600)])],
    ['the old binary form', /\(\.xls\); open it and save it as \.xlsx/, () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from('Workbook', 'utf16le'), Buffer.alloc(600)])],
    ['the new binary form', /\(\.xlsb\)/, () => zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'x' })],
    ['OpenDocument', /\(\.ods\)/, () => zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' })],
    ['a document', /is no spreadsheet/, () => zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<x/>' })],
    ['any archive', /without a workbook/, () => zipOf({ 'cars.csv': 'Make\nKIA' })],
    ['half an archive', /is damaged or no workbook/, async () => (await one([heads, car])).subarray(0, 700)],
    ['a byte that was changed', /is damaged or no workbook/, async () => {
      const bytes = await one([heads, ...Array.from({ length: 200 }, (_, index) => [`MAKE ${index * 7_919}`])])
      const at = bytes.indexOf('xl/worksheets/sheet1.xml') + 300
      bytes[at] = (bytes[at] ?? 0) ^ 0xff
      return bytes
    }],
    ['a zip bomb', /unpacks to far more than it is .*as a zip bomb does/, () => one([heads, car], {}, { parts: { 'xl/media/image.bin': Buffer.alloc(20_000_000) } })],
    ['a text that never ends', /holds a (piece of )?text longer than/, () => one([heads, car], {}, { parts: { 'xl/sharedStrings.xml': `<sst><si><t>${'x'.repeat(1_900_000)}</t></si></sst>` } })],
    ['an attribute that never ends', /holds a piece of text longer than 1000000 bytes/, () => one([heads, car], {}, { parts: { 'xl/styles.xml': `<styleSheet x="${'y'.repeat(1_900_000)}"/>` } })],
    ['entities', /declares a document type/, () => one([heads, car], {}, { parts: { 'xl/sharedStrings.xml': '<!DOCTYPE sst [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>' } })],
    ['endless depth', /nests its parts more than 32 deep/, () => one([heads, car], {}, { parts: { 'xl/styles.xml': '<a>'.repeat(2_000) } })],
    ['half a sheet', /ends in the middle/, () => one([heads, car], {}, { parts: { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c r="A1"><v>1' } })],
    ['rows in disorder', /is damaged: row "1" stands after row 2/, () => one([], {}, { parts: { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="2"/><row r="1"/></sheetData></worksheet>' } })],
    ['a text that is not there', /names the text 7 of 0/, () => one([['Make', { xml: '<c t="s"><v>7</v></c>' }]])],
    ['a cell too long', /holds more than 32767 characters in A2/, () => one([heads, ['K'.repeat(40_000)]])],
    ['a cell far out', /beyond the 500 columns that are read/, () => one([['Make'], [{ xml: '<c><v>1</v></c>' }]], {}, { parts: { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>' } })],
    ['a sheet that is elsewhere', /holds no sheet/, () => one([heads, car], {}, { parts: { 'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="http://evil.example/sheet.xml" TargetMode="External"/></Relationships>' } })],
    ['no known heading', /has no heading that is known/, () => one([['foo', 'bar'], [1, 2]])],
    ['nothing', /has no heading that is known/, () => one([])],
    ['only hidden sheets', /hides all its sheets/, () => one([heads, car], { state: 'hidden' })],
    ['no bytes', /is empty/, () => new Uint8Array()],
  ])('with %s is refused in one sentence', async (_, message, make) => expect(await refusal(await make())).toMatch(message))

  it('of 100,001 rows is refused', async () => expect(await refusal(await one([['Make'], ...Array.from({ length: 100_001 }, () => ['KIA'])]))).toMatch(/has more than 100000 rows; give it in parts/))

  it('may link to other files and hold pictures, which are never opened', async () => {
    const parts = { 'xl/externalLinks/externalLink1.xml': '<externalLink><externalBook r:id="rId1"/></externalLink>', 'xl/externalLinks/_rels/externalLink1.xml.rels': '<Relationships><Relationship Id="rId1" Type="x" Target="file:///etc/passwd" TargetMode="External"/></Relationships>' }
    expect(await factsIn(await one([heads, car], {}, { parts }))).toEqual([asFacts])
  })

  it('with only headings has no rows', async () => expect(await factsIn(await one([heads]))).toEqual([]))

  it('with two columns for one fact is not guessed at', async () => {
    const bytes = await one([['Make', 'Brand', 'Mileage', 'Mileage'], ['KIA', 'BYD', 1, 1]])
    expect(await cellsOf(bytes)).toEqual(['A1 columns A and B both mean make', 'B1 columns A and B both mean make', 'C1 columns C and D both mean odometerKm', 'D1 columns C and D both mean odometerKm'])
    expect(await factsIn(await one([['Make', 'Brand'], ['KIA', 'BYD']]), { map: { Brand: '-' } })).toEqual([{ make: 'KIA' }])
    expect((await read(bytes)).rejected.map(({ cure }) => cure).at(-1)).toBe('leave all but one out, as with --map "column D=-"')
    expect(await factsIn(bytes, { map: { 'column D': '-', 'column A': '-', 'column C': 'odometerKm mi' } })).toEqual([{ make: 'BYD', odometerKm: 1.609344 }])
  })

  it('with an unclear column says nothing of what its rows would lack', async () => {
    expect(await cellsOf('Order,Market,Country\nX-1,,KZ\n,KZ,UZ\n', { kind: 'orders' })).toEqual(['C1 it may be market or builtIn'])
    expect(await cellsOf('Order,Country\nX-1,KZ\n', { kind: 'orders' })).toEqual(['B1 it may be market or builtIn'])
  })

  it('without the column that is needed names the one that is nearly it', async () => {
    expect(await refusal('Order numbr,Market\nX-1,KZ\n', { kind: 'orders' })).toMatch(/has no column for orderId.*; add one, or say which it is with --map "Order numbr=orderId"/)
  })

  it('that contradicts itself in one column says so', async () => {
    expect(await cellsOf('Make,Production date\nA,03/15/2024\nB,15/03/2024\nC,03/04/2024\n')).toEqual([expect.stringMatching(/^B4 "03\/04\/2024" may be 2024-04-03 or 2024-03-04, and other days of its column are written in both ways/)])
    expect(await cellsOf('Make,Mileage (km)\nA,"1,5"\nB,1.5\nC,"1,234"\n')).toEqual([expect.stringMatching(/^B4 "1,234" may be 1234 or 1.234, and other numbers of its column are written in both ways/)])
  })

  it('names the unit of what it expects', async () => {
    expect((await read('Make,Gross mass\nA,2.2\n')).rejected).toMatchObject([{ cell: 'B2', why: 'it is 2.2', cure: 'expected 50 kg or more' }])
  })

  it('tells every cell that is wrong, with its address and a cure', async () => {
    const { rejected } = await read(await one([[...heads, 'Seats', 'VIN', 'Modified'], ['KIA', 'petrl', -1, '2021-13', 2.5, 'LSVAA4182E212345O', 'maybe']]))
    expect(rejected.map(({ cell, heading, found }) => [cell, heading, found])).toEqual([
      ['B2', 'Powertrain', 'petrl'], ['D2', 'Production date', '2021-13'], ['G2', 'Modified', 'maybe'], ['C2', 'Mileage', '-1'], ['E2', 'Seats', '2.5'], ['F2', 'VIN', 'LSVAA4182E212345O'],
    ])
    expect(rejected[0]).toMatchObject({ sheet: 'Cars', cure: 'did you mean "petrol"?' })
  })

  it('does not contradict itself in its days', async () => {
    expect(await cellsOf(await one([['Make', 'Production date', 'First registration'], ['KIA', '2024-05', '2023-01-01']]))).toEqual(['C2 2023-01-01 lies before producedOn 2024-05-01'])
  })

  it('loses no digits of long numbers', async () => {
    expect(await factsIn(await one([['Make', 'HS code'], ['KIA', 8_703_231_010]]))).toEqual([{ make: 'KIA', hsCode: '8703231010' }])
    expect(await cellsOf(await one([['Make', 'HS code'], ['KIA', { xml: '<c><v>12345678901234567</v></c>' }]]))).toEqual([expect.stringContaining('loses its last ones')])
  })
})

describe('a column of percentages', () => {
  const health = async (heading: string, cells: string[], map: Record<string, string> = {}) => {
    const { rows, rejected, hints } = await read(`Make,${heading}\n${cells.map((cell) => `KIA,${cell}\n`).join('')}`, { map })
    return rejected.length > 0 ? rejected.map(({ cell, why }) => `${cell} ${why}`) : [...rows.map(({ facts }) => facts['batteryHealthPercent']), ...hints.map(({ cell }) => cell)]
  }

  it.each<[string, string[], unknown[]]>([
    ['Battery health', ['85', '90%', '0'], [85, 90, 0]],
    ['Battery health', ['0.85', '0.9', '0'], ['B2 it may be 0.85 % or 85 %', 'B3 it may be 0.9 % or 90 %']],
    ['Battery health', ['1', '0'], ['B2 it may be 1 % or 100 %']],
    ['Battery health', ['85 %', '0.85'], ['B3 it may be 0.85 % or 85 %']],
    ['Battery health (%)', ['85 %', '0.85'], ['B3 it may be 0.85 % or 85 %']],
    ['Battery health', ['85', '0.85'], ['B3 it may be 0.85 % or 85 %']],
    ['Battery health (%)', ['85', '0.85'], ['B3 it may be 0.85 % or 85 %']],
    ['Battery health', ['1.2', '0.85', '0.8'], [1.2, 0.85, 0.8, 'B3']],
    ['Battery health (%)', ['0.3', '0.2'], [0.3, 0.2, 'B2']],
    ['Battery health', ['0.3 %', '1%'], [0.3, 1]],
  ])('%s with %j', async (heading, cells, expected) => expect(await health(heading, cells)).toEqual(expected))

  it('is read as the reader says', async () => {
    expect(await health('SOH', ['0.85', '1'], { SOH: 'batteryHealthPercent fraction' })).toEqual([85, 100])
    expect(await health('SOH', ['0.85', '1'], { SOH: 'batteryHealthPercent %' })).toEqual([0.85, 1])
    expect((await read('Make,Battery health (%)\nKIA,0.85\nKIA,85\n', { remembered: { 'Battery health (%)': 'batteryHealthPercent' } })).rejected).toHaveLength(1)
    expect(await health('Battery health (fraction)', ['0.85', '0.005'])).toEqual([85, 0.5])
    expect((await read('Make,Battery health\nKIA,0.85\n')).rejected[0]?.cure).toBe('write the sign of percent in the cell, or say what the column holds with --map "Battery health=batteryHealthPercent fraction" or --map "Battery health=batteryHealthPercent %"')
  })
})

describe('a word', () => {
  const one = async (heading: string, text: string) => {
    const { rows, rejected } = await read(`Make,${heading}\nKIA,"${text}"\n`)
    if (rejected[0]) return `${rejected[0].why}; ${rejected[0].cure}`
    return Object.entries(rows[0]?.facts ?? {}).find(([fact]) => fact !== 'make')?.[1]
  }

  it.each([
    ['Market', 'KAZ', 'KZ'], ['Market', 'rus', 'RU'], ['Market', 'UZB', 'UZ'], ['Market', 'ARE', 'AE'], ['Market', 'CHN', 'CN'], ['Market', 'XKX', 'XK'], ['Market', 'ZWE', 'ZW'],
    ['Market', '印尼', 'ID'], ['Market', '哈国', 'KZ'], ['Market', '俄', 'RU'], ['Market', '中国香港', 'HK'], ['Market', 'PRC', 'CN'], ['Market', '德', 'DE'], ['Market', 'Macedonia', 'MK'], ['Market', 'Македония', 'MK'], ['Market', '刚果（金）', 'CD'], ['Market', 'Hong Kong', 'HK'], ['Market', '中国', 'CN'], ['Market', '泰国', 'TH'],
    ['Steering', 'LHD', 'left'], ['Steering', 'RHD', 'right'], ['Steering', '左', 'left'], ['Steering', '右舵', 'right'], ['Steering', '左舵', 'left'], ['Steering', 'левый руль', 'left'], ['Steering', 'Правый руль', 'right'],
    ['Usage', '新', 'new'], ['Usage', '全新', 'new'], ['Usage', '二手', 'used'], ['Usage', 'б/у', 'used'], ['Usage', 'Новый', 'new'], ['Usage', 'brand-new', 'new'],
    ['Quantity', '3 шт.', 3], ['Quantity', '3台', 3], ['Quantity', '3 pcs', 3], ['Quantity', '12辆', 12],
    ['Price (USD)', '$12,500.00', 12_500], ['Price (USD)', 'US$ 12500', 12_500], ['Price (USD)', '12 500 USD', 12_500], ['Price (USD)', '1.25万美元', 12_500], ['Mileage', 'km 500', 500],
    ['Production date', '3-May-26', '2026-05-03'], ['Production date', '3 мая 26', '2026-05-03'], ['Production date', 'May 3, 2026', '2026-05-03'],
    ['Fuel', 'gasoline', 'petrol'], ['Fuel', '纯电', 'bev'], ['Fuel', '纯电动', 'bev'], ['Fuel', '油电混动', 'hev'], ['Fuel', '插电混动', 'phev'], ['Fuel', 'EV', 'bev'],
  ])('of %s, %s, is understood', async (heading, text, expected) => expect(await one(heading, text)).toBe(expected))

  it.each([
    ['Market', 'Congo', '"Congo" may be Congo - Brazzaville (CG) or Congo - Kinshasa (CD); write the one that is meant'],
    ['Market', 'Конго', '"Конго" may be Congo - Brazzaville (CG) or Congo - Kinshasa (CD); write the one that is meant'],
    ['Market', 'КР', '"КР" may be Kyrgyzstan (KG) or South Korea (KR); write the one that is meant'],
    ['Market', '格国', expect.stringMatching(/Georgia \(GE\)/)],
    ['Market', 'EU', '"EU" is no country; write the country itself'],
    ['Market', '中亚', '"中亚" is no country; write the country itself'],
    ['Transit', 'KZ, ЕАЭС', '"ЕАЭС" is no country; write the country itself'],
    ['Market', 'KAX', expect.stringMatching(/write the name or the code of a country/)],
    ['Market', 'Kazahstan', expect.stringMatching(/did you mean "KZ"/)],
    ['Price (USD)', '¥12,500.00', '"¥" beside the number is not understood; write the number alone, in USD'],
    ['Price (USD)', '€ 12500', '"€" beside the number is not understood; write the number alone, in USD'],
    ['Retail price', '$12500', '"$" beside the number is not understood; write the number alone'],
    ['Seats', '3 шт.', '"шт." beside the number is not understood; write the number alone'],
    ['Production date', 'May 26', expect.stringContaining('it is no day')],
    ['Production date', '3-May-50', expect.stringContaining('does not say the century')],
    ['Fuel', '混动', '"混动" may be hev or phev; write the one that is meant'],
    ['Fuel', '混合动力', '"混合动力" may be hev or phev; write the one that is meant'],
    ['Fuel', '甲醇', expect.not.stringContaining('did you mean')],
    ['Market', 'KZ?', expect.stringContaining('none of the words')],
    ['Fuel', 'petrol ?', expect.stringContaining('none of the words')],
    ['Transit', 'KZ, ?', expect.stringContaining('"?" is none of the words')],
    ['Transit', 'KZ/***/UZ', expect.stringContaining('"***" is none of the words')],
    ['Equipment', '无胎压监测', expect.not.stringContaining('did you mean')],
    ['Equipment', 'non-ABS', expect.not.stringContaining('did you mean')],
    ['Equipment', 'tyre pressure monitorin', expect.stringContaining('did you mean "tpms"')],
  ])('of %s, %s, is asked about', async (heading, text, expected) => expect(await one(heading, text)).toEqual(expected))
})

describe('a row of totals', () => {
  const orders = (...lines: string[]) => ['Order,Market,Make,Seats', 'A-1,KZ,KIA,5', ...lines, ''].join('\n')
  const said = async (text: string) => {
    const { rows, rejected, hints } = await read(text, { kind: 'orders' })
    return { rows: rows.map(({ facts }) => facts['orderId']), rejected: rejected.map(({ cell, why }) => `${cell} ${why}`), hints: hints.map(({ cell, message }) => `${cell} ${message}`) }
  }

  it.each(['Total', 'TOTAL:', 'Sum', 'Subtotal', 'Sub-total', 'Grand total', 'Итого', 'Всего:', '合计', '合 计', '总计：', '小计', '共计'])('that begins with %s is left out at the end, and told', async (label) => {
    expect(await said(orders(`${label},KZ,KIA,12`))).toEqual({ rows: ['A-1'], rejected: [], hints: ['A3 row 3 is left out: it holds totals'] })
    expect(await said(orders(`,,${label},12`))).toMatchObject({ rows: ['A-1'], rejected: [] })
  })

  it('may be followed by notes', async () => {
    expect(await said(orders('Total,,,12', '', 'Prices without tax', '合计,,,12'))).toEqual({ rows: ['A-1'], rejected: [], hints: [expect.stringContaining('A3 row 3'), 'A5 row 5 is left out: it stands below the totals, as a note does', expect.stringContaining('A6 row 6')] })
  })

  it('that rows follow is refused, and loses none of them', async () => {
    const { rows, rejected } = await said(orders('Total,KZ,KIA,12', 'A-3,KZ,,', 'A-4'))
    expect(rejected).toEqual(['A3 it looks like a row of totals, and rows of the table follow it', 'B5 it holds no market'])
    expect(rows).toEqual(['A-1', 'A-3'])
  })

  it('is none by a longer text', async () => expect((await said(orders('Total-2026,KZ,KIA,12'))).rows).toEqual(['A-1', 'Total-2026']))

  it('in a table of one column is never taken for the end', async () => expect(await cellsOf('Make\nKIA\nSum\nBYD\n')).toEqual([expect.stringMatching(/^A3 it looks like/)]))
})

describe('a column of countries', () => {
  const markets = (heading: string, ...cells: string[]) => `Make,${heading}\n${cells.map((cell) => `KIA,"${cell}"\n`).join('')}`
  const readBack = async (heading: string, ...cells: string[]) => {
    const { rows, rejected, hints } = await read(markets(heading, ...cells))
    const fact = heading === 'Transit' ? 'transit' : 'market'
    return { values: rejected.length > 0 ? [] : rows.map(({ facts }) => facts[fact] ?? null), rejected: rejected.map(({ cell, why }) => `${cell} ${why}`), hints: hints.map(({ cell, message }) => `${cell} ${message}`) }
  }
  const torn = (cell: string, text: string, name: string) => `${cell} "${text}" may be ${name}, or say that there is nothing`

  it.each<[string, string[], Partial<Awaited<ReturnType<typeof readBack>>>]>([
    ['Market', ['N/A', 'n/a', '#N/A', 'N.A.', '-', 'KZ'], { values: [null, null, null, null, null, 'KZ'], hints: [] }],
    ['Transit', ['N/A', 'n/a', 'no', 'none', '无', '-', 'KZ'], { values: [null, null, [], [], [], null, ['KZ']], hints: [] }],
    ['Market', ['NA', 'KZ'], { values: ['NA', 'KZ'], hints: ['B2 "NA" is read as Namibia, for its column holds codes of countries'] }],
    ['Market', ['KZ', 'NO', 'NO'], { values: ['KZ', 'NO', 'NO'], hints: ['B3 "NO" is read as Norway, for its column holds codes of countries'] }],
    ['Transit', ['KZ, NO', 'RU'], { values: [['KZ', 'NO'], ['RU']], hints: [expect.stringContaining('Norway')] }],
    ['Market', ['NA'], { rejected: [torn('B2', 'NA', 'Namibia')] }],
    ['Market', ['NA', 'Казахстан'], { rejected: [torn('B2', 'NA', 'Namibia')] }],
    ['Market', ['no', 'No', 'na', 'KZ'], { rejected: [torn('B2', 'no', 'Norway'), torn('B3', 'No', 'Norway'), torn('B4', 'na', 'Namibia')] }],
    ['Transit', ['No', 'NO', 'Kazakhstan'], { rejected: [torn('B2', 'No', 'Norway'), torn('B3', 'NO', 'Norway')] }],
    ['Market', ['Norway', 'Namibia'], { values: ['NO', 'NA'], hints: [] }],
  ])('%s with %j', async (heading, cells, expected) => expect(await readBack(heading, ...cells)).toMatchObject(expected))
})

describe('an order', () => {
  const orderHeads = ['Order', 'Market', 'VIN', 'Model ID', 'Make', 'Exporter']
  const orders = (...rows: Written[][]) => one([orderHeads, ...rows])
  it('stands once in a file, with its market and a name that can be kept', async () => {
    const bytes = await orders(['A-1', 'KZ', null, null, 'KIA'], ['A-1', 'KZ', null, null, 'KIA'], [null, 'KZ', null, null, 'KIA'], ['A-3', null, null, null, 'KIA'], ['合同@3', 'KZ', null, null, 'KIA'])
    expect(await cellsOf(bytes, { kind: 'orders' })).toEqual(['A3 the order stands in row 2 too, and nothing tells its cars apart', 'A4 it holds no name', 'B5 it holds no market', expect.stringMatching(/^A6 an order is named by .*; found "@"/)])
  })

  it.each([['HT2026/0815'], ['合同2026-15'], ['A+B'], ['HT 2026-15'], ['А-15'], ['ДОГ №7', 'ДОГ No7'], ['（2026）第5号', '(2026)第5号'], ['ＨＴ  2026', 'HT 2026'], ['#7']])('may be named %s', async (name, kept = name) => {
    expect((await read(await orders([name, 'KZ', null, name, 'KIA']), { kind: 'orders' })).rows).toMatchObject([{ goodsId: kept, facts: { orderId: kept } }])
  })

  it('by two ways to write one name is one order; of letters that look alike it is told', async () => {
    expect(await cellsOf(await orders(['HT  2026', 'KZ', null, null, 'KIA'], ['ＨＴ 2026', 'KZ', null, null, 'KIA']), { kind: 'orders' })).toEqual(['A3 the order stands in row 2 too, and nothing tells its cars apart'])
    const { hints } = await read(await orders(['А-15', 'KZ', null, null, 'KIA'], ['A-15', 'KZ', null, null, 'KIA'], ['HТ-Ж', 'KZ', null, null, 'KIA'], ['Договор 7', 'KZ', null, null, 'KIA']), { kind: 'orders' })
    expect(hints.map(({ cell, message }) => `${cell} ${message}`)).toEqual(['A2 its letters are Cyrillic and look Latin; "A-15" in Latin letters is another name', expect.stringMatching(/^A4 it mixes Latin and Cyrillic letters/)])
  })

  it.each([['A@B', '"@"'], ['A:B', '":"'], ['-A', '"-" at its beginning'], ['A"B', '"\\""'], ['A$B', '"$"'], ['A–B', '"–"']])('is not named %s, and hears which sign is not taken', async (name, sign) => {
    expect(await cellsOf(await orders([name, 'KZ', null, null, 'KIA']), { kind: 'orders' })).toEqual([expect.stringContaining(`; found ${sign}`)])
  })

  it('shares its goods with another only where both say the same of them', async () => {
    const vin = 'LSVAA4181E2123456'
    expect(await cellsOf(await orders(['A-1', 'KZ', vin, null, 'KIA'], ['A-2', 'RU', vin, null, 'KIA']), { kind: 'orders' })).toEqual([])
    expect(await cellsOf(await orders(['A-1', 'KZ', vin, null, 'KIA'], ['A-2', 'RU', vin, null, 'BYD']), { kind: 'orders' })).toEqual(['C3 the same goods stand in row 2 with other facts'])
  })

  it('has the exporter that the command names, whatever a column says', async () => {
    const { table } = await read(await orders(['A-1', 'KZ', null, 'M1', 'KIA', 'Somebody else']), { kind: 'orders' })
    expect(table.columns.at(-1)).toMatchObject({ use: { is: 'not used', why: 'named by --exporter' } })
  })

  it('needs a column for its name, and a model one for its VIN or id', async () => {
    expect(await refusal(await one([heads, car]), { kind: 'orders' })).toMatch(/has no column for orderId.*its headings are "Make", "Powertrain".*--map "Heading=orderId"/)
    expect(await refusal(await one([heads, car]), { kind: 'models' })).toMatch(/has no column for vin or goodsId/)
    expect((await read(await one([['Model ID', 'Make', 'Market'], ['M-1', 'KIA', 'KZ']]), { kind: 'models' })).rows).toEqual([{ number: 2, goodsId: 'M-1', facts: { make: 'KIA' } }])
  })
})

describe('a CSV file', () => {
  const table = '品牌,动力类型,里程（万公里）,生产日期\n大众,柴油,5.2,2021年5月\n'
  const asRead = [{ make: 'VOLKSWAGEN', powertrain: 'diesel', odometerKm: 52_000, producedOn: '2021-05' }]
  /** Node decodes GB 18030 and does not encode it, so here are the bytes of these characters. */
  const gbk = Buffer.from('c6b7c5c62cb6afc1a6c0e0d0cd2cc0efb3cca3a8cdf2b9abc0efa3a92cc9fab2fac8d5c6da0ab4f3d6da2cb2f1d3cd2c352e322c32303231c4ea35d4c20a', 'hex')
  const wide = (text: string, { big }: { big: boolean }) => {
    const bytes = Buffer.from(text, 'utf16le')
    return big ? bytes.swap16() : bytes
  }

  it.each<[string, Uint8Array | string]>([
    ['UTF-8', table],
    ['UTF-8 with a mark', `\uFEFF${table}`],
    ['GB 18030', gbk],
    ['UTF-16 with a mark', wide(`\uFEFF${table}`, { big: false })],
    ['UTF-16, big end first', wide(`\uFEFF${table}`, { big: true })],
    ['UTF-16 without a mark', wide(table, { big: false })],
    ['semicolons', table.replaceAll(',', ';')],
    ['tabs', table.replaceAll(',', '\t')],
    ['line ends of Windows', table.replaceAll('\n', '\r\n')],
    ['a first line that names the separator', `sep=;\n${table.replaceAll(',', ';')}`],
    ['quotation marks', '"品牌","动力类型","里程（万公里）","生产日期"\n"大众","柴油","5.2","2021年5月"\n'],
  ])('in %s is read', async (_, bytes) => expect(await factsIn(bytes)).toEqual(asRead))

  it('in the Cyrillic of Windows is told from Chinese by its headings', async () => {
    const letters = (text: string) => Buffer.from([...text].map((letter) => { const code = letter.codePointAt(0) ?? 0; return code >= 0x410 && code <= 0x44f ? code - 0x350 : code }))
    expect(await factsIn(letters('Марка;Топливо;Пробег, тыс. км\nKIA;дизель;12,5\n'))).toEqual([{ make: 'KIA', powertrain: 'diesel', odometerKm: 12_500 }])
  })

  /** Node decodes these and does not encode them, so their bytes are found by trying. */
  const inBytes = (text: string, encoding: string) => {
    const byLetter = new Map<string, number[]>()
    const decoder = new TextDecoder(encoding)
    for (let one = 0x80; one <= 0xff; one++) {
      byLetter.set(decoder.decode(Uint8Array.of(one)), [one])
      if (encoding === 'big5' || encoding === 'gb18030') for (let two = 0x40; two <= 0xfe; two++) byLetter.set(decoder.decode(Uint8Array.of(one, two)), [one, two])
    }
    return Buffer.from([...text].flatMap((letter) => ((letter.codePointAt(0) ?? 0) < 0x80 ? [letter.codePointAt(0) ?? 0] : (byLetter.get(letter) ?? [0x3f]))))
  }
  const russian = 'Марка;Топливо;Пробег, тыс. км\nЛада;дизель;12,5\n'
  const english = (make: string) => `Make,Fuel,Seats\n${make},diesel,5\n`

  it.each<[string, string, string, unknown]>([
    ['koi8-r', russian, 'ЛАДА', 'koi8-r'],
    ['ibm866', russian, 'ЛАДА', 'ibm866'],
    ['windows-1251', russian, 'ЛАДА', 'windows-1251'],
    ['big5', '品牌,里程\n福特,12000\n', '福特', 'big5'],
    ['windows-1251', english('Сонг'), 'СОНГ', 'windows-1251'],
    ['windows-1251', english('Газель и Волга'), 'ГАЗЕЛЬ И ВОЛГА', 'windows-1251'],
    ['koi8-r', english('Газель и Волга'), 'ГАЗЕЛЬ И ВОЛГА', 'koi8-r'],
    ['ibm866', english('Газель и Волга'), 'ГАЗЕЛЬ И ВОЛГА', 'ibm866'],
    ['gb18030', english('吉利中国'), '吉利中国', 'gb18030'],
    ['gb18030', english('比亚迪'), '比亚迪', 'gb18030'],
    ['gb18030', english('宝马'), '宝马', 'gb18030'],
    ['big5', english('比亞迪汽車'), '比亞迪汽車', 'big5'],
    ['windows-1252', english('Citroën'), '', /is no UTF-8, and may be written in gb18030 or .*; save it as CSV in UTF-8, or as \.xlsx, or say which it is, such as --encoding /],
    ['koi8-r', 'Стул;Стол\n1;2\n', '', /has no heading that is known in any of the encodings .*; it is no UTF-8/],
  ])('in %s is read by its headings and by what makes sense: %j', async (encoding, text, make, expected) => {
    const bytes = inBytes(text, encoding)
    if (expected instanceof RegExp) return expect(await refusal(bytes)).toMatch(expected)
    const { table, rows } = await read(bytes)
    expect([table.source.encoding, rows[0]?.facts['make']]).toEqual([expected, make])
  })

  it('keeps line ends, separators and quotation marks inside a cell', async () => {
    expect(await factsIn('Make,Note\n"KIA ""2.0"",\nGT",x\nKIA 17",y\n')).toEqual([{ make: 'KIA "2.0", GT' }, { make: 'KIA 17"' }])
  })

  it('keeps text that begins as a formula as text', async () => {
    expect(await factsIn('Make,Note\n=HYPERLINK("x"),@y\n')).toEqual([{ make: '=HYPERLINK("X")' }])
  })

  it('may have rows that are too short, and none that is too long', async () => {
    expect(await factsIn('Make,Powertrain\nKIA\nBYD,bev,,,\n')).toEqual([{ make: 'KIA' }, { make: 'BYD', powertrain: 'bev' }])
    expect(await cellsOf('Make,Powertrain\nKIA,bev,surplus\n')).toEqual([expect.stringMatching(/^C2 the row has more cells than there are headings/)])
  })

  it('decides by its column, or rejects, what may be two things', async () => {
    expect(await factsIn('Make,Production date,Mileage (km)\nKIA,03/05/2024,"1,234"\nBYD,25/12/2023,"1,5"\n')).toMatchObject([{ producedOn: '2024-05-03', odometerKm: 1.234 }, { producedOn: '2023-12-25', odometerKm: 1.5 }])
    const { table: decided } = await read('Make,Production date,Mileage\nKIA,03/25/2024,"1.5"\n')
    expect(decided.columns.map(({ manner }) => manner)).toEqual([undefined, 'the month before the day', 'with a decimal point'])
    expect(await cellsOf('Make,Production date,Mileage\nKIA,03/05/2024,"1,234"\nBYD,04/05/2024,"2,345"\n')).toHaveLength(4)
    expect(await cellsOf('Make,Production date\nKIA,45413\n')).toEqual([expect.stringMatching(/^B2 it may be the day that Excel counts as 45413 \(2024-05-01\), or another/)])
  })

  it('says nothing by a dash, and none only by a word', async () => {
    expect(await factsIn('Make,Equipment,Modified,Seats\nKIA,-,n/a,—\nBYD,无,否,5\nGEELY,ABS、ISOFIX 固定点,да,"1,000"\n'.replace('"1,000"', '7'))).toEqual([
      { make: 'KIA' },
      { make: 'BYD', equipment: [], isModified: false, seats: 5 },
      { make: 'GEELY', equipment: ['abs', 'isofix'], isModified: true, seats: 7 },
    ])
  })

  it('takes the longest words of a list first, for a word may hold a separator', async () => {
    const lists = ['车架切割、焊接或变形', 'ABS、车架切割、焊接或变形、胎压监测', 'cut, welded or bent frame, abs', 'ABS; cut, welded or bent frame', 'LPG/CNG system/ABS', '"ABS\n车架切割、焊接或变形"', 'разрезанная, сваренная рама, ISOFIX']
    const written = lists.map((list) => (list.startsWith('"') ? list : `"${list}"`))
    expect((await factsIn(`Make,Equipment\n${written.map((list) => `KIA,${list}\n`).join('')}`)).map((facts) => (facts as { equipment: string[] }).equipment)).toEqual([['frame'], ['abs', 'frame', 'tpms'], ['frame', 'abs'], ['abs', 'frame'], ['gas', 'abs'], ['abs', 'frame'], ['frame', 'isofix']])
    expect(await cellsOf('Make,Equipment\nKIA,"abs, welded, cut"\n')).toEqual([expect.stringContaining('"welded" is none of the words')])
  })

  it('says by "none" in place of a name that it is unknown, and tells it once a column', async () => {
    const { rows, hints, rejected } = await read('Make,VIN,Market,Model ID,Mileage (km)\n无,无VIN,无,M-1,1\nNo,нет,None,none,2\n无,none,нет,нет,3\n')
    expect(rejected).toEqual([])
    expect(rows.map(({ facts, goodsId }) => ({ ...facts, goodsId }))).toEqual([{ odometerKm: 1, goodsId: 'M-1' }, { odometerKm: 2 }, { odometerKm: 3 }])
    expect(hints.map(({ cell }) => cell)).toEqual(['A2', 'B2', 'C2', 'D3'])
  })

  it.each(['同上', 'ditto', 'Ditto', '〃', '″', '"', 'то же', '-"-'])('never takes %s for a value', async (text) => {
    const written = `"${text.replaceAll('"', '""')}"`
    expect(await cellsOf(`Make,Seats,Powertrain,Production date,Order,Market,Equipment,Modified,Model ID\n${Array(9).fill(written).join(',')}\n`)).toEqual([...'ABCDEFGHI'].map((column) => `${column}2 it refers to the cell above`))
  })

  it('may say its heading again beside a number, but no other name', async () => {
    expect(await factsIn('Make,Seats\nA,Seats 5\nB,座位七\nC,seats-4\n')).toMatchObject([{ seats: 5 }, { seats: 7 }, { seats: 4 }])
    expect(await cellsOf('Make,Seats\nA,Doors 5\nB,S 5\nC,Seats 5 or 7\n')).toHaveLength(3)
  })

  it('takes words of three languages, and asks where one word is two', async () => {
    expect(await factsIn('Make,Powertrain,Destination,Transit\nA,纯电动,哈萨克斯坦,"Казахстан, Китай"\nB,Электромобиль,Kazakhstan,CN/KZ\nC,BEV,KZ,\n')).toMatchObject([
      { powertrain: 'bev', market: 'KZ', transit: ['KZ', 'CN'] },
      { powertrain: 'bev', market: 'KZ', transit: ['CN', 'KZ'] },
      { powertrain: 'bev', market: 'KZ' },
    ])
    expect(await cellsOf('Make,Powertrain\nA,hybrid\n')).toEqual(['B2 "hybrid" may be hev or phev'])
  })

  it.each<[string, RegExp, Uint8Array | string]>([
    ['a NUL', /is no text/, 'Make,Mileage\nKIA,\0\n'],
    ['a quotation mark that is never closed', /a quotation mark is opened and never closed/, 'Make,Mileage\n"KIA,1\n'],
    ['no known heading', /has no heading that is known/, 'foo,bar\n1,2\n'],
    ['bytes of no encoding', /is no text/, Buffer.from([0x4d, 0x61, 0x6b, 0x65, 0x0a, 0xff, 0xff, 0x98, 0x00])],
    ['a cell too long', /holds more than 32767 characters/, `Make\n${'x'.repeat(40_000)}\n`],
    ['nothing but spaces', /has no heading that is known/, ' \n \n'],
  ])('with %s is refused in one sentence', async (_, message, bytes) => expect(await refusal(bytes)).toMatch(message))

  it('is read in the encoding that is named, and in no other', async () => {
    const bytes = inBytes('Make,Fuel\nCitroën,diesel\n', 'windows-1252')
    expect(await factsIn(bytes, { encoding: 'windows-1252' })).toEqual([{ make: 'CITROËN', powertrain: 'diesel' }])
    expect(await refusal(bytes, { encoding: 'utf-8' })).toMatch(/is no text in utf-8; name another with --encoding, or leave it away/)
    expect(await refusal(await one([heads, car]), { encoding: 'utf-8' })).toMatch(/is a workbook, which says itself how its letters are written; leave --encoding away/)
    expect(['GBK', 'gb2312', 'cp936', 'cp1251', 'UTF8', 'cp866', 'shift_jis', 'x'].map(encodingNamed)).toEqual(['gb18030', 'gb18030', 'gb18030', 'windows-1251', 'utf-8', 'ibm866', undefined, undefined])
  })

  it.each([
    ['<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><table><tr><td>Make</td></tr></table></body></html>', /is a web page \(HTML\) that is only called a spreadsheet; open it in your spreadsheet program and save it as \.xlsx/],
    ['\uFEFF\n<!DOCTYPE html><table><tr><td>Make</td></tr></table>', /is a web page/],
    ['<?xml version="1.0"?><html><table/></html>', /is a web page/],
    ['<table border=1><tr><td>品牌</td></tr></table>', /is a web page/],
    ['<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>', /XML Spreadsheet 2003/],
    ['MIME-Version: 1.0\nContent-Type: multipart/related', /is a web archive/],
    ['%PDF-1.7 x', /is a PDF/],
  ])('that is none is called what it is: %j', async (text, message) => {
    expect(await refusal(text)).toMatch(message)
    expect(await refusal(Buffer.from(`\uFEFF${text.replace('\uFEFF', '')}`, 'utf16le'))).toMatch(message)
  })

  it('has no sheets', async () => expect(await refusal(table, { sheet: 'x' })).toMatch(/has no sheets; leave --sheet away/))

  it('of 100,000 rows is read, and of one more is refused', async () => {
    const rows = (count: number) => `Make\n${'KIA\n'.repeat(count)}`
    const { table: whole } = await read(rows(100_000))
    expect(whole.rowCount).toBe(100_000)
    expect(await refusal(rows(100_001))).toMatch(/has more than 100000 rows; give it in parts/)
  })
})

describe('a mapping', () => {
  it('by the reader comes before what is remembered, and that before the dictionary', async () => {
    const bytes = 'Fabricante,Mileage,Cylindrée\nKIA,10,2\n'
    const used = async (options: Parameters<typeof read>[1]) => (await read(bytes, options)).table.columns.map(({ use }) => (use.is === 'fact' ? `${use.fact} ${use.by}` : use.is))
    expect(await used({ map: { Fabricante: 'make' } })).toEqual(['make map', 'odometerKm heading', 'not used'])
    expect(await used({ remembered: { FABRICANTE: 'make', mileage: '-' } })).toEqual(['make remembered', 'not used', 'not used'])
    expect(await used({ map: { Mileage: 'odometerKm' }, remembered: { mileage: '-', fabricante: 'lostFact' } })).toEqual(['not used', 'odometerKm map', 'not used'])
    expect(await factsIn(bytes, { map: { Cylindrée: 'engineCc L', Mileage: 'odometerKm mi' } })).toEqual([{ odometerKm: 16.09344, engineCc: 2_000 }])
    expect(await factsIn('Size (L),Make\n2,KIA\n', { map: { 'Size (L)': 'engineCc' } })).toEqual([{ engineCc: 2_000, make: 'KIA' }])
  })

  it.each([['里程（万公里） / Mileage', 'odometerKm', 52_000], ['Пробег (тыс. км) Mileage', 'odometerKm', 5_200], ['Mileage, mi', 'odometerKm', 8.3685888]])('that is remembered of %s keeps the unit that stands in it', async (heading, fact, expected) => {
    const bytes = `Make,"${heading}"\nKIA,5.2\n`
    expect([await factsIn(bytes), await factsIn(bytes, { remembered: { [heading]: fact } }), await factsIn(bytes, { map: { [heading]: fact } })]).toEqual(Array(3).fill([{ make: 'KIA', [fact]: expected }]))
  })

  it('that is remembered of two heading rows keeps the unit of the upper one', async () => {
    const bytes = await one([['Make', '质量（吨）'], [null, '总'], ['KIA', 2.2]], { after: '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>' })
    expect([await factsIn(bytes), await factsIn(bytes, { remembered: { '质量（吨） 总': 'grossMassKg' } })]).toEqual(Array(2).fill([{ make: 'KIA', grossMassKg: 2_200 }]))
  })

  it('to what is no fact, or to no unit of it, is refused', async () => {
    expect(await cellsOf('Make,Motor\nKIA,2\n', { map: { Motor: 'enginCc' } })).toEqual(['B1 "enginCc" is no fact'])
    expect(await cellsOf('Make,Motor\nKIA,2\n', { map: { Motor: 'engineCc hp' } })).toEqual(['B1 "hp" is no unit that is known for engineCc'])
  })
})

describe('what is said of a row beyond the dictionary', () => {
  it('rejects its cell where it is an error, and is told where it is a hint', async () => {
    const examine = () => [{ fact: 'make', severity: 'hint' as const, message: 'looks odd' }, { fact: 'seats', severity: 'error' as const, message: 'it cannot be' }]
    const { rejected, hints } = await read('Make,Seats\nKIA,5\n', { examine })
    expect(rejected).toMatchObject([{ cell: 'B2', why: 'it cannot be' }])
    expect(hints).toEqual([{ sheet: 'CSV', cell: 'A2', heading: 'Make', message: 'looks odd' }])
  })
})
