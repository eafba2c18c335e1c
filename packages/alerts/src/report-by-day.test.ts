import { Day, type MarketCheck, type Outcome } from '@sextant/model'
import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { byDayOf } from './report-by-day.ts'
import { checkAsHtml } from './report-html.ts'
import { checkOf, options } from './report-sample.ts'
import { checkAsText } from './report-text.ts'
import { marketCheck } from './sample.ts'

const days = ['2026-12-01', '2027-10-14', '2028-05-01', '2029-01-01', '2030-01-01', '2030-12-31'].map((day) => Day.parse(day))
/** Windows that follow each other, each until the next begins. */
const windowsOf = (...outcomes: Outcome[]): MarketCheck['windows'] => outcomes.map((outcome, index) => ({ from: days[index] as Day, to: days[index + 1] as Day, outcome }))
const over = { over: { fact: 'arrivesOn', from: days[0] as Day, to: days[5] as Day } }
const car = { make: 'TOKAI' }
const said = (outcomes: Outcome[], language: 'en' | 'zh' | 'ru' = 'en') => byDayOf({ windows: windowsOf(...outcomes) }, car, options(language, over))?.said

describe('an answer that is not the same on every day', () => {
  it.each([
    ['en', 'Date of arrival: until 2027-10-14 CLEAR, then until 2028-05-01 CANNOT TELL, then BLOCKED'],
    ['zh', '到达日期：2027-10-14 及之前未发现障碍，其后至 2028-05-01 无法判定，其后不可发运'],
    ['ru', 'Дата прибытия: до 2027-10-14 включительно ПРЕПЯТСТВИЙ НЕТ, затем до 2028-05-01 включительно НЕ ОПРЕДЕЛЕНО, затем ЗАПРЕЩЕНО'],
  ] as const)('says in %s what it is on the nearest days, and what then', (language, sentence) => expect(said(['clear', 'cannot-tell', 'blocked'], language)).toBe(sentence))

  it('takes windows that differ by their reason only as one', () => expect(said(['clear', 'blocked', 'blocked'])).toBe('Date of arrival: until 2027-10-14 CLEAR, then BLOCKED'))

  it('says of many turns only the next, and that there are more', () => expect(said(['clear', 'act', 'clear', 'act', 'clear'])).toMatch(/2029-01-01 CLEAR, then otherwise again$/))

  it('is no such answer where all days agree, where a day is given, or where nobody asked', () => {
    expect(said(['act', 'act'])).toBeUndefined()
    expect(said([])).toBeUndefined()
    const windows = windowsOf('clear', 'blocked')
    expect(byDayOf({ windows }, { arrivesOn: '2026-12-20' }, options('en', over))).toBeUndefined()
    expect(byDayOf({ windows }, car, options())).toBeUndefined()
  })

  it('heads the text and the page in place of an outcome that no day has', () => {
    const check = checkOf([marketCheck({ outcome: 'cannot-tell', windows: windowsOf('clear', 'blocked') })], car)
    const text = checkAsText(check, options('en', over))
    expect(text).toMatch(/^Kazakhstan \(KZ\) {2}DEPENDS ON THE DAY – Date of arrival: until 2027-10-14 CLEAR, then BLOCKED$/m)
    expect(text).not.toContain('CANNOT TELL')
    const $ = load(checkAsHtml(check, options('en', over)))
    expect($('.verdict').toArray().map((one) => $(one).text())).toEqual([1, 2].map(() => 'DEPENDS ON THE DAYDate of arrival: until 2027-10-14 CLEAR, then BLOCKED'))
  })

  it('is counted by itself, and stands in a list of markets by its nearest days', () => {
    const markets = [marketCheck({ market: 'AM', outcome: 'act' }), marketCheck({ market: 'KZ', outcome: 'cannot-tell', windows: windowsOf('clear', 'blocked') }), marketCheck({ market: 'UZ', outcome: 'clear', verdicts: [] })]
    const $ = load(checkAsHtml(checkOf(markets, car), options('en', over)))
    expect($('.counts tr').toArray().map((row) => $(row).find('.outcome').text())).toEqual(['ACT FIRST', 'CLEAR', 'DEPENDS ON THE DAY'])
    const [, list] = $('table').toArray()
    expect($(list).find('tbody tr').toArray().map((row) => $(row).find('a').text())).toEqual(['Kazakhstan (KZ)', 'Uzbekistan (UZ)', 'Armenia (AM)'])
  })
})
