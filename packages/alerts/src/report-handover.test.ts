// What a report must hold for those who were not there when it was asked for.
import { Day, languages, type Language } from '@sextant/model'
import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { answerDigestOf } from './report-answer-digest.ts'
import { checkAsHtml } from './report-html.ts'
import { car, checkOf, notes, options } from './report-sample.ts'
import type { ReportOptions } from './report-options.ts'
import { marketCheck, verdict } from './sample.ts'

const met = verdict({ rule: 'xk-age', title: 'Age', verdict: 'complies', kind: 'age-limit', checkedOn: Day.parse('2026-10-01'), assumptions: ['Declared within 30 days of arrival'] })
const apart = verdict({ rule: 'xk-buses', title: 'Buses', verdict: 'out-of-scope', kind: 'equipment', checkedOn: Day.parse('2026-11-20') })
const exported = verdict({ rule: 'cn-licence', title: 'Licence', verdict: 'cannot-tell', side: 'export', kind: 'licence', missing: ['euroClass'], version: null })
const check = checkOf([marketCheck({ verdicts: [verdict(), met, apart, exported] })])
const pageOf = (asked = check, language: Language = 'en', changes: Partial<ReportOptions> = {}) => load(checkAsHtml(asked, options(language, changes)))
const fleet = (cars: number) => ({ ...check, subjects: Array.from({ length: cars }, (_, index) => ({ ...check.subjects[0]!, subject: { ...car, orderId: `A-${index}` } })) })

