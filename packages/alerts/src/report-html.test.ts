import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { checkAsHtml } from './report-html.ts'
import { car, checkOf, options } from './report-sample.ts'
import { marketCheck, verdict } from './sample.ts'

const evil = `"'><script>alert(1)</script><img src=x onerror=alert(1)>\u202E</style></title>${'长'.repeat(10_000)}`

describe('the HTML of a check', () => {
  it('is one file that runs nothing and loads nothing', () => {
    const page = load(checkAsHtml(checkOf([marketCheck()]), options()))
    expect(page('meta[charset]').attr('charset')).toBe('utf-8')
    expect(page('meta[http-equiv="Content-Security-Policy"]').attr('content')).toBe("default-src 'none'; style-src 'unsafe-inline'")
    expect(page('script, link, img, iframe, object, embed, form, base, [src], [srcset]').length).toBe(0)
    expect(page('style').text()).not.toMatch(/url\(|@import/)
  })

  it('shows the clause, the quote in its own language and the remedy of a finding, and prints its address', () => {
    const page = load(checkAsHtml(checkOf([marketCheck()]), options('zh')))
    expect(page('html').attr('lang')).toBe('zh')
    expect(page('blockquote').attr('lang')).toBe('en')
    expect(page('blockquote').text()).toContain('shall not be registered')
    expect(page('article').text()).toContain('Sample Act No. 7 on road vehicles，Article 3(2)（法规名称为外文）')
    expect(page('dd.remedy').text()).toContain('Sell this vehicle')
    expect(page('article a').text()).toBe('https://law.example/acts/7?part=1&article=3')
  })

  it('makes values from outside harmless, wherever they stand', () => {
    const said = verdict({
      rule: evil, title: evil, remedy: evil, note: evil, leavesOut: evil, error: evil, assumptions: [evil], missing: ['euroClass'], verdict: 'cannot-tell',
      because: [{ fact: 'make', is: evil, operator: 'equal', value: null, sentence: evil }],
      citation: { act: evil, provision: evil, url: `javascript:alert(1)//${evil}`, language: evil, quote: evil },
    })
    const hostile = { make: evil, model: evil, vin: evil, orderId: evil, origin: evil }
    const check = checkOf([marketCheck({ verdicts: [said, verdict({ rule: `${evil}2`, verdict: 'complies' })], questions: [{ fact: 'make', label: evil, settles: [evil] }] })], hostile)
    const noted = check.subjects.map((subject) => ({ ...subject, notes: [{ fact: evil, severity: 'hint', code: 'vin-production', message: evil } as const] }))
    const text = checkAsHtml({ ...check, subjects: noted, rulebook: { digest: evil, commit: evil }, checkedAt: evil }, options())
    const page = load(text)
    expect(page('script, img, [onerror]').length).toBe(0)
    expect(page('style').length).toBe(2)
    expect(page('title').length).toBe(1)
    expect(page('footer').length).toBe(1)
    expect(text).not.toContain('\u202E')
    expect(text.length).toBeLessThan(100_000)
  })

  it('links http and https only; any other address is a text', () => {
    const citation = (url: string) => ({ act: 'Act', provision: '1', url })
    const urls = ['javascript:alert(1)', 'data:text/html,x', 'JAVASCRIPT://law.example/%0Aalert(1)', 'https://law.example/a"onclick="x', 'http://law.example/b']
    const verdicts = urls.map((url, index) => verdict({ rule: `rule-${index}`, citation: citation(url) }))
    const page = load(checkAsHtml(checkOf([marketCheck({ verdicts })]), options()))
    const hrefs = page('[href]:not([href^="#"])').toArray().map((element) => page(element).attr('href'))
    expect(hrefs).toHaveLength(2)
    for (const href of hrefs) expect(href).toMatch(/^https?:\/\/law\.example\//)
    expect(page('[onclick]').length).toBe(0)
  })

  it('isolates values that run from right to left, so that they turn nothing beside them', () => {
    const page = load(checkAsHtml(checkOf([marketCheck()], { ...car, model: 'سيارة' }), options()))
    expect(page('h2 bdi').text()).toContain('سيارة')
    expect(page('blockquote').attr('dir')).toBe('auto')
  })

  it('begins with no summary for one market, a list for several, and a matrix for several subjects', () => {
    const one = checkOf([marketCheck()])
    expect(load(checkAsHtml(one, options()))('h2').text()).not.toContain('Summary')

    const several = checkOf([marketCheck(), marketCheck({ market: 'RU', outcome: 'clear', verdicts: [] })])
    const list = load(checkAsHtml(several, options()))
    expect(list('section:not(.answer) h2').first().text()).toBe('Summary')
    expect(list('section:not(.answer)').first().find('tbody tr').toArray().map((row) => list(row).find('.outcome').text())).toEqual(['CLEAR', 'BLOCKED'])

    const matrix = load(checkAsHtml({ ...several, subjects: [...several.subjects, ...one.subjects, ...one.subjects] }, options()))
    const table = matrix('section:not(.answer)').first().find('table')
    expect(table.find('thead th').toArray().map((cell) => matrix(cell).text())).toEqual(['Goods', 'Kazakhstan (KZ)', 'Russia (RU)'])
    expect(table.find('tbody tr').first().find('.outcome').text()).toBe('BLOCKEDCLEAR')
    expect(table.find('tbody tr').last().find('td').last().text()).toBe('–')
  })

  it('splits a matrix that is too wide for a page, and loses no market', () => {
    const codes = ['AM', 'BY', 'KG', 'KZ', 'RU', 'UZ', 'GE']
    const many = checkOf(codes.map((market) => marketCheck({ market })))
    const subjects = Array.from({ length: 8 }, () => many.subjects).flat()
    const page = load(checkAsHtml({ ...many, subjects }, options()))
    const tables = page('section:not(.answer)').first().find('table')
    expect(tables.length).toBe(2)
    for (const code of codes) expect(tables.find('thead').text()).toContain(`(${code})`)
  })

  it('is loud where no rule of a market was asked', () => {
    const page = load(checkAsHtml(checkOf([marketCheck({ market: 'AF', outcome: 'cannot-tell', rulesAsked: 0, verdicts: [] })]), options()))
    expect(page('.warning').text()).toContain('THIS IS NO CLEARANCE')
  })

  it('lists what is not covered once for each rule, of those too that are complied with', () => {
    const partial = verdict({ rule: 'kz-partial', title: 'Partial', verdict: 'complies', encodes: 'partly-may-miss', leavesOut: 'Buses.' })
    const whole = verdict({ rule: 'kz-whole', title: 'Whole', verdict: 'complies', encodes: 'fully', leavesOut: null })
    const apart = verdict({ rule: 'kz-apart', title: 'Apart', verdict: 'out-of-scope', confidence: 'single-source' })
    const check = checkOf([marketCheck({ verdicts: [partial, whole, apart] }), marketCheck({ market: 'RU', verdicts: [partial] })])
    const uncovered = (all: 'shown' | 'left-out') => {
      const page = load(checkAsHtml(check, options('en', { all })))
      return page('#not-covered')
    }
    const text = uncovered('left-out').text()
    expect(text.split('Partial')).toHaveLength(2)
    expect(text).toContain('KZ RU')
    expect(text).toContain('Buses.')
    expect(text).not.toContain('Whole')
    expect(text).not.toContain('Apart')
    expect(text).toContain('1 more rule of this kind')
    expect(uncovered('shown').text()).toContain('Apart')
  })

  it('says that all is covered only where no rule leaves anything out', () => {
    const whole = verdict({ verdict: 'complies', encodes: 'fully', leavesOut: null })
    const page = load(checkAsHtml(checkOf([marketCheck({ outcome: 'clear', verdicts: [whole] })]), options()))
    expect(page('#not-covered').text()).toContain('covers its whole provision')
    const unasked = load(checkAsHtml(checkOf([marketCheck({ outcome: 'cannot-tell', rulesAsked: 0, verdicts: [] })]), options()))
    expect(unasked('#not-covered').text()).not.toContain('covers its whole provision')
  })

  it('puts the questions before the rules that wait for their answers', () => {
    const open = verdict({ rule: 'kz-emission', title: 'Ecological class', verdict: 'cannot-tell', missing: ['euroClass'] })
    const questions = [{ fact: 'euroClass', label: 'Euro class', settles: ['kz-emission'] }]
    const text = load(checkAsHtml(checkOf([marketCheck({ verdicts: [verdict(), open], questions })]), options()))('#goods-1').text()
    const places = ['Side of the steering wheel', 'Open questions', 'Ecological class'].map((said) => text.indexOf(said))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  it('carries every fact as it was given, the rulebook and the days', () => {
    const text = load(checkAsHtml(checkOf([marketCheck()]), options('ru')))('main').text()
    for (const said of ['LSJA24U33NS000017', 'A-17', '2026-12-20', 'sha256:0f1e2d3c', 'abc1234', '2026-11-22']) expect(text).toContain(said)
  })
})
