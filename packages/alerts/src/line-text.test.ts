import { Day, FactDictionary, languages, type LineShown, Market, parse } from '@sextant/model'
import { describe, expect, it } from 'vitest'
import { lineAsText } from './line-text.ts'

const market = parse(Market, 'KZ', 'a sample')
const dictionary = FactDictionary.parse({
  facts: {
    euroClass: { type: 'number', of: 'goods', changeable: false, label: { en: 'Emission class', zh: '排放标准', ru: 'Экологический класс' } },
    colour: { type: 'text', of: 'goods', changeable: false, label: { en: 'Colour', zh: '颜色', ru: 'Цвет' } },
  },
})
const said = (verdict: 'breach' | 'complies', status: 'active' | 'needs review' = 'active') => ({ version: null, verdict, severity: 'block' as const, status })
const line: LineShown = {
  exporter: 'acme', what: 'order', id: 'A-1', market, goods: 'g', facts: { euroClass: 5, colour: '\u202Ewhite', gone: { odd: 1 } }, outcome: 'clear', judgedAt: '2026-12-02T00:00:00.000Z',
  day: null, isDue: true, check: null, hasOlder: true, dictionary,
  history: [
    { sequence: 5, at: '2026-12-05T10:00:00.000Z', outcome: { before: 'blocked', after: 'clear' }, verdicts: [{ rule: 'kz-a', before: said('breach'), after: said('complies', 'needs review') }], through: [
      { kind: 'facts', facts: { euroClass: { before: 4, after: 5 }, colour: { before: null, after: 'white' } } }, { kind: 'release', before: `sha256:${'a'.repeat(64)}`, after: `sha256:${'b'.repeat(64)}` }, { kind: 'review', opened: ['kz-a'], closed: [] },
    ] },
    { sequence: 4, at: '2026-12-04T10:00:00.000Z', outcome: { before: 'clear', after: 'blocked' }, verdicts: [{ rule: 'kz-b', before: null, after: said('breach') }], through: [{ kind: 'day', before: parse(Day, '2026-12-03', 'x'), after: parse(Day, '2026-12-04', 'x') }] },
    { sequence: 3, at: '2026-12-03T10:00:00.000Z', outcome: { before: 'clear', after: 'clear' }, verdicts: [{ rule: 'kz-c', before: said('complies'), after: null }], through: [] },
    { sequence: 2, at: '2026-12-02T10:00:00.000Z', outcome: { before: 'clear', after: 'clear' }, verdicts: [{ rule: 'kz-c', before: null, after: said('complies') }], through: [{ kind: 'first' }] },
    { sequence: 1, at: '2026-12-01T10:00:00.000Z', outcome: { before: null, after: 'clear' }, verdicts: [], through: [] },
  ],
}
const askedOn = parse(Day, '2026-12-06', 'a sample')

describe('an order as text', () => {
  it('tells what is known, and step by step what changed and through what', () => {
    expect(lineAsText(line, 'en', askedOn)).toBe(`Order A-1 of acme, goods g  Kazakhstan (KZ)  CLEAR
Something that this answer rests on has changed since; it is about to be judged again.

What is known of it
  Emission class: 5
  Colour: white
  gone: {"odd":1}

How the answer came about
  2026-12-05 18:00 Beijing time (10:00 UTC)  BLOCKED → CLEAR
      facts: Emission class 4 → 5; Colour not known → white
      the rules: sha256:aaaaaaaaaaaa… → sha256:bbbbbbbbbbbb…
      a cited clause has changed: kz-a
      kz-a: breach (block, not in force) → complies (not in force), under review
  2026-12-04 18:00 Beijing time (10:00 UTC)  CLEAR → BLOCKED
      the passing of time: 2026-12-03 → 2026-12-04
      kz-b: not concerned → breach (block, not in force)
  2026-12-03 18:00 Beijing time (10:00 UTC)  CLEAR
      nothing that it rests on: Sextant itself judges otherwise now
      kz-c: complies (not in force) → not concerned
  2026-12-02 18:00 Beijing time (10:00 UTC)  CLEAR
      its history begins here: 1 rules concern it
  2026-12-01 18:00 Beijing time (10:00 UTC)  CLEAR
      not recorded
  Older changes are kept, but not shown here.

`)
  })

  it.each(languages)('in %s keeps to that language', (language) => {
    const text = lineAsText({ ...line, facts: { euroClass: 5 } }, language, askedOn)
    expect(text).toContain({ en: 'Emission class', zh: '排放标准', ru: 'Экологический класс' }[language])
    if (language !== 'en') expect(text.replaceAll(/kz-[abc]|white|sha256:[ab]+|acme|A-1|\bg\b|UTC|KZ|Sextant/g, '')).not.toMatch(/[A-Za-z]{2}/)
  })

  it('that was not judged yet says so, and a model says of which day it is', () => {
    expect(lineAsText({ ...line, outcome: null, history: [], hasOlder: false }, 'en', askedOn)).toContain('It has not been judged yet.\n\nWhat is known of it')
    expect(lineAsText({ ...line, what: 'goods', id: 'g', isDue: false, day: askedOn }, 'en', askedOn)).toMatch(/^Model g of acme, without an order {2}Kazakhstan \(KZ\) {2}CLEAR\nThis answer is of 2026-12-06 and may change as the days pass\.\n/)
  })
})
