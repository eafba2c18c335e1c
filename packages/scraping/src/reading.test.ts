import { describe, expect, it } from 'vitest'
import { limits } from './limits.ts'
import { readingOf } from './reading.ts'
import { type DocumentDraft, recordFrom, type Scraper } from './scraper.ts'
import { snapshotOf } from './snapshot.ts'
import { dayFrom, meaningOf } from './take.ts'

const url = 'https://acts.example/list'
const canary = { url, reference: 'CANARY', title: 'The canary', clausesMin: 1 }

const gazette: Scraper = {
  id: 'xx-gazette', title: 'Gazette', authority: { name: 'Ministry', url: 'https://acts.example/' }, hosts: ['acts.example'],
  start: [url], every: '6h', expects: { min: 1, max: 10 }, language: 'en', canary,
  read({ html }) {
    return {
      follow: html('a').toArray().map((link) => html(link).attr('href') ?? ''),
      documents: html('article').toArray().map((element) => {
        const notice = html(element)
        const fields = notice.find('dt').toArray().map((label) => [html(label).text(), html(label).next('dd').text()])
        return { reference: notice.attr('id') ?? '', title: notice.find('h2').text(), fields: Object.fromEntries(fields), clauses: [{ id: '1', text: notice.find('p').text() }] }
      }),
    }
  },
  measures({ reference, title }, take) {
    const kind = meaningOf(take('Kind'), { Notice: 'notified' } as const)
    return [{
      reference, title, markets: ['KZ'], status: 'notified',
      events: [{ reference, kind, title, summary: '', publishedOn: dayFrom(take('Published'), 'dmy'), links: [] }],
    }]
  },
}

const snapshot = (body: string, source = 'xx-gazette', contentType = 'text/html') =>
  snapshotOf({ source, url, fetchedAt: '2026-11-22T00:00:00Z', status: 200, headers: { 'content-type': contentType }, body: Buffer.from(body) })
