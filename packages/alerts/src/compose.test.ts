import { type Language, languages } from '@sextant/model'
import { simpleParser } from 'mailparser'
import { createTransport } from 'nodemailer'
import { describe, expect, it } from 'vitest'
import { composeMail } from './compose.ts'
import type { Mail } from './mail.ts'
import { item, mailInput, marketCheck, verdict } from './sample.ts'
import { standingOf } from './standing.ts'
import { wordsIn } from './words.ts'

const blocked = marketCheck()
const clear = marketCheck({ outcome: 'clear', verdicts: [verdict({ verdict: 'complies' })] })
const doubtful = marketCheck({
  market: 'UZ',
  outcome: 'cannot-tell',
  verdicts: [verdict({ rule: 'xk-battery', title: 'Battery', verdict: 'cannot-tell', severity: 'act', because: [], missing: ['batteryHealthPercent'] })],
  questions: [{ fact: 'batteryHealthPercent', label: 'Battery health (%)', settles: ['xk-battery'] }],
})

/** What a reader of the HTML part sees, line by line. */
async function seen(mail: Mail): Promise<string> {
  const parsed = await simpleParser(`Content-Type: text/html; charset=utf-8\r\n\r\n${mail.html}`)
  return parsed.text ?? ''
}

async function sent(mail: Mail): Promise<string> {
  const { message } = await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail(mail)
  return String(message)
}

