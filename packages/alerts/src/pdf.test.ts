import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Language } from '@sextant/model'
import { extractText, getDocumentProxy, getMeta } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { checkAsPdf } from './pdf.ts'
import { findChromium } from './pdf-browser.ts'
import { asAlways } from './pdf-same.ts'
import { car, checkOf, options } from './report-sample.ts'
import { marketCheck, verdict } from './sample.ts'

const isCi = process.env['CI'] === 'true' || process.env['CI'] === '1'
const here = { named: process.env['SEXTANT_CHROMIUM'] || undefined, path: process.env['PATH'] ?? '' }
const hasChromium = await findChromium(here).then(() => true, () => false)

const quotes = {
  zh: '右置转向盘的车辆不予登记。', ru: 'Регистрация не допускается.', kk: 'Рульдік басқару оң жақта: тіркеуге тыйым салынады.', ar: 'يحظر تسجيل المركبات',
  th: 'ห้ามจดทะเบียนรถ', ka: 'რეგისტრაცია აკრძალულია', hy: 'գրանցումն արգելվում է', bn: 'নিবন্ধন নিষিদ্ধ', ja: '右ハンドル車は登録できません。', ko: '등록할 수 없다',
}
const cited = Object.entries(quotes).map(([language, quote], index) => verdict({
  rule: `xk-rule-${index}`, citation: { act: 'Sample Act No. 7', provision: `Article ${index}(2)`, url: 'https://law.example/7', language, quote },
}))

async function textOf(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)))
  return text.map((page) => page.normalize('NFKC').replaceAll(/\s+/gu, ''))
}
const squeezed = (text: string) => text.normalize('NFKC').replaceAll(/\s+/gu, '')

describe.skipIf(!hasChromium && !isCi)('the PDF of a check', () => {
  it.each<[Language, string, RegExp]>([
    ['zh', '不可发运', /第1页,共\d+页/], ['en', 'BLOCKED', /Page1of\d+/], ['ru', 'ЗАПРЕЩЕНО', /Стр\.1из\d+/],
  ])('holds digest, outcome, clause and quote, and counts its pages, in %s', async (language, outcome, count) => {
    const check = checkOf([marketCheck({ verdicts: cited })])
    const pdf = await checkAsPdf(check, options(language), here)
    const pages = await textOf(pdf)
    const all = pages.join('')
    expect(pages[0]).toContain(outcome)
    expect(pages[0]).toMatch(count)
    expect(pages.every((page, index) => page.includes(String(index + 1)) && page.includes('sha256:0f1e2d3c'))).toBe(true)
    for (const said of ['SampleActNo.7', 'Article3(2)', 'LSJA24U33NS000017', ...['zh', 'ru', 'kk', 'ka', 'hy', 'ja', 'ko'].map((one) => squeezed(quotes[one as 'zh']))]) expect(all).toContain(said)
    const { info } = await getMeta(await getDocumentProxy(new Uint8Array(pdf)))
    expect(info).toMatchObject({ Language: language, CreationDate: "D:20261122080000+00'00'" })
    expect(String(info['Title'])).toContain('LSJA24U33NS000017')
  })

  it('says in its contents and beside each answer on which page it stands', async () => {
    const [subject] = checkOf([marketCheck({ verdicts: cited }), marketCheck({ market: 'RU' })]).subjects
    const subjects = Array.from({ length: 4 }, (_, index) => ({ ...subject!, subject: { ...car, orderId: `A-${index}` } }))
    const pages = await textOf(await checkAsPdf({ ...checkOf([]), subjects }, options(), here))
    const own = pages.findIndex((page) => page.includes('4TOKAIWAGON2016,VINLSJA24U33NS000017,Ordernumber:A-3') && page.includes('Factsasgiven')) + 1
    expect(own).toBeGreaterThan(3)
    expect(pages[0]).toContain(`4.1Page${own}`)
    expect(pages.slice(0, 2).join('')).toMatch(new RegExp(`Ordernumber:A-3Page${own}(?!\\d)`))
  })

  it('is the same byte by byte when the same check is drawn again', async () => {
    const check = checkOf([marketCheck()])
    const [one, two] = [await checkAsPdf(check, options('zh'), here), await checkAsPdf(check, options('zh'), here)]
    expect(Buffer.compare(one, two)).toBe(0)
  })

  it('asks nothing of the network, whatever stands in the facts', async () => {
    let asked = 0
    const server = createServer((_, response) => {
      asked++
      response.end()
    }).listen(0)
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const evil = `"'></style></title><img src=${address}/a><script src=${address}/b></script><link rel=stylesheet href=${address}/c>} @import url(${address}/d)\u202E`
    const check = checkOf([marketCheck({ verdicts: [verdict({ title: evil, remedy: evil, citation: { act: evil, provision: evil, quote: evil, url: `${address}/e` } })] })], { ...car, make: evil, model: 'x'.repeat(500) })
    const pages = await textOf(await checkAsPdf(check, options(), here))
    server.close()
    expect(asked).toBe(0)
    expect(pages.join('')).toContain('<script')
  })
})