const notice = (fields: Record<string, string>, id = 'N1', title = 'Wheels') =>
  `<article id="${id}"><h2>${title}</h2><p>Text</p><dl>${Object.entries(fields).map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`).join('')}</dl></article>`
const read = (body: string) => readingOf(gazette, snapshot(`<html><body>${body}</body></html>`))
const drafts = (...documents: DocumentDraft[]): Scraper => ({ ...gazette, read: () => ({ follow: [], documents }), measures: () => [] })
const draft: DocumentDraft = { reference: 'N1', title: 'Wheels', fields: {} }

describe('a record', () => {
  it('that is understood gives a document and a measure', () => {
    const { documents, measures, issues } = read(notice({ Kind: 'Notice', Published: '03.02.2026' }))
    expect(issues).toEqual([])
    expect(documents).toMatchObject([{ source: 'xx-gazette', reference: 'N1', language: 'en', url }])
    expect(measures[0]?.events[0]?.publishedOn).toBe('2026-02-03')
  })

  it.each([
    ['a new word', { Kind: 'Rumour', Published: '03.02.2026' }, '"Rumour" has no known meaning; known are "Notice"'],
    ['a word that every object has', { Kind: 'constructor', Published: '03.02.2026' }, '"constructor" has no known meaning'],
    ['a field that has gone', { Kind: 'Notice' }, 'has no "Published"; it has "Kind"'],
    ['a date that is none', { Kind: 'Notice', Published: 'in spring' }, '"in spring" is not a date in dmy order'],
    ['a date that does not exist', { Kind: 'Notice', Published: '31.02.2026' }, 'not a day that exists'],
    ['a date in another order', { Kind: 'Notice', Published: '2026-02-03' }, 'is not a date in dmy order'],
  ])('with %s is an issue, and the others are read', (_, fields, message) => {
    const { measures, issues } = read(notice(fields) + notice({ Kind: 'Notice', Published: '03.02.2026' }, 'N2'))
    expect(issues).toEqual([{ reference: 'N1', message: expect.stringContaining(message) }])
    expect(measures.map(({ reference }) => reference)).toEqual(['N2'])
  })

  it('with a field that nobody reads is an issue and still a measure', () => {
    const { measures, issues } = read(notice({ Kind: 'Notice', Published: '03.02.2026', Remark: 'new' }))
    expect(issues).toEqual([{ reference: 'N1', message: 'nobody reads "Remark"; take or ignore it' }])
    expect(measures).toHaveLength(1)
  })

  it('that the scraper could not read is an issue', () => {
    const scraper: Scraper = { ...gazette, read: () => ({ follow: [], documents: [recordFrom('item 1', () => { throw new Error('an item is null') })] }) }
    expect(readingOf(scraper, snapshot('<p>x</p>')).issues).toEqual([{ reference: 'item 1', message: 'an item is null' }])
  })

  it.each<[string, DocumentDraft, string]>([
    ['too many clauses', { ...draft, clauses: Array.from({ length: limits.clausesPerDocument + 1 }, (_, index) => ({ id: `${index}`, text: 'x' })) }, 'clauses; at most'],
    ['a clause without end', { ...draft, clauses: [{ id: '1', text: 'x'.repeat(limits.clauseCharacters) }] }, 'characters in the clause'],
    ['two clauses of one name', { ...draft, clauses: [{ id: '1', text: 'a' }, { id: '1', text: 'b' }] }, 'two clauses are called "1"'],
    ['no reference', { ...draft, reference: '' }, 'is no reference'],
    ['a link that runs a script', { ...draft, url: 'javascript:alert(1)' }, 'is not an http(s) address'],
    ['too long a title', { ...draft, title: 'x'.repeat(5_000) }, 'characters in the title'],
  ])('with %s is an issue', (_, hostile, message) => {
    const { documents, issues } = readingOf(drafts(hostile, { ...draft, reference: 'N2' }), snapshot('<p>x</p>'))
    expect(issues).toMatchObject([{ message: expect.stringContaining(message) }])
    expect(documents.map(({ reference }) => reference)).toEqual(['N2'])
  })

  it('that stands twice on a page is read once', () => {
    const { documents, issues } = readingOf(drafts(draft, draft), snapshot('<p>x</p>'))
    expect([documents.length, issues.length]).toEqual([1, 1])
  })
})

describe('a page', () => {
  it('that leads off the hosts of the source is not followed there', () => {
    const { follow, issues } = read('<a href="https://acts.example/2">2</a><a href="https://elsewhere.example/">3</a>')
    expect(follow).toEqual(['https://acts.example/2'])
    expect(issues).toHaveLength(1)
  })

  it.each([
    ['the shell of a script application', '<html><head><script src="a.js"></script></head><body><div id="root"></div></body></html>', 'shell'],
    ['a captcha', '<html><body>Hello <div class="h-captcha"></div></body></html>', 'robot'],
    ['a site that is being worked on', '<html><body>Сайт временно недоступен</body></html>', 'worked on'],
    ['nested without end', `<html><body>${'<b><i>'.repeat(100_000)}</body></html>`, 'nests elements'],
    ['a few bytes that grow to millions of elements', `<html><body><p>${Array.from({ length: 300 }, (_, index) => `<font size=${index}>`).join('')}</p>${'<p>x</p>'.repeat(2_000)}</body></html>`, 'more than 200000 elements'],
  ])('that is %s fails the run', (_, body, message) => {
    expect(() => readingOf(gazette, snapshot(body))).toThrow(expect.objectContaining({
      name: 'SextantError', code: 'SEXTANT_SOURCE', message: expect.stringContaining(message),
    }))
  })

  it('of another source fails the run', () => {
    expect(() => readingOf(gazette, snapshot('<p>x</p>', 'yy-other'))).toThrow('is of "yy-other"')
  })

  it.each([
    ['not JSON', '<html>', 'is not JSON'],
    ['nested without end', '['.repeat(100_000), 'nests values'],
    ['a string without end', `"${'\\"'.repeat(200_000)}`, 'is not JSON'],
  ])('that should be JSON and is %s fails the run', (_, body, message) => {
    const scraper: Scraper = { ...gazette, read: ({ json }) => ({ follow: [], documents: [], total: Number(json) }) }
    expect(() => readingOf(scraper, snapshot(body, 'xx-gazette', 'application/json'))).toThrow(message)
  })

  it('with too many documents fails the run', () => {
    const many = Array.from({ length: limits.documentsPerPage + 1 }, (_, index) => ({ ...draft, reference: `N${index}` }))
    expect(() => readingOf(drafts(...many), snapshot('<p>x</p>'))).toThrow('documents; at most')
  })

  it.each([
    ['another title', { Kind: 'Notice', Published: '03.02.2026' }, 'Something else', 'is called "Something else"'],
  ])('whose canary has %s fails the run', (_, fields, title, message) => {
    expect(() => read(notice(fields, 'CANARY', title))).toThrow(message)
  })

  it('is read in the alphabet that it names, or its header, or its first bytes', () => {
    const title = (body: Buffer, contentType = 'text/html') =>
      readingOf(gazette, { ...snapshot('', 'xx-gazette', contentType), body }).documents[0]?.title
    const cyrillic = Buffer.concat([Buffer.from('<html><body>'), Buffer.from('<article id="N1"><h2>'), Buffer.from([0xc7, 0xe0, 0xea, 0xee, 0xed]), Buffer.from('</h2></article>')])
    const meta = Buffer.concat([Buffer.from('<meta charset="windows-1251">'), cyrillic])
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<html><body><article id="N1"><h2>Закон</h2></article>', 'utf16le')])
    expect([title(cyrillic, 'text/html; charset=windows-1251'), title(meta), title(utf16)]).toEqual(['Закон', 'Закон', 'Закон'])
  })
})
