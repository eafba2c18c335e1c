import { Day, type Market, type Matrix, type MatrixAnswer, type MatrixCell, type Outcome, type Side, type Subject } from '@sextant/model'
import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { matrixAsHtml } from './matrix-html.ts'
import { shownIn } from './matrix-shown.ts'
import { matrixAsText } from './matrix-text.ts'
import { marketCheck } from './sample.ts'
import { checkOf, notes, options } from './report-sample.ts'

const day = (text: string) => Day.parse(text)
const [from, to] = [day('2026-11-26'), day('2029-11-26')]
const reason = (rule: string, side: Side = 'import') => ({ rule, title: `Title of ${rule}`, side, law: { act: 'Sample Act', provision: 'Article 3' } })
const answer = (outcome: Outcome | null, rule: string | null = null, until = to): MatrixAnswer => (outcome ? { outcome, reason: rule ? reason(rule) : null, from, to: until, isLasting: until === to } : { outcome: null, reason: null, from: null, to: null, isLasting: false })
const cell = (market: string, whole: MatrixAnswer, own: MatrixAnswer | null = whole, rulesAsked = 3): MatrixCell => ({ market: market as Market, ...whole, rulesAsked, own })
const open: MatrixAnswer = { outcome: 'cannot-tell', reason: reason('cn-licence', 'export'), from, to, isLasting: true }

const row = (subject: Subject): Matrix['subjects'][number] => ({
  subject,
  exporting: null,
  markets: [cell('AE', answer('clear', null, day('2027-03-14'))), cell('KE', answer('blocked', 'ke-side')), cell('KZ', answer('act', 'kz-pass')), cell('UZ', answer(null))],
})
const matrix = (count: number): Matrix => ({
  rulebook: { digest: 'sha256:0f1e', commit: null }, checkedAt: '2026-11-26T08:00:00.000Z', fact: 'arrivesOn', from, to, markets: ['AE', 'KE', 'KZ', 'UZ'] as Market[], questions: [],
  subjects: Array.from({ length: count }, (_, index) => row({ make: index === 0 ? '<script>alert(1)</script>' : 'TOKAI', model: `WAGON ${index}` })),
})

/** The same cars where the exporting side waits for an answer. */
const heldCells = [cell('AE', open, answer('clear')), cell('KE', answer('blocked', 'ke-side')), cell('KZ', open, answer('cannot-tell', 'kz-age')), cell('UZ', open, answer('cannot-tell'), 0)]
const held = (count: number): Matrix => ({
  ...matrix(count),
  subjects: matrix(count).subjects.map(({ subject }) => ({ subject, exporting: open, markets: heldCells })),
  questions: [
    { fact: 'euroClass', label: 'Euro class', settles: [{ subject: 0, market: 'KZ' as Market }], partOf: [{ subject: 0, market: 'KZ' as Market }, { subject: 1, market: 'KZ' as Market }] },
    { fact: 'treadMm', label: 'Tread depth', settles: [{ subject: 0, market: null }], partOf: [{ subject: 0, market: null }] },
  ],
})