describe('what it says', () => {
  it('names the orders, the reason, the way out, the clause, its limits and the rulebook', () => {
    const mail = composeMail(mailInput([item('A-17', blocked, { before: standingOf(clear) })]))
    expect(mail.subject).toBe('KZ: order A-17 blocked (Side of the steering wheel)')
    for (const said of [
      'A-17', 'Tokai Wagon 1.5 · 2016', 'was CLEAR', 'The steering wheel is on the right; it must be on the left',
      'Sell this vehicle to a market that takes right-hand drive', 'Sample Act No. 7 on road vehicles, Article 3(2)',
      'https://law.example/acts/7?part=1&article=3', 'shall not be registered', 'From a copy or reports: the quote was read at law.example', 'may report a barrier that is none',
      'The exemption for vehicles of diplomats.', 'sha256:0f1e2d3c', 'abc1234',
    ]) expect(mail.text).toContain(said)
  })

  it('says the same in both parts', async () => {
    const review = verdict({ rule: 'xk-b', status: 'needs review', note: 'Two pages disagree.', assumptions: ['declared within 30 days of arrival'] })
    const items = [item('A-17'), item('B-2', doubtful, { kind: 'now-cannot-tell' }), item('C-3', marketCheck({ verdicts: [review] }))]
    const mail = composeMail(mailInput(items, { unsubscribeUrl: 'https://sextant.example/u/1' }))
    const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu))
    const [inText, inHtml] = [words(mail.text), words(await seen(mail))]
    expect(inText.difference(inHtml)).toEqual(new Set())
    expect(inHtml.difference(inText)).toEqual(new Set())
  })

  it('tells in plain words that a rule is under review', () => {
    const check = marketCheck({ verdicts: [verdict({ status: 'needs review' })] })
    const mail = composeMail(mailInput([item('A-17', check, { kind: 'needs-review', before: standingOf(blocked) })]))
    expect(mail.subject).toBe('KZ: order A-17: a rule is under review (Side of the steering wheel)')
    expect(mail.text).toContain('the text of the clause has changed since this rule was written')
  })

  it('asks each open question once, with the orders that wait for it', () => {
    const seats = verdict({ rule: 'xk-seats', title: 'Seats', verdict: 'cannot-tell', because: [], missing: ['seats'] })
    const two = { ...doubtful, verdicts: [...doubtful.verdicts, seats], questions: [...doubtful.questions, { fact: 'seats', label: 'Seats', settles: ['xk-seats'] }] }
    const { subject, text } = composeMail(mailInput([item('B-2', doubtful), item('B-3', two)]))
    expect(subject).toBe('UZ: 2 orders cannot be decided yet (2 open questions)')
    expect(text).toContain('  - Battery health (%); decides [2]\n  - Seats, for B-3; decides [1]\n')
    expect(text).toContain('Why: Not known: Battery health (%)')
  })

  it('does not repeat as missing what a comparison has named already', () => {
    const sentence = 'Battery health (%) is not known; at least 80 is required.'
    const because = [{ fact: 'batteryHealthPercent', is: null, operator: 'greaterThanInclusive', value: 80, sentence } as const]
    const check = { ...doubtful, verdicts: doubtful.verdicts.map((one) => ({ ...one, because })) }
    const { text } = composeMail(mailInput([item('B-2', check)]))
    expect(text).toContain('Why: Battery health (%) is not known; at least 80 is required\n')
    expect(text).not.toContain('Not known:')
  })

  it('does not ask what would settle nothing but advice', () => {
    const advice = verdict({ rule: 'xk-fee', verdict: 'cannot-tell', severity: 'watch', missing: ['engineCc'] })
    const check = marketCheck({ verdicts: [verdict(), advice], questions: [{ fact: 'engineCc', label: 'Engine size', settles: ['xk-fee'] }] })
    expect(composeMail(mailInput([item('A-17', check)])).text).not.toContain('Engine size')
  })

  it('puts what is certain before the questions, and what waits for them after', () => {
    const check = marketCheck({
      verdicts: [...doubtful.verdicts, verdict(), verdict({ rule: 'xk-fee', title: 'Fee', severity: 'watch' })],
      questions: doubtful.questions,
    })
    const { text } = composeMail(mailInput([item('A-17', check)]))
    const places = ['[1] Side of the steering wheel', '== Open questions ==', '[2] Battery', '[3] Fee'].map((part) => text.indexOf(part))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
    expect(text).toContain('see [1] [3]; undecided: [2]')
  })

  it('promises no question where there is none to answer', () => {
    const ruleless = marketCheck({ outcome: 'cannot-tell', verdicts: [], rulesAsked: 0 })
    const { text } = composeMail(mailInput([item('A-17', ruleless, { kind: 'now-cannot-tell' })]))
    expect(text).toContain('Sextant has no rule for this market')
    expect(text).not.toContain('questions below')
  })

  it('says what a cleared order was freed of', () => {
    const mail = composeMail(mailInput([item('A-17', clear, { kind: 'cleared', before: standingOf(blocked) })]))
    expect(mail.subject).toBe('KZ: order A-17 clear')
    expect(mail.text).toContain('was BLOCKED; no longer a reason: Side of the steering wheel')
    expect(mail.text).not.toContain('do not ship')
  })

  it('does not call an order clear that something else still blocks', () => {
    const before = standingOf(marketCheck({ verdicts: [verdict(), verdict({ rule: 'xk-old' })] }))
    const mail = composeMail(mailInput([item('A-17', blocked, { kind: 'cleared', before })]))
    expect(mail.subject).toContain('blocked')
    expect(mail.text).toContain('no longer a reason: xk-old')
    expect(mail.text).not.toContain('CLEAR')
  })

  it('points at the reason that is new where an order was blocked already', () => {
    const check = marketCheck({ verdicts: [verdict(), verdict({ rule: 'xk-two', title: 'Second rule', severity: 'act' })] })
    const { text } = composeMail(mailInput([item('A-17', check, { before: standingOf(blocked) })]))
    expect(text).toContain('new reason: [2]')
    expect(text).toContain('[2] Second rule')
  })

  it('makes one line of several alerts for one order: what was known at first, what is true now', () => {
    const { subject, text } = composeMail(mailInput([
      item('A-17', clear, { kind: 'cleared', sequence: 3, before: standingOf(blocked) }),
      item('A-17', clear, { kind: 'newly-flagged', sequence: 2, before: standingOf(doubtful) }),
    ]))
    expect(subject).toBe('KZ: order A-17 clear')
    expect(text).toContain('was CANNOT TELL')
    expect(text.match(/^CLEAR {2}A-17/gm)).toHaveLength(1)
  })

  it('puts the worst first and each outcome beside its markets', () => {
    const mail = composeMail(mailInput([item('Z-1', clear, { kind: 'cleared' }), item('B-2', doubtful), item('A-17'), item('A-18')]))
    expect(mail.subject)
      .toBe('KZ: 2 orders blocked (Side of the steering wheel); UZ: 1 order cannot be decided yet; KZ: 1 order clear')
    expect(mail.text.indexOf('A-17')).toBeLessThan(mail.text.indexOf('Z-1'))
  })

  it.each<[Language, string]>([
    ['zh', 'KZ：2 个订单不可发运（Side of the steering wheel）'],
    ['ru', 'KZ: 2 заказа — отправлять нельзя (Side of the steering wheel)'],
  ])('speaks %s', (language, subject) => {
    const mail = composeMail(mailInput([item('A-17'), item('A-18')], { language }))
    expect(mail.subject).toBe(subject)
    expect(mail.text).toContain(wordsIn[language].whatToDo)
    expect(mail.html).toContain(`<html lang="${language}">`)
  })

  it('has no English of its own in a Chinese or Russian mail', () => {
    const silent = verdict({ title: '', remedy: '', because: [], leavesOut: null, citation: null, status: 'needs review', verdict: 'cannot-tell', missing: ['7'], assumptions: ['8'], error: '9', note: '6' })
    const check = marketCheck({ outcome: 'cannot-tell', verdicts: [silent], questions: [{ fact: '7', label: '7', settles: [silent.rule] }] })
    for (const language of ['zh', 'ru'] as const) {
      const { text } = composeMail(mailInput([item('1', check, { summary: [], before: standingOf(clear) })], { language, exporter: { name: '5', email: 'a@b.example' } }))
      const latin = text.replaceAll(/mailto:\S+|sha256:\S+|abc1234|Sextant|KZ/g, '').match(/[A-Za-z]{2,}/g)
      expect(latin).toBeNull()
    }
  })
})

