import { readingOf, snapshotOf } from '@sextant/scraping'
import { describe, expect, it } from 'vitest'
import { symbolFrom, titleIn } from './item.ts'
import { marketsOf } from './members.ts'
import scraper from './scraper.ts'

const url = 'https://api.wto.org/eping/notifications/search?language=1&page=2&pageSize=100'
const item = { documentSymbol: ' G/TBT/N/KAZ/9002', notifyingMemberCode: 'C398', distributionDate: '2026-09-14T00:00:00Z', title: 'Wheels' }

function read(answer: unknown) {
  return readingOf(scraper, snapshotOf({ source: scraper.id, url, fetchedAt: '2026-11-22T00:00:00Z', status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(answer)) }))
}
const page = (items: unknown, more = {}) => ({ items, currentPage: 2, pageSize: 100, totalCount: 101, ...more })

describe('a symbol', () => {
  it.each([
    ['G/TBT/N/KAZ/36', 'G/TBT/N/KAZ/36', []],
    ['G/TBT/N/ECU/394/Rev.2/Add.1', 'G/TBT/N/ECU/394', ['Rev.2', 'Add.1']],
    ['G/SPS/N/TPKM/594/Corr.1', 'G/SPS/N/TPKM/594', ['Corr.1']],
    ['G/TBT/N/EU/1/Suppl.3', 'G/TBT/N/EU/1', ['Suppl.3']],
  ])('%s is of the family %s', (symbol, family, suffixes) => {
    expect(symbolFrom(symbol)).toEqual({ family, suffixes })
  })

  it('of another shape is work for a person', () => {
    expect(() => symbolFrom('G/TBT/N/KAZ/36/Note.1')).toThrow('is not a symbol')
  })
})

describe('the title of an addendum', () => {
  it.each([
    ['TITLE: Tyres AGENCY: X ACTION: Y', 'Tyres'],
    ['TITLE: Tyres\nACTION: Y', 'Tyres'],
    ['Comments are taken longer\nuntil May', 'Comments are taken longer'],
    ['', ''],
  ])('in %j is %j', (text, title) => {
    expect(titleIn(text)).toBe(title)
  })
})

describe('a member', () => {
  it('is a market, a union of markets, or unknown', () => {
    expect(marketsOf('C398')).toEqual(['KZ'])
    expect(marketsOf('C051')).toEqual(['AM'])
    expect(marketsOf('C158')).toEqual(['TW'])
    expect(marketsOf('U918')).toHaveLength(27)
    for (const code of ['C000', 'C383', 'C419', 'C001', 'X1', '398']) expect(() => marketsOf(code)).toThrow('is not the code of a member')
  })
})

describe('an answer', () => {
  it('ends with its last page', () => {
    expect(read(page([item])).follow).toEqual([])
    expect(read(page([item], { totalCount: 201 })).follow).toEqual([url.replace('page=2', 'page=3')])
  })

  it.each([
    ['with a null among its items', [null, item], 'an item is not an object'],
    ['with a number for a symbol', [{ ...item, documentSymbol: 7 }, item], 'has no documentSymbol'],
    ['with an object for a title', [{ ...item, documentSymbol: 'G/TBT/N/KAZ/1', title: {} }, item], 'title is object'],
    ['with lists of lists', [{ ...item, documentSymbol: 'G/TBT/N/KAZ/1', hsCodes: [[['8703']]] }, item], 'hsCodes holds a member'],
  ])('%s makes an issue of that item alone', (_, items, message) => {
    const { measures, issues } = read(page(items))
    expect(issues).toEqual([{ reference: 'item 1 of page 2', message: expect.stringContaining(message) }])
    expect(measures.map(({ reference }) => reference)).toEqual(['G/TBT/N/KAZ/9002'])
  })

  it.each([
    ['an HS heading in words', { hsCodeText: 'Vehicles' }],
    ['an unknown member', { notifyingMemberCode: 'C000' }],
    ['a file of another house', { dolLink: 'https://elsewhere.example/x' }],
    ['a link that is none', { notifiedDocumentLink: 'javascript:alert(1)' }],
  ])('with %s makes an issue and no measure', (_, more) => {
    const { measures, issues } = read(page([{ ...item, ...more }]))
    expect([measures.length, issues.length]).toEqual([0, 1])
  })

  it('with one key more is still read, and says so', () => {
    const { measures, issues } = read(page([{ ...item, urgency: 'high' }]))
    expect(measures).toHaveLength(1)
    expect(issues).toEqual([{ reference: 'G/TBT/N/KAZ/9002', message: 'nobody reads "urgency"; take or ignore it' }])
  })

  it.each([
    ['a list', [], 'no list "items"'],
    ['null', null, 'not an object'],
    ['without items', page(undefined), 'no list "items"'],
    ['of another page', page([item], { currentPage: 1 }), 'asked was page 2'],
    ['with more items than it says', page([item, item], { pageSize: 1 }), 'it says that it holds 1'],
    ['empty before its end', page([], { totalCount: 500 }), 'page 2 is empty'],
    ['with a text for a count', page([item], { totalCount: '101' }), '"totalCount" is not a whole number'],
    ['with pages of no size', page([item], { pageSize: 0 }), '"pageSize" is not a whole number'],
  ])('that is %s fails the run', (_, answer, message) => {
    expect(() => read(answer)).toThrow(message)
  })
})
