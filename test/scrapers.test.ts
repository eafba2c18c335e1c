import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { loadScrapers, recordedPages } from '@sextant/scrapers'
import { auditOf, changesBetween, type Reading, readingOf, type Scraper, snapshotOf, threaded } from '@sextant/scraping'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../scrapers')
const scrapers = await loadScrapers()

function read(scraper: Scraper, url: string, body: Uint8Array, contentType = ''): Reading {
  const headers = { 'content-type': contentType }
  return readingOf(scraper, snapshotOf({ source: scraper.id, url, fetchedAt: '2026-11-22T00:00:00.000Z', status: 200, headers, body }))
}

/** Everything that one edition of a source says, its canary's page aside. */
async function runOf(scraper: Scraper, edition: number): Promise<{ readings: Reading[]; canary: Reading | undefined }> {
  const pages = await recordedPages(scraper.id)
  const readings: Reading[] = []
  const waiting: string[] = [...scraper.start]
  for (const url of waiting) {
    const page = pages.find((one) => one.url === url && one.edition === edition)
    if (!page) throw new Error(`${scraper.id} follows ${url}, of which edition ${edition} is not recorded`)
    const reading = read(scraper, page.url, page.body, page.contentType)
    readings.push(reading)
    waiting.push(...reading.follow)
  }
  const page = pages.find(({ url }) => url === scraper.canary.url && !waiting.includes(url))
  return { readings, canary: page && read(scraper, page.url, page.body, page.contentType) }
}

describe.each([...scrapers])('scrapers/%s', async (id, scraper) => {
  const pages = await recordedPages(id)

  it('has a recorded page', () => expect(pages).not.toEqual([]))

  it('asks only its own hosts', () => {
    for (const address of [...scraper.start, scraper.canary.url]) expect(scraper.hosts).toContain(new URL(address).hostname)
  })

  it.each(pages)('reads $file', async ({ file, url, body, contentType }) => {
    const reading = read(scraper, url, body, contentType)
    expect(reading.issues).toEqual([])
    await expect(`${JSON.stringify(reading, null, 2)}\n`).toMatchFileSnapshot(join(root, id, 'expected', `${parse(file).name}.json`))
  })

  it.each([1, 2])('may publish edition %i of its recorded pages', async (edition) => {
    const { readings, canary } = await runOf(scraper, edition)
    expect(auditOf(scraper, readings, canary)).toEqual([])
  })

  it('publishes nothing where its canary is gone', async () => {
    const { readings } = await runOf(scraper, 1)
    const others = readings.map((reading) => ({
      ...reading,
      documents: reading.documents.filter(({ reference }) => reference !== scraper.canary.reference),
    }))
    expect(auditOf(scraper, others)).toContainEqual(expect.stringContaining('no longer shows its canary'))
  })
})

describe('two editions', () => {
  it('of an act differ in the clauses whose words changed, and not in type-setting', async () => {
    const scraper = scrapers.get('kz-adilet')!
    const [before, after] = await Promise.all([1, 2].map(async (edition) => (await runOf(scraper, edition)).readings[0]?.documents[0]))
    expect(changesBetween(before!, after!)).toEqual([
      { kind: 'changed', clause: '67/1', before: expect.stringContaining('не более 90'), after: expect.stringContaining('не более 30') },
      { kind: 'added', clause: '67/2-1', after: expect.any(String) },
      { kind: 'removed', clause: '67/3/2', before: expect.any(String) },
    ])
    expect(before?.announcements).toMatchObject([{ clause: '67/1', takesEffectOn: '2027-01-01' }])
    expect(after?.announcements).toEqual([])
  })

  it('of a list of notices add one event to its family, wherever the pages were cut', async () => {
    const scraper = scrapers.get('wto-eping')!
    const [first, second] = await Promise.all([1, 2].map((edition) => runOf(scraper, edition)))
    const known = threaded(first!.readings.flatMap(({ measures }) => measures))
    const now = threaded([...known, ...second!.readings.flatMap(({ measures }) => measures)])
    const events = (measures: typeof now) => measures.flatMap((measure) => measure.events.map(({ reference }) => reference)).sort()
    expect(events(known)).toHaveLength(5)
    expect(events(now)).toEqual([...events(known), 'G/TBT/N/KAZ/9002/Add.2'].sort())
    expect(now.find(({ reference }) => reference === 'G/TBT/N/KAZ/9002')).toMatchObject({
      title: expect.stringMatching(/^Sample record: draft changes/),
      events: [{ kind: 'notified' }, { kind: 'addendum' }, { reference: 'G/TBT/N/KAZ/9002/Add.2' }],
    })
  })
})

// What the sources really serve lies beside the checkout, where it is there at all: it is not ours to pass on.
const samples = join(import.meta.dirname, '../../shared/sources')

describe.skipIf(!existsSync(samples))('the real pages', () => {
  it('of an act read without drift, in reading order', async () => {
    const body = await readFile(join(samples, '02-kz-adilet-zan/samples/adilet_doc_K1500000414_excerpt.html'))
    const { documents, issues } = read(scrapers.get('kz-adilet')!, 'https://old.adilet.zan.kz/rus/docs/K1500000414', body, 'text/html')
    expect(issues).toEqual([])
    const [act] = documents
    expect(act?.fields['Статус']).toBe('Обновленный')
    const ids = act?.clauses.map(({ id }) => id) ?? []
    expect(ids).toHaveLength(20)
    expect(ids.slice(ids.indexOf('1/1/18'), ids.indexOf('1/1/20') + 1)).toEqual(['1/1/18', '1/1/18-1', '1/1/20'])
    expect(act?.announcements).toEqual([
      { clause: '1/1/46', text: expect.stringMatching(/^Подпункт 46\)/), takesEffectOn: '2030-01-01' },
    ])
  })

  it('of the notifications thread into two families', async () => {
    const body = await readFile(join(samples, '01-wto-eping/samples/apiportal_eping_search-notifications_200_sample.json'))
    const url = 'https://api.wto.org/eping/notifications/search?documentSymbol=USA/1234'
    const { documents, measures, issues } = read(scrapers.get('wto-eping')!, url, body, 'application/json')
    expect(issues).toEqual([])
    expect(documents).toHaveLength(5)
    expect(threaded(measures).map(({ reference, events }) => [reference, events.length])).toEqual([
      ['G/TBT/N/USA/1234', 3],
      ['G/SPS/N/USA/1234', 2],
    ])
  })
})