describe('many orders', () => {
  it('shows the clause of a rule once, with all its orders', () => {
    const other = { fact: 'steeringSide', is: 'left', operator: 'equal', value: 'left', sentence: 'It was converted.' } as const
    const converted = marketCheck({ verdicts: [verdict({ because: [other] })] })
    const { text, html } = composeMail(mailInput([item('A-17'), item('A-18'), item('A-19', converted), item('R-1', marketCheck({ market: 'RU' }))]))
    for (const part of [text, html]) expect(part.match(/shall not be registered/g)).toHaveLength(1)
    expect(text).toContain('Orders: A-17, A-18, A-19, R-1')
    expect(text).toContain('it must be on the left (A-17, A-18, R-1)')
    expect(text).toContain('It was converted (A-19)')
  })

  it('stays readable with 200 orders: forty with a line each, the rest by their ids', () => {
    const items = Array.from({ length: 200 }, (_, index) => item(`A-${1000 + index}`))
    const { subject, text, html } = composeMail(mailInput(items))
    expect(subject).toBe('KZ: 200 orders blocked (Side of the steering wheel)')
    expect(text).toContain('160 more orders without details:')
    for (const { order } of items) expect(text).toContain(order.id)
    expect(text.length).toBeLessThan(12_000)
    expect(html.length).toBeLessThan(40_000)
  })

  it.each<[Language, string, string[]]>([
    ['en', 'AM, KZ, UZ: 4070 orders and models blocked (Side of the steering wheel); AM: 80000 orders and models cannot be decided yet', ['In all: 84070 orders and models', 'Kazakhstan (KZ): 70 orders and models blocked', 'Side of the steering wheel: 4070 orders and models (blocks the order or model)', 'the worst 30 are named']],
    ['zh', 'AM, KZ, UZ：4070 个订单和车型不可发运（Side of the steering wheel）；AM：80000 个订单和车型暂无法判定', ['合计：84070 个订单和车型', '最严重的 30 个']],
    ['ru', 'AM, KZ, UZ: 4070 позиций — отправлять нельзя (Side of the steering wheel); AM: 80000 позиций — пока не определено', ['Всего: 84070 позиций', 'числом 30']],
  ])('about more than it names counts all of it by market and rule, and says how it is listed, in %s', (language, subject, parts) => {
    const items = Array.from({ length: 30 }, (_, index) => item(`A-${index}`))
    const markets = [['AM', 'order', 'cannot-tell', 80_000], ['KZ', 'order', 'blocked', 70], ['UZ', 'order', 'blocked', 3_000], ['AM', 'goods', 'blocked', 1_000]] as const
    const reasons = [['xk-steering-side@2020-01-01:breach:block:active', 4_000], ['xk-steering-side@2024-01-01:breach:block:active', 70], ...Array.from({ length: 300 }, (_, rule) => [`xk-${rule}@none:cannot-tell:act:active`, 80_000 - rule] as const)] as const
    const whole = {
      exporter: 'dawn',
      markets: markets.map(([market, what, outcome, lines]) => ({ market: marketCheck({ market }).market, what, outcome, lines })),
      reasons: reasons.map(([reason, lines]) => ({ reason, lines })),
      isReviewOnly: false,
      titleOf: (rule: string) => (rule === 'xk-steering-side' ? 'Side of the steering wheel' : rule),
    }
    const mail = composeMail(mailInput(items, { language, whole }))
    expect(mail.subject).toBe(subject)
    for (const part of [...parts, 'npm run -s sextant -- orders list --exporter dawn', 'npm run -s sextant -- models list --exporter dawn', '286']) {
      expect(mail.text).toContain(part)
      expect(mail.html).toContain(part)
    }
    const firsts = ['UZ', 'AM', 'KZ'].map((code) => mail.text.indexOf(`(${code})`))
    expect(firsts).toEqual(firsts.toSorted((a, b) => a - b))
    expect(mail.text.length).toBeLessThan(12_000)
    expect(composeMail(mailInput(items, { language, whole: { ...whole, isReviewOnly: true } })).subject).toContain('84070')
  })

  it('stays bounded whatever comes, and says what it leaves out', () => {
    const long = 'Ж'.repeat(2_000)
    const check = (index: number) => marketCheck({
      verdicts: Array.from({ length: 30 }, (_, rule) => verdict({
        rule: `xk-${rule}`, title: long, remedy: long, note: long, leavesOut: long,
        because: Array.from({ length: 20 }, () => ({ fact: 'f', is: index, operator: 'equal' as const, value: 1, sentence: `${index} ${long}` })),
      })),
      questions: Array.from({ length: 50 }, (_, fact) => ({ fact: `f${fact}`, label: `${fact} ${long}`, settles: ['xk-1'] })),
    })
    const items = Array.from({ length: 600 }, (_, index) => item(`A-${index}`.padEnd(80, 'x'), check(index), { summary: [long, long, long] }))
    const { subject, text, html } = composeMail(mailInput(items))
    expect(subject.length).toBeLessThanOrEqual(150)
    expect(text.length).toBeLessThan(600_000)
    expect(html.length).toBeLessThan(700_000)
    expect(text).toContain('100 orders are not named in this mail')
    expect(text).toContain('10 more rules of less weight left out')
    expect(text).toContain('594 more orders with other values')
    expect(text).toContain('and 30 more questions')
  })

  it('refuses to be a mail about nothing', () => {
    expect(() => composeMail(mailInput([]))).toThrow('a mail without alerts has nothing to say')
  })
})

