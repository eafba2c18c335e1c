import { Day, languages, Market } from '@sextant/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { car, checkOf, notes, options } from './report-sample.ts'
import { checkAsText } from './report-text.ts'
import { widthOf } from './report-wrap.ts'
import { marketCheck, verdict } from './sample.ts'

const open = verdict({
  rule: 'kz-emission', title: 'Ecological class', verdict: 'cannot-tell', missing: ['euroClass'], remedy: 'Offer a cleaner car.',
  because: [{ fact: 'euroClass', is: null, operator: 'greaterThanInclusive', value: 5, sentence: 'Euro class is not known; at least 5 is required' }],
})
const question = { fact: 'euroClass', label: 'Euro class', settles: ['kz-emission'] }

/** The words without their line breaks. */
function unwrapped(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}

describe('the text of a check', () => {
  it('names the car, the market, the outcome and all that stands behind a breach', () => {
    const text = unwrapped(checkAsText(checkOf([marketCheck()]), options()))
    expect(text).toContain('TOKAI WAGON 2016, VIN LSJA24U33NS000017, Order number: A-17')
    expect(text).toContain('Kazakhstan (KZ) BLOCKED – may not enter')
    expect(text).toContain('[1] Side of the steering wheel (import)')
    expect(text).toContain('The steering wheel is on the right; it must be on the left.')
    expect(text).toContain('Sell this vehicle to a market that takes right-hand drive')
    expect(text).toContain('Sample Act No. 7 on road vehicles, Article 3(2)')
    expect(text).toContain('“Vehicles with the steering wheel on the right shall not be registered.”')
    expect(text).toContain('The exemption for vehicles of diplomats.')
    expect(text).toContain('xk-steering-side, version in force since 2020-01-01; deciding day: Date of arrival, 2026-12-20')
    expect(text).toContain('Rulebook: sha256:0f1e2d3c, commit abc1234')
    expect(text).toContain('Checked at: 2026-11-22 16:00 Beijing time (08:00 UTC)')
  })

  it('says the outcome in plain words, whichever it is', () => {
    const said = (changes: Parameters<typeof marketCheck>[0]) => checkAsText(checkOf([marketCheck(changes)]), options())
    expect(said({ outcome: 'blocked', verdicts: [verdict({ side: 'export' })] })).toContain('BLOCKED – may not leave China')
    expect(said({ outcome: 'blocked', verdicts: [verdict({ side: 'export' }), verdict()] })).toContain('may not leave China; may not enter')
    expect(said({ outcome: 'act', verdicts: [verdict({ severity: 'act' })] })).toContain('ACT FIRST – settle what stands below before you ship')
    expect(said({ outcome: 'cannot-tell', verdicts: [open], questions: [question] })).toContain('CANNOT TELL – questions are open')
    expect(said({ outcome: 'cannot-tell', verdicts: [verdict({ verdict: 'cannot-tell', error: 'it failed' })] })).toContain('CANNOT TELL – there is no answer')
    expect(said({ outcome: 'clear', verdicts: [verdict({ verdict: 'complies' })] })).toContain('CLEAR – no obstacle found in the 5 rules asked')
  })

  it('says how far a clear answer reaches', () => {
    const text = checkAsText(checkOf([marketCheck({ outcome: 'clear', verdicts: [verdict({ verdict: 'complies' })] })]), options())
    expect(text).toContain('This answer covers only the 5 rules that Sextant knows and asked for Kazakhstan')
    expect(text).toContain('No breach found (1 rule):\n  - Side of the steering wheel\n')
    expect(text).toContain('It is no legal advice')
  })

  it.each([
    ['en', 'THIS IS NO CLEARANCE'], ['zh', '不得视为放行依据'], ['ru', 'ЭТО НЕ РАЗРЕШЕНИЕ'],
  ] as const)('is loud in %s where no rule of the market was asked', (language, loud) => {
    for (const outcome of ['cannot-tell', 'clear'] as const) {
      const text = checkAsText(checkOf([marketCheck({ market: 'AF', outcome, rulesAsked: 0, verdicts: [] })]), options(language))
      expect(text).toContain('!! ')
      expect(unwrapped(text).replaceAll(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')).toContain(loud)
    }
    const exportSide = marketCheck({ market: 'AF', outcome: 'cannot-tell', rulesAsked: 0, verdicts: [verdict({ verdict: 'cannot-tell', side: 'export' })], questions: [question] })
    expect(checkAsText(checkOf([exportSide]), options('en'))).toContain('CANNOT TELL – no rule of this market was checked')
    const english = checkAsText(checkOf([marketCheck({ market: 'AF', outcome: 'clear', rulesAsked: 0, verdicts: [] })]), options('en'))
    expect(english).not.toContain('no obstacle found')
  })

  it('tells obstacles before what is to be done, then what is open, then advice', () => {
    const text = checkAsText(
      checkOf([marketCheck({
        verdicts: [
          verdict({ rule: 'advice', title: 'Title of advice', severity: 'watch' }), open,
          verdict({ rule: 'act', title: 'Title of action', severity: 'act' }), verdict(),
        ],
        questions: [question],
      })]),
      options(),
    )
    const places = ['Side of the steering wheel', 'Title of action', 'Ecological class', 'Title of advice', 'Open questions'].map((title) => text.indexOf(title))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(text).toContain('Found: blocks 1; act first 1; open 1; advice 1.')
  })

  it('says what an undecided rule needs, what it might come to, and which answer settles it', () => {
    const text = checkAsText(checkOf([marketCheck({ outcome: 'cannot-tell', verdicts: [open], questions: [question] })]), options())
    expect(text).toContain('Ecological class (import; might block)')
    expect(text).toMatch(/To find out\s+Euro class/)
    expect(text).toMatch(/If it fails\s+Offer a cleaner car\./)
    expect(text).not.toContain('What to do')
    expect(text).toContain('- Euro class – settles 1 rule [1]')
  })

  it('counts a rule that could not be run as open, although it only advises', () => {
    const failed = verdict({ verdict: 'cannot-tell', severity: 'watch', error: 'no such operator' })
    const text = checkAsText(checkOf([marketCheck({ outcome: 'cannot-tell', verdicts: [failed] })]), options())
    expect(text).toContain('Found: open 1.')
    expect(text).toContain('no such operator')
  })

  it('admits a draft, a review, a single source, an assumption, a note and a day that is not known', () => {
    const between = { fact: 'arrivesOn', day: null, from: Day.parse('2026-12-01'), to: Day.parse('2026-12-31') }
    const text = checkAsText(
      checkOf([marketCheck({
        verdicts: [
          verdict({ rule: 'a', status: 'draft', severity: 'watch', decidedOn: between }),
          verdict({ rule: 'b', status: 'needs review', note: 'Two sources differ.', assumptions: ['It arrives within 90 days'] }),
          verdict({ rule: 'c', confidence: 'single-source', severity: 'act', version: null, citation: null }),
        ],
      })]),
      options(),
    )
    for (const said of ['DRAFT', 'UNDER REVIEW', 'One source only', 'Two sources differ.', 'It arrives within 90 days', 'between 2026-12-01 and 2026-12-31', 'no version in force']) {
      expect(unwrapped(text)).toContain(said)
    }
  })

  it('names the rules out of scope only where all are to be shown', () => {
    const check = checkOf([marketCheck({ outcome: 'clear', verdicts: [verdict({ rule: 'kz-trailers', verdict: 'out-of-scope' })] })])
    expect(checkAsText(check, options())).not.toContain('kz-trailers')
    expect(checkAsText(check, options())).toContain('Not concerned by 1 rule.')
    expect(checkAsText(check, options('en', { all: 'shown' }))).toContain('Not concerned by 1 rule:\n  - Side of the steering wheel (kz-trailers)\n')
  })

  it.each([
    ['en', 'It says (Ukrainian)', 'Answered by: release rules-2026-11-25', 'rules folder at commit 0123456789ab with changes that are not committed'],
    ['zh', '原文（乌克兰语）', '依据规则：发布版本 rules-2026-11-25', '提交 0123456789ab 的规则文件夹，另有未提交的改动'],
    ['ru', 'В тексте сказано (украинский)', 'Ответ по правилам: выпуск rules-2026-11-25', 'папка правил на коммите 0123456789ab с незакоммиченными изменениями'],
  ] as const)('names in %s the language of a quote, and by which rules it answers', (language, quote, release, changed) => {
    const check = checkOf([marketCheck({ verdicts: [verdict({ citation: { act: 'Act 7', provision: 'article 3', language: 'uk', quote: 'Заборонено.' } })] })])
    expect(checkAsText(check, options(language))).toContain(quote)
    expect(checkAsText(check, options(language, { rulesOrigin: { kind: 'release', name: 'rules-2026-11-25' } }))).toContain(release)
    const plain = unwrapped(checkAsText(check, options(language, { rulesOrigin: { kind: 'changed', commit: '0123456789abcdef' } }))).replaceAll(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    expect(plain).toContain(changed)
  })

  it('tells a finding once that is the same in several markets, and points to it in the others', () => {
    const both = verdict({ rule: 'cn-licence', title: 'Export licence', side: 'export', severity: 'act', remedy: 'Apply for the licence.' })
    const text = checkAsText(checkOf([marketCheck({ verdicts: [both] }), marketCheck({ market: 'RU', verdicts: [verdict(), both] })]), options())
    expect(text.split('Apply for the licence.')).toHaveLength(2)
    expect(text).toContain('[1]  Export licence (export from China) – the same as under Kazakhstan, above')
    expect(text).toContain('[2]  Side of the steering wheel')
  })

  it('names the country of export where it is not China', () => {
    const check = checkOf([marketCheck({ verdicts: [verdict({ side: 'export' })] })], { ...car, origin: 'JP' })
    expect(checkAsText(check, options())).toContain('may not leave Japan')
  })

  it('tells goods that are no vehicle by their first facts', () => {
    expect(checkAsText(checkOf([marketCheck()], { treadMm: 8 }), options())).toContain('Subject 1 (Tread depth: 8 mm)')
    expect(checkAsText(checkOf([marketCheck()], {}), options('zh'))).toContain('第 1 项货物')
  })

  it('shows the outcome over time where it was asked for', () => {
    const windows = [{ from: Day.parse('2026-12-01'), to: Day.parse('2027-05-31'), outcome: 'clear' as const }]
    expect(checkAsText(checkOf([marketCheck({ windows })]), options())).toContain('2026-12-01 – 2027-05-31  CLEAR')
  })

  it('has no control codes unless a terminal is asked for', () => {
    const check = checkOf([marketCheck()])
    expect(checkAsText(check, options())).not.toContain('\u001B')
    expect(checkAsText(check, { ...options(), style: 'terminal' })).toContain('\u001B[31m')
  })

  it.each(languages)('keeps to 100 columns in %s, addresses aside, whatever the texts hold', (language) => {
    const words = fc.array(fc.constantFrom('车辆', '，', '（Euro 5）', 'steering', 'руль', ' ', '“', '”', '👩‍🔧', 'x'.repeat(130), '\n', '\u202E'), { maxLength: 60 })
    fc.assert(fc.property(words.map((some) => some.join('')), (said) => {
      const check = checkOf([marketCheck({ verdicts: [verdict({ title: said, remedy: said, note: said }), open], questions: [{ ...question, label: said }] })], { make: said })
      for (const line of checkAsText(check, options(language)).split('\n').filter((one) => !one.includes('https://'))) expect(widthOf(line)).toBeLessThanOrEqual(100)
    }), { numRuns: 40 })
  })

  it('lets no value forge a line, clear the screen or turn the direction', () => {
    const evil = 'A\u001B[2J\nKazakhstan (KZ)  CLEAR\u202Eevil'
    const text = checkAsText(checkOf([marketCheck({ verdicts: [verdict({ title: evil, rule: evil })] })], { make: evil, orderId: evil }), options())
    expect(text).not.toMatch(/^Kazakhstan \(KZ\) {2}CLEAR/m)
    expect(text).not.toMatch(/[\u001B\u202E]/)
  })

  it.each([
    ['en', 'Pre-shipment report', 'may not enter'], ['zh', '出口前技术性贸易措施核查报告', '不得进口'], ['ru', 'Отчёт о проверке технических барьеров', 'ввоз не допускается'],
  ] as const)('speaks %s', (language, title, outcome) => {
    const text = checkAsText(checkOf([marketCheck()]), options(language))
    expect(text).toContain(title)
    expect(text).toContain(outcome)
  })

  it('counts in Russian as Russian does', () => {
    const said = (rulesAsked: number) => checkAsText(checkOf([marketCheck({ outcome: 'clear', rulesAsked, verdicts: [] })]), options('ru'))
    expect(said(1)).toContain('1 проверенное правило')
    expect(said(3)).toContain('3 проверенных правила')
    expect(said(11)).toContain('11 проверенных правил)')
  })

  it('says before the markets what the facts say against a standard, and nothing where there is nothing', () => {
    const text = (said: typeof notes, language: (typeof languages)[number]) => {
      const check = checkOf([marketCheck()])
      return unwrapped(checkAsText({ ...check, subjects: check.subjects.map((subject) => ({ ...subject, notes: said })) }, options(language)))
    }
    expect(text(notes, 'en')).toMatch(/= Worth a look - model year 2016 does not fit the VIN, .* one of the two is wrong Kazakhstan \(KZ\)/)
    expect([text(notes, 'zh'), text(notes, 'ru')]).toEqual([expect.stringContaining('须留意'), expect.stringContaining('Обратите внимание')])
    expect(text([], 'en')).not.toContain('Worth a look')
  })

  it('speaks of each market of each subject', () => {
    const check = checkOf([marketCheck()])
    const two = { ...check, subjects: [...check.subjects, { subject: { ...car, orderId: 'B-2' }, notes: [], markets: [marketCheck({ market: Market.parse('UZ'), outcome: 'clear', verdicts: [] })] }] }
    const text = checkAsText(two, options())
    expect(text).toContain('Order number: A-17')
    expect(text).toContain('Order number: B-2')
    expect(text).toContain('Uzbekistan (UZ)  CLEAR')
  })
})