describe('the browser that draws it', () => {
  it.each(['', '/nowhere', ':'])('is missed with what to install, where the PATH is "%s"', async (path) => {
    await expect(findChromium({ named: undefined, path })).rejects.toMatchObject({ code: 'SEXTANT_USAGE', message: expect.stringMatching(/none on the PATH; install Chromium .*SEXTANT_CHROMIUM/) })
  })

  it('is the one that SEXTANT_CHROMIUM names, or none', async () => {
    expect(await findChromium({ named: process.execPath, path: '' })).toBe(process.execPath)
    await expect(findChromium({ ...here, named: '/nowhere/chromium' })).rejects.toThrow(/SEXTANT_CHROMIUM is "\/nowhere\/chromium", which is no program that can be run/)
  })
})

describe('a report that is too large', () => {
  it('is refused before any browser is looked for', async () => {
    const huge = Array.from({ length: 4_000 }, (_, index) => verdict({ rule: `xk-${index}`, remedy: 'x'.repeat(2_000) }))
    await expect(checkAsPdf(checkOf([marketCheck({ verdicts: huge })]), options(), { named: undefined, path: '' })).rejects.toThrow(/million characters, and a PDF is drawn of 6\.0 million at most; ask about fewer/)
  })

  it('waits for no browser that does not start, and says what to do', async () => {
    await expect(checkAsPdf(checkOf([marketCheck()]), options(), { named: '/bin/false', path: '' })).rejects.toMatchObject({ code: 'SEXTANT_USAGE', message: expect.stringMatching(/^\/bin\/false does not start: .*; install Chromium/) })
  })
})

describe('what tells of the drawing in a PDF', () => {
  it('is its dates, which become those of the check without moving a byte', () => {
    const pdf = Buffer.from("<</CreationDate (D:20261126001406+00'00')\n/ModDate (D:20261126001406+00'00')>>")
    const dated = asAlways(pdf, '2026-11-22T08:00:00.000Z')
    expect(dated.toString()).toBe("<</CreationDate (D:20261122080000+00'00')\n/ModDate (D:20261122080000+00'00')>>")
    expect(asAlways(pdf, 'never')).toEqual(pdf)
  })

  it('is where the browser began to count its nodes, which are counted from 1', () => {
    const drawn = (from: number) => Buffer.from(`/Headers [(node0000${from + 1})] /ID (node0000${from}) /Names [(node0000${from}) 1 0 R (node0000${from + 1}) 2 0 R]`)
    expect(asAlways(drawn(1510), '').toString()).toBe('/Headers [(node00000002)] /ID (node00000001) /Names [(node00000001) 1 0 R (node00000002) 2 0 R]')
    expect(asAlways(drawn(1511), '')).toEqual(asAlways(drawn(1510), ''))
  })
})
