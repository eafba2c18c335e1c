import { Day, type Market, type Matrix, type Subject } from '@sextant/model'
import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { matrixAsHtml } from './matrix-html.ts'
import { matrixAsText } from './matrix-text.ts'
import { options } from './report-sample.ts'

const day = (text: string) => Day.parse(text)
const [from, to] = [day('2026-11-26'), day('2029-11-26')]
const reason = (rule: string) => ({ rule, title: `Title of ${rule}` })
const row = (subject: Subject): Matrix['subjects'][number] => ({
  subject,
  markets: [
    { market: 'AE' as Market, outcome: 'clear', reason: null, from, to: day('2027-03-14') },
    { market: 'KE' as Market, outcome: 'blocked', reason: reason('ke-side'), from, to },
    { market: 'KZ' as Market, outcome: 'act', reason: reason('kz-pass'), from, to },
    { market: 'UZ' as Market, outcome: null, reason: null, from: null, to: null },
  ],
})
const matrix = (count: number): Matrix => ({
  rulebook: { digest: 'sha256:0f1e', commit: null }, checkedAt: '2026-11-26T08:00:00.000Z', fact: 'arrivesOn', from, to, markets: ['AE', 'KE', 'KZ', 'UZ'] as Market[],
  subjects: Array.from({ length: count }, (_, index) => row({ make: index === 0 ? '<script>alert(1)</script>' : 'TOKAI', model: `WAGON ${index}` })),
})

describe('the matrix', () => {
  it('lists the markets of a few cars, from clear to blocked, with the reason and how long', () => {
    const lines = matrixAsText(matrix(1), options()).split('\n')
    expect(lines.filter((line) => /^(AE|KE|KZ|UZ) /.test(line)).map((line) => line.split(/ {2,}/))).toEqual([
      ['AE', 'United Arab Emirates', 'CLEAR', '2027-03-14', '-'],
      ['KZ', 'Kazakhstan', 'ACT FIRST', 'no change', 'Title of kz-pass'],
      ['KE', 'Kenya', 'BLOCKED', 'no change', 'Title of ke-side'],
      ['UZ', 'Uzbekistan', '–', 'no day fits the other days of the order'],
    ])
  })

  it('shows many cars as signs, which are explained', () => {
    const text = matrixAsText(matrix(5), options('ru'))
    expect(text).toMatch(/^2 TOKAI WAGON 1 +✓ {2}× {2}! {2}–$/m)
    expect(text).toContain('× ЗАПРЕЩЕНО')
  })

  it('is a page on which each cell has a sign beside its colour, and nothing from outside is markup', () => {
    const page = matrixAsHtml(matrix(2), options('zh'))
    const $ = load(page)
    expect($('script').length).toBe(0)
    expect($('.heat tbody tr').first().text()).toContain('<script>')
    expect($('.heat td.clear').first().text()).toBe('✓27-03-14')
    expect($('.heat td.blocked').first().text()).toMatch(/^×\d$/)
    expect($('.heat td.blocked').first().attr('title')).toContain('Title of ke-side')
    expect($('[src],[href],link').length).toBe(0)
    expect(page).toContain("default-src 'none'")
  })
})