describe('the matrix', () => {
  it('lists the markets of a few cars, from clear to blocked, with the reason, its clause and how long', () => {
    const lines = matrixAsText(matrix(1), options()).split('\n')
    expect(lines.filter((line) => /^(AE|KE|KZ|UZ) /.test(line)).map((line) => line.split(/ {2,}/))).toEqual([
      ['AE', 'United Arab Emirates', 'CLEAR', '3', '2027-03-14', '-'],
      ['KZ', 'Kazakhstan', 'ACT FIRST', '3', 'no change', 'Title of kz-pass; Sample Act, Article 3'],
      ['KE', 'Kenya', 'BLOCKED', '3', 'no change', 'Title of ke-side; Sample Act, Article 3'],
      ['UZ', 'Uzbekistan', '–', '3', 'no day fits the other days of the order'],
    ])
  })

  it('tells the exporting side once, and beside each outcome what the market says by itself', () => {
    const lines = matrixAsText(held(1), options()).split('\n')
    expect(lines).toContain('Exporting side: CANNOT TELL; Title of cn-licence; Sample Act, Article 3')
    expect(lines.filter((line) => /^(AE|KE|KZ|UZ) /.test(line)).map((line) => line.split(/ {2,}/))).toEqual([
      ['AE', 'United Arab Emirates', 'CANNOT TELL', 'CLEAR', '3', 'no change', 'held by exporting side only'],
      ['KZ', 'Kazakhstan', 'CANNOT TELL', 'CANNOT TELL', '3', 'no change', expect.stringMatching(/^Title of kz-age/)],
      ['UZ', 'Uzbekistan', 'CANNOT TELL', '∅', '0', 'no change', expect.stringMatching(/^cannot tell: no rules of this/)],
      ['KE', 'Kenya', 'BLOCKED', 'BLOCKED', '3', 'no change', expect.stringMatching(/^Title of ke-side/)],
    ])
  })

  it('has no column of what the market says alone where only the exporting side was asked', () => {
    const exported = { ...matrix(1), subjects: [{ subject: {}, exporting: open, markets: [cell('AE', open, null)] }] }
    expect(matrixAsText(exported, options())).not.toContain('Market alone')
    expect(load(matrixAsHtml(exported, options()))('.listed').text()).not.toContain('Market alone')
  })

  it('names the questions that would settle most, with where they decide alone', () => {
    const text = matrixAsText(held(1), options())
    expect(text).toContain('  - Euro class: decides alone 1 answer (KZ); belongs to 2 answers\n  - Tread depth: decides alone 1 answer (Exporting side); belongs to 1 answer\n')
    expect(matrixAsText({ ...held(1), questions: null }, options())).toContain('There are too many open answers to rank the questions')
  })

  it('shows many cars as signs, which are explained', () => {
    const text = matrixAsText(matrix(5), options('ru'))
    expect(text).toMatch(/^2 TOKAI WAGON 1 +✓ {3}× {3}! {3}–$/m)
    expect(text).toMatch(/^× {2}ввоз не допускается$/m)
    const open = matrixAsText(held(5), options())
    expect(open).toMatch(/^2 TOKAI WAGON 1 +\? {3}\(✓\) × {3}\(\?\) \(∅\)$/m)
    expect(open).toMatch(/^\(✓\) \(\?\) \(!\) in brackets: what the market says by itself/m)
  })

  it('counts the rules that stand behind each market, and says that few mean little', () => {
    const text = matrixAsText(held(5), options())
    expect(text).toMatch(/^Rules +3 {3}3 {3}3 {3}0$/m)
    expect(text).toContain('Rules: How many rules of the market were asked. ✓ of few rules means little')
    expect(load(matrixAsHtml(held(2), options()))('.keys').text()).toContain('✓ of few rules means little')
  })

  it('repeats its key with the heads of each block of markets', () => {
    const legends = load(matrixAsHtml(held(2), options()))('.heat thead .legend')
    expect(legends.length).toBe(1)
    expect(legends.text()).toMatch(/× barred.*✓ no obstacle found.*\( \) in brackets: the market alone.*§ rules of the market/)
  })

  it('puts in brackets all that the exporting side adds to, but not what the market bars', () => {
    const beside = (own: Outcome, exporting: Outcome, whole: Outcome) => shownIn(cell('AE', answer(whole, 'x'), answer(own, 'y')), answer(exporting, 'x')).sign
    expect([beside('cannot-tell', 'cannot-tell', 'cannot-tell'), beside('act', 'cannot-tell', 'act'), beside('act', 'act', 'act'), beside('blocked', 'act', 'blocked')]).toEqual(['(?)', '(!)', '(!)', '×'])
    expect([beside('act', 'clear', 'act'), beside('clear', 'clear', 'clear')]).toEqual(['!', '✓'])
  })

  it('leaves out of the text the questions that decide nothing alone, and says in the table that they need others', () => {
    const questions = [{ fact: 'euroClass', label: 'Euro class', settles: [], partOf: [{ subject: 0, market: 'KZ' as Market }] }]
    expect(matrixAsText({ ...held(1), questions }, options())).not.toContain('Euro class')
    expect(load(matrixAsHtml({ ...held(2), questions }, options()))('.asked tbody').text()).toMatch(/–1 answeronly together with other answers/)
  })

  it.each<[Outcome, Outcome]>([['clear', 'cannot-tell'], ['clear', 'act'], ['clear', 'blocked'], ['cannot-tell', 'act'], ['cannot-tell', 'blocked'], ['act', 'blocked']])(
    'never shows %s without brackets where the whole is %s', (own, whole) => {
      expect(shownIn(cell('AE', answer(whole, 'x'), answer(own, 'y')), answer(whole, 'x'))).toMatchObject({ isHeld: true, sign: expect.stringMatching(/^\(.\)$/) })
    })

  it('is a page on which each cell has a sign beside its colour, and nothing from outside is markup', () => {
    const page = matrixAsHtml(matrix(2), options('zh'))
    const $ = load(page)
    expect($('script').length).toBe(0)
    expect($('.heat tbody tr').first().text()).toContain('<script>')
    expect($('.heat td.clear').first().text()).toBe('✓§3 2027-03-14')
    expect($('.heat td.blocked').first().text()).toMatch(/^×\d$/)
    expect($('.heat td.blocked').first().attr('title')).toMatch(/肯尼亚 \(KE\)；结论：不可发运；市场自身：不可发运；规则数：3；进口环节：Title of ke-side \(Sample Act，Article 3（法规名称为外文）\)/)
    expect($('[src],[href],link').length).toBe(0)
    expect(page).toContain("default-src 'none'")
  })

  it('heads each column with code and name, fills a cell by the whole answer and tells in it what the market says, and tells apart what nobody knows', () => {
    const $ = load(matrixAsHtml(held(2), options()))
    expect($('.heat thead tr:last-child th').toArray().slice(1, 4).map((head) => $(head).text())).toEqual(['↗Exporting side', 'AEUnited Arab Emirates', 'KEKenya'])
    const cells = $('.heat tbody tr').first().find('td').toArray().slice(1, 6)
    expect(cells.map((one) => [$(one).attr('class'), $(one).text()])).toEqual([
      ['cannot-tell own-side', '?b'], ['cannot-tell held', '(✓)§3'], ['blocked', expect.stringMatching(/^×\d$/)], ['cannot-tell held', '(?)a'], ['cannot-tell held', '(∅)'],
    ])
    expect($('.heat tbody tr').first().find('.own').toArray().map((one) => $(one).attr('class'))).toEqual(['own clear', 'own cannot-tell', 'own unasked'])
    expect($('.heat tbody tr').last().find('td').eq(4).text()).toBe('(?)a+')
    expect($('.heat td.clear:not(.held)').length).toBe(0)
    expect($('.asked tbody tr').first().text()).toMatch(/^aEuro class euroClass1 answer2 answersKZ/)
    expect($('.reasons').text()).toMatch(/export.*Title of cn-licence.*Sample Act, Article 3/s)
  })

  it('says once beside the goods why the exporting side holds them', () => {
    const $ = load(matrixAsHtml(held(2), options()))
    expect($('.heat .export').toArray().map((one) => [$(one).text(), $(one).attr('title')])).toEqual([1, 2].map(() => ['↗ Title of cn-licence', 'CANNOT TELL; Title of cn-licence; Sample Act, Article 3']))
    expect(load(matrixAsHtml(matrix(2), options()))('.heat .export').length).toBe(0)
  })

  it('tells every answer in words beneath the map, what is held in a paler colour, unless there are too many', () => {
    const $ = load(matrixAsHtml(held(2), options()))
    const rows = $('.listed').first().find('tbody tr').toArray().map((row) => $(row).find('td').toArray().map((cell) => $(cell).text().trim()))
    expect(rows[0]).toEqual(['AE United Arab Emirates', '? CANNOT TELL', '✓ CLEAR', '3', 'no change', 'held by exporting side only'])
    expect(rows[1]?.at(-1)).toBe('Title of kz-age; Sample Act, Article 3to find out: Euro class')
    expect($('.listed td.clear').toArray().every((cell) => $(cell).hasClass('own'))).toBe(true)
    expect(load(matrixAsHtml(matrix(1), options()))('.listed td.clear').first().text()).toBe('✓ CLEAR')
    expect(load(matrixAsHtml(matrix(200), options()))('.listed').length).toBe(0)
  })
})