describe('a report to hand over', () => {
  it('begins with the answer, its first reason, what to do and that it is no legal advice', () => {
    const page = pageOf()
    const answer = page('main > section').first()
    expect(answer.is('.answer')).toBe(true)
    for (const said of ['TOKAI WAGON 2016', 'Kazakhstan (KZ)', 'BLOCKED', 'may not enter', 'Side of the steering wheel', 'Sell this vehicle', 'Article 3(2)']) expect(answer.text()).toContain(said)
    expect(answer.next().text()).toContain('no legal advice')
  })

  it('says on the first page how sure its reason is, that it is under review, and what is still open', () => {
    const unread = verdict({ status: 'needs review', citation: { act: 'Law 5', provision: '条款未查阅', url: 'https://law.example/5', quote: 'x' } })
    const questions = [{ fact: 'euroClass', label: 'Question', settles: ['cn-licence'] }]
    const answer = pageOf(checkOf([marketCheck({ verdicts: [unread, exported], questions })]))('.answer').text()
    for (const said of ['it must be on the left', 'UNDER REVIEW', 'the text of the provision itself was not read', 'Still open: 1 question, on which 1 rule waits.']) expect(answer).toContain(said)
    expect(answer).not.toContain('the act was read')
  })

  it('tells what nobody can judge yet in brief with its clause and gaps, and its quote unless it would only advise, and repeats none of it further down', () => {
    const advice = verdict({ rule: 'xk-fee', title: 'A fee', verdict: 'cannot-tell', severity: 'watch', missing: ['euroClass'], encodes: 'partly-may-miss', leavesOut: 'The amount.' })
    const whole = verdict({ encodes: 'partly-may-miss', leavesOut: 'Trailers.' })
    const open = verdict({ rule: 'xk-open', title: 'A duty', verdict: 'cannot-tell', missing: ['euroClass'] })
    const page = pageOf(checkOf([marketCheck({ verdicts: [whole, advice, open] })]))
    expect(page('#goods-1 .open-findings.open-advice').text()).toMatch(/A fee.*The law: .*Article.*The amount\./s)
    expect(page('#goods-1 .open-findings.open-advice').text()).not.toContain('shall not be registered')
    expect(page('#goods-1 .open-findings.open').text()).toMatch(/A duty.*To find out: Euro class.*If it fails: Sell.*The law: .*Article.*shall not be registered.*may report one too many; Left out: /s)
    expect(page('#goods-1 article').length).toBe(1)
    expect(page('#not-covered').text()).not.toMatch(/The amount\.|Trailers|whole provision/)
    expect(page('#rules').text()).toContain('see [3]')
  })

  it('keeps its lines in order where a name is written from the right', () => {
    const [subject] = check.subjects
    const page = pageOf({ ...check, subjects: [{ ...subject!, subject: { ...car, make: 'سيارة' } }] })
    expect(page('#goods-1 h2').text()).toContain('\u2068سيارة\u2069')
  })

  it('begins with what to find out where nothing is certain, and counts the rest', () => {
    const questions = Array.from({ length: 9 }, (_, index) => ({ fact: 'euroClass', label: `Question ${index + 1}`, settles: ['cn-licence'] }))
    const answer = pageOf(checkOf([marketCheck({ outcome: 'cannot-tell', verdicts: [exported], questions })]))('.answer')
    expect(answer.find('li').toArray().length).toBe(7)
    expect(answer.text()).toContain('and 3 more, below')
  })

  it('names on the first page the first rule that is open, with its clause and what it waits for', () => {
    const questions = [{ fact: 'euroClass', label: 'Question', settles: ['cn-licence'] }]
    const answer = pageOf(checkOf([marketCheck({ outcome: 'cannot-tell', verdicts: [exported], questions })]))('.answer').text()
    expect(answer).toMatch(/Licence.*To find out: Euro class.*The law: .*Article 3\(2\)/s)
  })

  it('tells on the first page what the facts of one car say against a standard, and only there', () => {
    const [subject] = check.subjects
    const page = pageOf({ ...check, subjects: [{ ...subject!, notes }] })
    expect(page('.answer').text()).toMatch(/Worth a look\s*model year 2016 does not fit the VIN/)
    expect(page('#goods-1').text()).not.toContain('Worth a look')
  })

  it('says at the head of a fleet when it was asked, in the time of China too, and of which rules', () => {
    expect(pageOf(fleet(4))('header').text()).toContain('Asked on: 2026-11-22; Checked at: 2026-11-22 16:00 Beijing time (08:00 UTC); Rulebook: sha256:0f1e2d3c')
  })

  it('calls the rules of a fleet by their titles, and by their ids in the annex only', () => {
    const page = pageOf(fleet(4))
    expect(page('#goods-1').text() + page('#not-covered').text()).not.toMatch(/xk-|cn-licence/)
    expect(page('#rules').text()).toContain('cn-licence')
  })

  it('counts the answers of a fleet, and leads from its table to a section of its own for each of the goods', () => {
    const page = pageOf(fleet(12))
    expect(page('.answer').text()).toContain('12 of 12 answers')
    const links = page('table a[href^="#"]').toArray().map((element) => page(element).attr('href') ?? '')
    expect(links.filter((link) => link.startsWith('#goods-'))).toHaveLength(12)
    for (const link of links) expect(page(`[id="${link.slice(1)}"]`).length).toBe(1)
    const footers = page('style').last().text()
    expect(footers).toContain('@page goods12 {')
    expect(footers).toContain('#goods-12 { page: goods12; }')
  })

  it('tells a fleet at a glance: days, reason with its clause, what is under review, what stands against a VIN in full, and the rule with its clause where an answer is open', () => {
    const doubtful = marketCheck({ verdicts: [verdict({ status: 'needs review' }), exported] })
    const subjects = Array.from({ length: 4 }, (_, index) => ({ subject: car, notes: index === 1 ? notes : [], markets: [doubtful] }))
    const page = pageOf({ ...check, subjects })
    const rows = page('section:not(.answer)').first().find('tbody tr').toArray().map((row) => page(row).text())
    for (const said of ['Date of arrival: 2026-12-20', 'Side of the steering wheel', 'Sample Act No. 7 on road vehicles, Article 3(2)', 'under review', 'and 1 finding more']) expect(rows[1]).toContain(said)
    expect(rows[1]).toContain('model year 2016 does not fit the VIN, where N in position 10 stands for 1992 or 2022; one of the two is wrong')
    const questions = [{ fact: 'euroClass', label: 'Euro class', settles: ['cn-licence'] }]
    const waiting = marketCheck({ outcome: 'cannot-tell', verdicts: [exported], questions })
    const open = pageOf({ ...check, subjects: subjects.map((one) => ({ ...one, markets: [waiting] })) })
    expect(open('section:not(.answer)').first().find('tbody tr').first().text()).toMatch(/to find out: Euro class\s*Licence\s*Sample Act No. 7 on road vehicles, Article 3\(2\)/)
    expect(rows[0]).not.toContain('does not fit the VIN')
    expect(page('.contents a').toArray().map((link) => page(link).attr('href'))).toEqual(['#not-covered', '#goods-1', '#goods-2', '#goods-3', '#goods-4', '#rules', '#verify', '#signature'])
    expect(page('#goods-4 table.blocks').text()).toContain('The law: Sample Act No. 7 on road vehicles, Article 3(2)')
  })

  it('says on the first page which day it answers for, or that none is given', () => {
    expect(pageOf()('.answer .days').text()).toBe('Date of arrival: 2026-12-20')
    expect(pageOf(checkOf([marketCheck()], { make: 'TOKAI' }))('.answer .days').text()).toBe('no day of the order is given')
  })

  it('keeps places for the numbers of pages only where it is drawn as a PDF', () => {
    expect(pageOf(fleet(4))('.page-of').length).toBe(0)
    const places = pageOf(fleet(4), 'en', { fontSheet: 'https://x.invalid/a.css' })
    expect(places('.contents .page-of').toArray().map((place) => places(place).attr('data-of'))).toContain('goods-4')
  })

  it('calls nothing confirmed that no authority publishes, nor what has changed since', () => {
    const citation = { act: 'Law 5', provision: 'Article 5', quote: 'x' }
    const said = (url: string, changes = {}) => pageOf(checkOf([marketCheck({ verdicts: [verdict({ citation: { ...citation, url }, ...changes })] })]))('.answer').text()
    expect(said('https://law.gov.cn/5')).toContain('Confirmed: the quote was read at law.gov.cn, the site of an authority.')
    expect(said('https://copies.example/5')).toMatch(/read at copies\.example, no site of an authority/)
    expect(said('https://copies.example/5')).not.toContain('Confirmed')
    expect(said('https://law.gov.cn/5', { status: 'needs review' })).toMatch(/UNDER REVIEW.*so this may no longer hold.*Of the text before the change: Confirmed.*Nobody has confirmed the text after it\./s)
    expect(pageOf()('#not-covered').text()).toMatch(/Of the 4 rules asked, [34] rest on copies or reports/)
  })

  it('tells act and quote of a fleet once, in the annex', () => {
    const few = pageOf(fleet(3))
    expect(few('#goods-3 blockquote').length).toBeGreaterThan(0)
    const many = pageOf(fleet(4))
    expect(many('#goods-4 blockquote').length).toBe(0)
    expect(many('#goods-4 table.blocks').text()).toContain('it must be on the left')
    expect(many('#goods-4 .open-findings').text()).toContain('To find out: Euro class')
    expect(many('#rules blockquote').length).toBe(4)
    expect(many('#rules').text()).toContain('https://law.example/acts/7')
  })

  it('says in a fleet too that a rule is under review, and what its note says', () => {
    const doubtful = marketCheck({ verdicts: [verdict({ status: 'needs review', note: 'Two pages disagree.' })] })
    const page = pageOf({ ...check, subjects: Array.from({ length: 4 }, () => ({ subject: car, notes: [], markets: [doubtful] })) })
    expect(page('#goods-4 .caution').text()).toContain('UNDER REVIEW')
    expect(page('#rules').text()).toContain('Two pages disagree.')
  })

  it('lists every rule that was asked, those too that do not concern the goods, with act, version, comparison and outcome', () => {
    const rows = pageOf()('#rules tbody tr').toArray().map((row) => pageOf()(row).text().replaceAll(/\s+/g, ' '))
    expect(rows).toHaveLength(4)
    expect(rows[0]).toMatch(/cn-licence.*no version in force on that day.*cannot be decided/)
    expect(rows[1]).toMatch(/xk-age.*by: Date of arrival.*Sample Act No\. 7 on road vehicles, Article 3\(2\).*copy or reports.*since 2020-01-01.*compared with its source 2026-10-01.*met/)
    expect(rows[2]).toMatch(/xk-buses.*does not concern it/)
    expect(rows[3]).toMatch(/xk-steering-side.*not met/)
  })

  it('names by number where a rule answered otherwise than for the rest', () => {
    const two = { ...check, subjects: [...fleet(4).subjects, ...checkOf([marketCheck({ verdicts: [verdict({ verdict: 'complies' })] })]).subjects] }
    expect(pageOf(two)('#rules tbody tr').last().find('td').last().text()).toBe('met: 5.1not met: all others')
  })

  it('says what was not asked, of which kinds there is no rule, and how old the readings are', () => {
    const text = pageOf(check, 'en', { sides: ['import'] })('#not-covered').text()
    expect(text).toContain('Only these markets were asked: Kazakhstan (KZ)')
    expect(text).toContain('Not asked in this report: export, transit.')
    expect(text).toMatch(/no rule of these kinds: prohibition, emissions, .*licence, .*quota/)
    expect(text).not.toMatch(/no rule of these kinds:[^.]*steering side/)
    expect(text).toContain('between 2026-10-01 and 2026-11-20')
    expect(text).toContain('Compared longest ago (2026-10-01): Age')
    expect(pageOf()('#not-covered').text()).not.toContain('Not asked in this report')
  })

  it('names the facts that nobody gave, and the assumptions that mattered even where a rule is met', () => {
    const text = pageOf()('#goods-1').text()
    expect(text).toMatch(/Not known, and needed[^]*Euro class/)
    expect(text).toMatch(/Declared within 30 days of arrival \(rests on it: Age\)/)
  })

  it('tells how to verify it: the digests, the command, and the facts as they can be asked again', () => {
    const verify = pageOf()('#verify')
    expect(verify.text()).toContain('check facts.json --market KZ --release sha256:0f1e2d3c --format json')
    expect(verify.text()).toContain('--release abc1234')
    expect(verify.text()).toContain(answerDigestOf(check))
    expect(JSON.parse(verify.find('pre').text())).toEqual(car)
    expect(JSON.parse(pageOf(fleet(5))('#verify pre').text())).toEqual(fleet(5).subjects.map(({ subject }) => subject))
  })

  it('leaves the market out of the command where each of the goods names its own', () => {
    const own = checkOf([marketCheck()], { ...car, market: 'KZ' })
    expect(pageOf(own)('#verify').text()).toContain('check facts.json --release')
  })

  it('writes facts that are unseen or turn a line around as escapes, which say the same', () => {
    const odd = { ...car, make: 'a\u202Eb\u0007c', model: '</pre><script>' }
    const pre = pageOf(checkOf([marketCheck()], odd))('#verify pre').text()
    expect(pre).not.toMatch(/[\u202E\u0007]/)
    expect(JSON.parse(pre)).toEqual(odd)
  })

  it.each(languages)('has a place for signature and stamp, and a footer with goods, rulebook and page, in %s', (language) => {
    const page = pageOf(check, language)
    expect(page('#signature dt').length).toBe(8)
    const footers = page('style').last().text()
    expect(footers).toContain('counter(page)')
    expect(footers).toContain('LSJA24U33NS000017')
    expect(footers).toContain('0f1e2d3c')
  })

  it('lets nothing from outside end or extend the style of the footers', () => {
    const evil = `"} </style><script>alert(1)</script> @import url(//x) \\" \n }`
    const page = pageOf(checkOf([marketCheck()], { ...car, vin: evil }))
    expect(page('script').length).toBe(0)
    const footers = page('style').last().text()
    expect(footers).not.toMatch(/@import|url\(|<|script>/)
    expect(footers.replaceAll(/"[^"\\]*(?:\\.[^"\\]*)*"/g, '').match(/[{}]/g)?.length).toBe(6)
  })
})

describe('the digest of an answer', () => {
  const changed = (change: object) => checkOf([marketCheck({ verdicts: [verdict(change)] })])

  it('is the same in every language, on any day, and whatever the texts say', () => {
    const said = { ...changed({ title: '别的', because: [], remedy: '…', note: 'x' }), checkedAt: '2030-01-01T00:00:00.000Z' }
    expect(answerDigestOf(said)).toBe(answerDigestOf(changed({})))
  })

  it.each([{ verdict: 'complies' }, { version: '2021-01-01' }, { rule: 'xk-other' }, { severity: 'act' }, { missing: ['euroClass'] }])('is another with %j', (change) => {
    expect(answerDigestOf(changed(change))).not.toBe(answerDigestOf(changed({})))
  })

  it('is another with other facts or another rulebook', () => {
    const one = changed({})
    expect(answerDigestOf({ ...one, rulebook: { digest: 'sha256:1', commit: null } })).not.toBe(answerDigestOf(one))
    expect(answerDigestOf({ ...one, subjects: one.subjects.map((subject) => ({ ...subject, subject: { ...car, euroClass: 5 } })) })).not.toBe(answerDigestOf(one))
  })
})