describe('hostile texts', () => {
  const evil = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>&amp;'

  it('never become markup', async () => {
    const check = marketCheck({
      verdicts: [verdict({
        title: evil, remedy: evil, note: evil, leavesOut: evil, missing: [evil], assumptions: [evil], error: evil, rule: evil,
        because: [{ fact: 'f', is: null, operator: 'equal', value: null, sentence: evil }],
        citation: { act: evil, provision: evil, url: 'javascript:alert(1)', quote: evil, language: '"><b>' },
      })],
      questions: [{ fact: 'f', label: evil, settles: [evil] }],
    })
    const input = mailInput([item(evil, check, { summary: [evil, evil] })], { exporter: { name: evil, email: 'a@b.example' }, rulebook: { digest: evil, commit: evil } })
    const { html } = composeMail(input)
    expect(html).not.toMatch(/<(script|img)/)
    expect(html).not.toMatch(/href="(?!mailto:unsubscribe@)/)
    expect(await seen(composeMail(input))).toContain('<script>alert(1)</script>')
  })

  it('cannot forge a line, turn the direction of the text or hide in it', () => {
    const forged = 'A-17\r\nCLEAR  A-18\u2028CLEAR\u202Etxet\u200Bx\u0000'
    const { text, html, subject } = composeMail(mailInput([item(forged, blocked, { summary: [forged] })]))
    for (const part of [subject, text, html]) {
      expect(part).not.toMatch(/^CLEAR/m)
      expect(part).not.toMatch(/[\u2028\u202E\u200B\0\r]/)
    }
  })

  it('cannot add a header', async () => {
    const forged = 'x\r\nBcc: thief@evil.example\r\n\r\nbody'
    const mail = composeMail(mailInput([item(forged, marketCheck({ verdicts: [verdict({ title: forged })] }), { summary: [forged] })], {
      exporter: { name: forged, email: 'export@dawn.example' },
      from: { name: forged, address: 'alerts@sextant.example' },
      unsubscribeUrl: 'https://sextant.example/u/1',
    }))
    const { headerLines, to, from } = await simpleParser(await sent(mail))
    expect(headerLines.map(({ key }) => key).toSorted()).toEqual([
      'auto-submitted', 'content-type', 'date', 'from', 'list-unsubscribe', 'list-unsubscribe-post', 'message-id', 'mime-version', 'subject', 'to',
    ])
    expect([to, from].flat().map((one) => one?.value[0]?.address)).toEqual(['export@dawn.example', 'alerts@sextant.example'])
  })

  it.each([
    ['an address of two lines', { exporter: { name: 'Dawn', email: 'a@b.example\r\nBcc: c@d.example' } }],
    ['two addresses', { exporter: { name: 'Dawn', email: 'a@b.example, c@d.example' } }],
    ['a sender of two lines', { from: { name: 'Sextant', address: 'a@b.example\nX: y' } }],
    ['a Message-ID of two lines', { delivery: { messageId: '<a@b.example>\r\nBcc: c@d.example' } }],
    ['a Message-ID that is none', { delivery: { messageId: 'd-1' } }],
    ['an unsubscribe page that is a script', { unsubscribeUrl: 'javascript:alert(1)' }],
    ['an unsubscribe page that leaves its brackets', { unsubscribeUrl: 'https://a.example/>, <https://evil.example/' }],
    ['an unsubscribe address that leaves its brackets', { unsubscribeMailto: 'mailto:a@b.example>,<mailto:c@d.example' }],
  ])('refuses %s', (_name, changes) => {
    expect(() => composeMail(mailInput([item('A-17')], changes))).toThrow(/expected one such as/)
  })
})

describe('headers', () => {
  it('promise one-click unsubscribing only over https', () => {
    const headersWith = (unsubscribeUrl?: string) =>
      composeMail(mailInput([item('A-17')], unsubscribeUrl === undefined ? {} : { unsubscribeUrl })).headers
    const mailto = '<mailto:unsubscribe@sextant.example?subject=all>'
    expect(headersWith()).toEqual({ 'Auto-Submitted': 'auto-generated', 'List-Unsubscribe': mailto })
    expect(headersWith('http://localhost:8080/u/1')).toEqual({
      'Auto-Submitted': 'auto-generated', 'List-Unsubscribe': `<http://localhost:8080/u/1>, ${mailto}`,
    })
    expect(headersWith('https://sextant.example/u/1')).toEqual({
      'Auto-Submitted': 'auto-generated',
      'List-Unsubscribe': `<https://sextant.example/u/1>, ${mailto}`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
  })

  it('keep a long unsubscribe address whole on the wire', async () => {
    const unsubscribeUrl = `https://sextant.example/u/${'a1'.repeat(200)}`
    const raw = await sent(composeMail(mailInput([item('A-17')], { unsubscribeUrl })))
    expect(raw.replaceAll(/\r\n[ \t]/g, ' ')).toContain(`List-Unsubscribe: <${unsubscribeUrl}>, <mailto:`)
  })

  it('take the Message-ID of the delivery, with or without its brackets', () => {
    const idOf = (messageId: string) => composeMail(mailInput([item('A-17')], { delivery: { messageId } })).messageId
    expect(idOf('<d-1@sextant.example>')).toBe('<d-1@sextant.example>')
    expect(idOf('d-1@sextant.example')).toBe('<d-1@sextant.example>')
  })
})

it('gives the same mail for the same input, whatever the order of its items', () => {
  const items = [item('A-17'), item('A-18'), item('B-2', doubtful), item('C-1', clear)]
  for (const language of languages) {
    expect(composeMail(mailInput(items.toReversed(), { language }))).toEqual(composeMail(mailInput(items, { language })))
  }
})

describe('a mail about models', () => {
  it.each([
    ['en', 'KZ: model g-1 blocked', 'KZ: 2 orders and models blocked', 'a model without an order'],
    ['zh', 'KZ：车型 g-1 不可发运', 'KZ：2 个订单和车型不可发运', '车型，尚无订单'],
    ['ru', 'KZ: модель g-1 — отправлять нельзя', 'KZ: 2 позиции — отправлять нельзя', 'модель без заказа'],
  ] as const)('in %s calls them models, and says so beside each where there are orders too', (language, one, both, remark) => {
    const model = { ...item('g-1'), what: 'goods' as const }
    const only = composeMail(mailInput([model], { language }))
    expect(only.subject).toContain(one)
    expect(`${only.subject} ${only.text}`).not.toMatch(/orders|Orders|的订单|Заказы|эти заказы/)
    const mixed = composeMail(mailInput([item('A-1'), model], { language }))
    expect(mixed.subject).toContain(both)
    expect(mixed.text.split(remark)).toHaveLength(2)
  })
})
