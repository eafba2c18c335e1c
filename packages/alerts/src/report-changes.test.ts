import { Day, type Language, type Market, type MarketCheck, type SaidChange, type WayOutSaid } from '@sextant/model'
import { describe, expect, it } from 'vitest'
import { changeSections, windowsSentence } from './report-changes.ts'
import { checkAsHtml } from './report-html.ts'
import { checkOf, options } from './report-sample.ts'
import { checkAsText } from './report-text.ts'

const day = (text: string) => Day.parse(text)
const reason = { rule: 'ae-too-old', title: 'Too old for AE', others: 0 }
const windows: MarketCheck['windows'] = [
  { from: day('2026-12-01'), to: day('2027-03-14'), outcome: 'clear' },
  { from: day('2027-03-15'), to: day('2028-12-31'), outcome: 'blocked', reason },
]
const market = (changes: Partial<MarketCheck> = {}): MarketCheck => ({ market: 'AE' as Market, outcome: 'blocked', rulesAsked: 1, verdicts: [], questions: [], windows: [], ...changes })
const over = { over: { fact: 'arrivesOn', from: '2026-12-01' as Day, to: '2028-12-31' as Day } }
const wayOut: WayOutSaid = {
  ways: [{ changes: [{ fact: 'documents', kind: 'add', item: 'licence', sentence: 'Documents: add <b>licence</b>' }], sentences: ['Documents: add <b>licence</b>'], outcome: 'clear', along: [{ fact: 'arrivesOn', to: '2027-01-05' as Day }], isSmallest: true }],
  hopeless: [], markets: [{ market: 'UZ' as Market, outcome: 'clear', rulesAsked: 7 }], questions: [],
}

describe('the answer over time in a report', () => {
  it('is a sentence with the last and the first day of each answer', () => {
    expect(windowsSentence({ windows }, options('en', over))).toBe('Date of arrival: allowed until 2027-03-14; from 2027-03-15 barred: Too old for AE.')
    expect(windowsSentence({ windows }, options('zh', over))).toBe('到达日期：2027-03-14 及之前可行；自 2027-03-15 起不允许：Too old for AE。')
    expect(windowsSentence({ windows }, options('ru', over))).toBe('Дата прибытия: допустимо до 2027-03-14 включительно; с 2027-03-15 – не допускается: Too old for AE.')
  })

  it('says that there is no day where every day is barred, and where none fits the order', () => {
    const barred = { from: day('2027-01-01'), to: day('2027-12-31'), outcome: 'blocked' as const, reason }
    expect(windowsSentence({ windows: [barred] }, options('en', over))).toBe('Date of arrival: no day from 2027-01-01 to 2027-12-31: Too old for AE.')
    const twice = [barred, { ...barred, from: day('2028-01-01'), to: day('2028-12-31'), reason: { ...reason, title: 'Side', others: 2 } }]
    expect(windowsSentence({ windows: twice }, options('en', over))).toBe('Date of arrival: no day from 2027-01-01 to 2028-12-31: Too old for AE; Side, and 2 more.')
    expect(windowsSentence({ windows: [] }, options('en', over))).toBe('No day of this span fits the other days of the order.')
    expect(windowsSentence({ windows: [] }, options('en'))).toBeUndefined()
  })

  it('stands in the text and on the page', () => {
    const check = checkOf([market({ windows })])
    expect(checkAsText(check, options('en', over))).toContain('Outcome over time\n  Date of arrival: allowed until 2027-03-14; from 2027-03-15 barred: Too old for AE.\n  2026-12-01 – 2027-03-14  CLEAR\n  2027-03-15 – 2028-12-31  BLOCKED  Too old for AE\n')
    expect(checkAsHtml(check, options('en', over))).toMatch(/2027-03-15 – 2028-12-31<\/td>\s*<td><span class="outcome blocked">BLOCKED<\/span><\/td><td><bdi>Too old for AE/)
  })
})