describe('the matrix of a check', () => {
  const windows = [{ from, to: day('2027-03-14'), outcome: 'clear' as const }, { from: day('2027-03-15'), to, outcome: 'blocked' as const, reason: { rule: 'ae-old', title: 'Too old', others: 0 } }]
  const check = checkOf([marketCheck({ market: 'AE', windows }), marketCheck({ market: 'KE', windows: windows.slice(1) })])
  const many = { ...check, subjects: Array.from({ length: 5 }, () => ({ ...(check.subjects[0] as (typeof check.subjects)[number]), notes })) }
  const over = { fact: 'arrivesOn', from, to }

  it('has a line for every answer, also of many cars, after the signs', () => {
    const text = matrixAsText(matrix(5), { ...options(), check: many })
    expect(text.match(/^AE {2}United Arab Emirates {2}CLEAR +3 +2027-03-14/gm)).toHaveLength(5)
    expect(text).toMatch(/^2 TOKAI WAGON 1 +✓/m)
    expect(matrixAsText(matrix(5), options())).not.toContain('United Arab Emirates')
  })

  it('says what the facts say against each other, which rules answered and where to read more', () => {
    const text = matrixAsText(matrix(5), { ...options(), check: many })
    expect(text.match(/model year 2016 does not fit the VIN/g)).toHaveLength(5)
    expect(text).toContain('check one market at a time')
    expect(text).toMatch(/Rulebook: sha256:0f1e2d3c, commit abc1234/)
    const page = load(matrixAsHtml(matrix(5), { ...options(), check: many }))
    expect(page('section li').length).toBe(5)
    expect(page('footer').text()).toMatch(/check one market at a time.*sha256:0f1e; Asked on: 2026-11-22/s)
  })

  it('tells the days beneath an answer that turns, and beneath no other', () => {
    const text = matrixAsText(matrix(1), { ...options('en', { over }), check })
    expect(text).toMatch(/^AE .*\n {4}Date of arrival: allowed until 2027-03-14; from 2027-03-15 barred: Too old\.$/m)
    expect(text.match(/^ {4}Date of arrival/gm)).toHaveLength(1)
    expect(load(matrixAsHtml(matrix(1), { ...options('en', { over }), check }))('.listed').text()).toContain('from 2027-03-15 barred: Too old.')
  })

  it.each([['en', /Date of arrival is not given: the table answers as if it were\s2026-11-26/], ['zh', /未给出到达日期：本表按 2026-11-26（/], ['ru', /Дата прибытия не указана: таблица отвечает, как если бы это было\s2026-11-26/]] as const)(
    'says in %s for which day it answers where none is given', (language, sentence) => {
      expect(matrixAsText(matrix(1), { ...options(language), check })).toMatch(sentence)
      expect(matrixAsHtml(matrix(1), { ...options(language), check })).toMatch(sentence)
      expect(matrixAsText(matrix(1), { ...options(language, { over }), check })).not.toMatch(sentence)
      expect(matrixAsText(matrix(1), options(language))).not.toMatch(sentence)
      const dated = { ...matrix(1), subjects: [row({ make: 'TOKAI', arrivesOn: '2026-11-26' })] }
      expect(matrixAsText(dated, { ...options(language), check })).not.toMatch(sentence)
    })
})