describe('the way out in a report', () => {
  it('says what to change, what moves along, and what comes of it', () => {
    const [way, elsewhere] = changeSections(market({ wayOut }), options())
    expect(way?.items).toEqual(['Documents: add <b>licence</b>; moves along: Date of arrival (2027-01-05); then: CLEAR'])
    expect(way?.notes).toEqual([])
    expect(elsewhere?.items).toEqual(['Uzbekistan (UZ) CLEAR (rules asked: 7)'])
    expect(checkAsText(checkOf([market({ wayOut })]), options('zh'))).toContain('可行办法')
    const html = checkAsHtml(checkOf([market({ wayOut })]), options('ru'))
    expect(html).toContain('Documents: add &lt;b&gt;licence&lt;/b&gt;')
    expect(html).not.toContain('<b>licence')
  })

  it('counts the ways that it does not tell, and says that not all were tried only where that is so', () => {
    const notes = (count: number, gaveUp?: 'enough') => changeSections(market({ wayOut: { ...wayOut, ways: Array.from({ length: count }, () => wayOut.ways[0] as (typeof wayOut.ways)[number]), ...(gaveUp && { gaveUp }) } }), options())[0]?.notes
    expect([notes(5), notes(7)]).toEqual([[], ['Found beside them: 2 more.']])
    expect(notes(7, 'enough')).toEqual(['Found beside them: 2 more.', 'Not all sets were tried: there may be other ways, though none of fewer changes.'])
  })

  it('says once what many changes have in common, and what does in place of one', () => {
    const change = (item: string): SaidChange => ({ fact: 'documents', kind: 'add', item, sentence: `Documents: add ${item}` })
    const way = { changes: [change('a'), change('b')], sentences: ['Documents: add a and b'], instead: [{ of: change('b'), take: change('c') }, { of: change('b'), take: change('d') }], outcome: 'clear' as const, along: [], isSmallest: true }
    const said = (language: Language) => changeSections(market({ wayOut: { ways: [way], hopeless: [], markets: [], questions: [] } }), options(language))[0]?.items[0]
    expect(said('en')).toBe('Documents: add a and b; in place of “Documents: add b” also “Documents: add c” or “Documents: add d”; then: CLEAR')
    expect(said('zh')).toContain('“Documents: add b”也可代之以“Documents: add c”')
    expect(said('ru')).toContain('вместо «Documents: add b» подойдёт и «Documents: add c»')
  })

  it('does not call smallest what was found by giving up, and names what cannot be changed', () => {
    const ways = wayOut.ways.map((way) => ({ ...way, isSmallest: false }))
    expect(changeSections(market({ wayOut: { ...wayOut, ways, gaveUp: 'asks' } }), options())[0]?.notes[0]).toMatch(/^One way; not all sets were tried/)
    expect(changeSections(market({ wayOut: { ...wayOut, ways: [], hopeless: [reason], markets: [] } }), options())).toEqual([
      { heading: expect.any(String), items: [], notes: ['Nothing that can still be changed would clear: Too old for AE.'] },
    ])
  })

  it('asks the questions that decide, counts many of them, and names those that can wait', () => {
    const asked = (count: number): WayOutSaid => ({ ways: [], hopeless: [], markets: [], questions: [{ facts: Array.from({ length: count }, (_, index) => ({ fact: `f${index}`, label: `F${index}` })), settles: [] }] })
    expect(changeSections(market({ outcome: 'cannot-tell', wayOut: asked(2) }), options()).map(({ items }) => items)).toEqual([['F0 + F1']])
    const many = market({ outcome: 'cannot-tell', wayOut: asked(20) })
    expect(changeSections(many, options())[0]?.items).toEqual(['all 20 open questions together; none can be left out'])
    expect(changeSections(many, options())[0]?.notes).toEqual([])
    expect(changeSections(market({ outcome: 'cannot-tell', wayOut: { ...asked(20), gaveUp: 'asks' } }), options())[0]).toMatchObject({ items: ['all 20 open questions together'], notes: ['Not all sets of questions were tried, so there may be smaller ones.'] })
    const verdicts = checkOf([market()]).subjects[0]?.markets[0]?.verdicts ?? []
    const open = { ...verdicts[0], rule: 'open', verdict: 'cannot-tell', severity: 'block' } as MarketCheck['verdicts'][number]
    const advice = { ...open, rule: 'advice', severity: 'watch' } as const
    const questions = [{ fact: 'f1', label: 'F1', settles: ['open'] }, { fact: 'spare', label: 'Spare', settles: ['open'] }, { fact: 'other', label: 'Other', settles: ['advice'] }]
    expect(changeSections({ ...many, verdicts: [open, advice], questions }, options())[0]?.items).toEqual(['20 of the open questions decide it together; these need no answer beside them: Spare'])
  })
})
