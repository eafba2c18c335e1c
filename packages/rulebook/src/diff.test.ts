// What a reader of law is told of two rulebooks. The texts are the contract here, so they stand whole.
import { type Condition, FactDictionary, type Market, type Release, Rule, type RuleVersion } from '@sextant/model'
import { describe, expect, it } from 'vitest'
import { rulebookDiff } from './diff.ts'
import { diffAsText } from './diff-text.ts'

const facts = FactDictionary.parse({
  facts: {
    category: { type: 'enum', of: 'goods', label: { en: 'Vehicle category', zh: '车辆类别', ru: 'Категория ТС' }, changeable: false, values: { M1: { en: 'M1' }, N1: { en: 'N1' }, N2: { en: 'N2' } } },
    ecologicalClass: { type: 'number', of: 'goods', label: { en: 'Ecological class', zh: '生态等级', ru: 'Экологический класс' }, changeable: false },
    documents: { type: 'list', of: 'order', label: { en: 'Documents', zh: '单证' }, changeable: true, values: { licence: { en: 'licence', zh: '许可证' }, report: { en: 'report', zh: '报告' } } },
    declaredOn: { type: 'day', of: 'order', label: { en: 'Date of the import declaration', zh: '进口报关日期' }, changeable: true },
    arrivesOn: { type: 'day', of: 'order', label: { en: 'Date of arrival', zh: '到港日期' }, changeable: true },
  },
})
const cars: Condition = { fact: 'category', operator: 'in', value: ['M1'] }
const classOf = (value: number): Condition => ({ fact: 'ecologicalClass', operator: 'greaterThanInclusive', value })
const version = (requires: Condition, more: Partial<RuleVersion> = {}): unknown => ({
  scope: cars, requires, otherwise: { severity: 'block', remedy: { en: 'Choose another.', zh: '另选。' } },
  citation: { act: 'Act', provision: 'art. 1', url: 'https://law.example/1', quote: 'class 4' }, checkedOn: '2026-11-22', ...more,
})
const ruleWith = (versions: Record<string, unknown>, more: Record<string, unknown> = {}): Rule =>
  Rule.parse({
    id: 'kz-class', title: { en: 'Ecological class', zh: '生态等级', ru: 'Экологический класс' }, markets: ['KZ'], side: 'import', kind: 'emission', mast: 'B7',
    status: 'active', encodes: 'fully', confidence: 'confirmed', decidedOn: 'declaredOn', versions, ...more,
  })
const release = (...rules: Rule[]): Release => ({ facts, conditions: {}, rules })
const told = (before: Release, after: Release, language: 'en' | 'zh' | 'ru' = 'en') => diffAsText(rulebookDiff(before, after), after, language)

const four = ruleWith({ '2018-01-01': version(classOf(4)) })

describe('the difference of two rulebooks', () => {
  it('is nothing where they say the same', () => expect(told(release(four), release(four))).toBe('Nothing differs.\n'))

  it('tells a change of law by what was required, what is, and from when', () => {
    const later = release(ruleWith({ '2018-01-01': version(classOf(4)), '2027-01-01': version(classOf(5)) }))
    expect(told(release(four), later)).toBe('KZ: Ecological class (kz-class)\n  required ecological class: at least 4 → 5, from 2027-01-01\n\n1 rule differs.\n')
    expect(told(release(four), later, 'zh')).toBe('KZ：生态等级（kz-class）\n  要求：生态等级：不低于 4 → 5，自 2027-01-01 起\n\n共 1 条规则有差异。\n')
    expect(told(release(four), later, 'ru')).toContain('требуется: экологический класс: не менее 4 → 5, с 2027-01-01')
  })

  it('sets the day apart from the commas of the line', () => {
    const wider = version(classOf(4), { scope: { fact: 'category', operator: 'in', value: ['M1', 'N1', 'N2'] } })
    expect(told(release(four), release(ruleWith({ '2018-01-01': version(classOf(4)), '2027-01-01': wider })))).toContain('now also N1, N2; from 2027-01-01')
  })

  it('tells a correction of our reading as one, and not as a change of law', () => {
    expect(told(release(four), release(ruleWith({ '2018-01-01': version(classOf(5)) })))).toContain(
      '  our reading of the version of 2018-01-01 is corrected:\n    required ecological class: at least 4 → 5\n',
    )
  })

  it('tells of several things from one day below it', () => {
    const wider = version(classOf(5), { scope: { fact: 'category', operator: 'in', value: ['M1', 'N1'] }, otherwise: { severity: 'act', remedy: { en: 'Choose another.', zh: '另选。' } } })
    expect(told(release(four), release(ruleWith({ '2018-01-01': version(classOf(4)), '2027-01-01': wider })))).toContain(
      [
        '  from 2027-01-01:',
        '    applies where vehicle category: now also N1',
        '    required ecological class: at least 4 → 5',
        '    otherwise: not allowed → to settle first (papers, repairs, or a probable ban to ask about)',
      ].join('\n'),
    )
  })

  it('tells ways out that come and go apart from demands that come and go', () => {
    const has = (item: string): Condition => ({ fact: 'documents', operator: 'contains', value: item })
    const before = release(ruleWith({ '2018-01-01': version({ any: [classOf(4), has('licence')] }) }))
    const after = release(ruleWith({ '2018-01-01': version({ any: [classOf(4), has('report')] }) }))
    expect(told(before, after)).toContain('    no longer enough: Documents: including licence\n    now enough: Documents: including report\n')
    const more = release(ruleWith({ '2018-01-01': version({ all: [classOf(4), has('licence')] }) }))
    expect(told(release(four), more)).toContain('    also required: Documents: including licence\n')
    expect(told(more, release(four))).toContain('    no longer required: Documents: including licence\n')
    expect(told(before, more)).toContain('what is required is written anew')
  })

  it('tells that a rule ends, that it does not after all, and that a day has moved', () => {
    const ending = ruleWith({ '2018-01-01': version(classOf(4)), '2028-01-01': null })
    expect(told(release(four), release(ending))).toContain('  no longer in force from 2028-01-01\n')
    expect(told(release(ending), release(four))).toContain('  does not end on 2028-01-01 after all\n')
    const coming = (day: string) => release(ruleWith({ '2018-01-01': version(classOf(4)), [day]: version(classOf(5)) }))
    expect(told(coming('2027-01-01'), coming('2027-07-01'))).toContain('  the version of 2027-01-01 takes effect on 2027-07-01 instead\n')
    expect(told(coming('2027-01-01'), release(four))).toContain('  the version of 2027-01-01 is taken out of the rulebook; that of 2018-01-01 applies on\n')
  })

  it('tells of new and removed rules, markets, certainty and facts', () => {
    const aloud = [
      '    kz-class · import side · emissions (UNCTAD B7) · in use', '    Markets: Kazakhstan (KZ)', '    How sure: confirmed (the act was read, or two independent pages say so)', '    Covers: the whole provision',
      '    Which version applies is decided by: date of the import declaration', '    In force from 2018-01-01', '      Applies where', '        - Vehicle category: M1', '      What must hold', '        - Ecological class: at least 4',
      '      Otherwise: not allowed (entry or use is barred)', '      What to do: Choose another.', '      Law: Act, art. 1', '        https://law.example/1', '      Quote: “class 4”', '      Last compared with its source on 2026-11-22',
    ].join('\n')
    expect(told(release(), release(four))).toContain(`  new rule, from 2018-01-01:\n${aloud}\n`)
    expect(told(release(four), release())).toContain(`  the rule is taken out of the rulebook; it said:\n${aloud}\n`)
    const doubted = ruleWith({ '2018-01-01': version(classOf(4)) }, { markets: ['KZ', 'KG'] as Market[], confidence: 'single-source', decidedOn: 'arrivesOn' })
    const text = told(release(four), release(doubted))
    expect(text).toContain('  now also in Kyrgyzstan (KG); in every version of the rule\n')
    expect(text).toContain('how sure: confirmed (the act was read, or two independent pages say so) → single source')
    expect(text).toContain('which version applies is decided by: date of the import declaration → date of arrival')
    const { ecologicalClass: _, ...fewer } = facts.facts
    expect(told({ ...release(), facts: { ...facts, facts: fewer } }, release())).toContain('Facts that the rules ask about\n  new fact: Ecological class (ecologicalClass)\n')
  })

  it('tells that a rule has only another name', () => {
    const text = told(release(four), release(ruleWith({ '2018-01-01': version(classOf(4)) }, { id: 'kz-ecological-class' })))
    expect(text).toBe('KZ: Ecological class (kz-ecological-class)\n  only its id is changed; it was kz-class\n\n1 rule differs.\n')
  })

  it('tells what a text said and says, that it came or went, and in which languages alone it differs', () => {
    const noted = (en: string, zh = '经典车除外。') => release(ruleWith({ '2018-01-01': version(classOf(4), { note: { en, zh } }) }))
    expect(told(noted('Classic cars are exempt.'), noted('Classic cars are not exempt.'))).toContain('    note: “Classic cars are exempt.” → “Classic cars are not exempt.”\n')
    expect(told(noted('Classic cars are exempt.'), release(four))).toContain('    note (no longer stated): “Classic cars are exempt.”\n')
    expect(told(release(four), noted('Classic cars are exempt.'), 'zh')).toContain('说明（新增）：“经典车除外。”\n')
    expect(told(noted('Classic cars are exempt.'), noted('Classic cars are exempt.', '老爷车除外。'))).toContain('    note: reworded in Chinese\n')
    const advised = ruleWith({ '2018-01-01': version(classOf(4), { otherwise: { severity: 'block', remedy: { en: 'Subtract six.', zh: '减六。' } } }) })
    expect(told(release(four), release(advised))).toContain('    what to do: “Choose another.” → “Subtract six.”\n')
  })

  it('tells that a version was taken out, and that nothing is asked then', () => {
    const two = ruleWith({ '2010-01-01': version(classOf(2)), '2018-01-01': version(classOf(4)) })
    expect(told(release(two), release(four))).toContain('  the version of 2010-01-01 is taken out of the rulebook; nothing is asked from that day\n')
  })

  it('tells that a version was moved and changed at once, and that an end was moved', () => {
    const moved = told(release(ruleWith({ '2021-01-01': version(classOf(4)) })), release(ruleWith({ '2022-01-01': version(classOf(5)) })))
    expect(moved).toContain('  the version of 2021-01-01 takes effect on 2022-01-01 instead\n  our reading of the version of 2022-01-01 is corrected:\n    required ecological class: at least 4 → 5\n')
    const other = told(release(ruleWith({ '2010-01-01': version(classOf(2)), '2018-01-01': version(classOf(4)) })), release(ruleWith({ '2018-01-01': version(classOf(4)), '2027-01-01': version(classOf(5)) })))
    expect(other).toContain('  the version of 2010-01-01 is taken out of the rulebook; nothing is asked from that day\n')
    expect(other).not.toContain('instead')
    const ending = (day: string) => release(ruleWith({ '2018-01-01': version(classOf(4)), [day]: null }))
    expect(told(ending('2026-02-01'), ending('2026-03-01'))).toBe('KZ: Ecological class (kz-class)\n  no longer in force from 2026-03-01, instead of 2026-02-01\n\n1 rule differs.\n')
  })

  it('tells what is taken to hold where a day is not given, for it decides answers', () => {
    const within = (withinDays: number): Release => ({ ...release(four), facts: { ...facts, assumptions: [{ from: 'arrivesOn', to: 'declaredOn', withinDays, label: { en: `Declared within ${withinDays} days`, zh: '限期' } }] } })
    expect(told(within(90), within(30))).toBe('What is taken to hold where a day is not given\n  “Declared within 90 days” → “Declared within 30 days” (90 → 30 days)\n\n0 rules differ.\n')
    expect(told(within(90), release(four), 'zh')).toContain('“限期” → 无')
    const sailing = (isJourney: boolean): Release => ({ ...release(four), facts: { ...facts, assumptions: [{ from: 'shipsOn', to: 'arrivesOn', withinDays: 90, ...(isJourney && { isJourney }), label: { en: 'At sea 90 days', zh: '航程' } }] } })
    expect(told(sailing(false), sailing(true))).toContain('  “At sea 90 days” (isJourney: none → true)\n')
    expect(told(sailing(true), sailing(false))).toContain('  “At sea 90 days” (isJourney: true → none)\n')
  })

  it('repeats what stands behind a value, and not what stands before it', () => {
    const only = (value: string[]): Condition => ({ fact: 'category', operator: 'notIn', value })
    const text = told(release(ruleWith({ '2018-01-01': version({ fact: 'category', operator: 'notEqual', value: 'N1' }) })), release(ruleWith({ '2018-01-01': version({ fact: 'category', operator: 'notEqual', value: 'N2' }) })))
    expect(text).toContain('vehicle category: anything but N1 → N2\n')
    expect(told(release(ruleWith({ '2018-01-01': version(only(['N1'])) })), release(ruleWith({ '2018-01-01': version(only(['N1', 'N2'])) })))).toContain('no longer including N2')
  })

  it('tells which part of a source is another, and does not repeat what is the same', () => {
    const moved = ruleWith({ '2018-01-01': version(classOf(4), { citation: { act: 'Act', provision: 'art. 2', url: 'https://law.example/1', quote: 'class 4' } }) })
    expect(told(release(four), release(moved))).toContain('    source, provision: art. 1 → art. 2\n')
    const compared = ruleWith({ '2018-01-01': version(classOf(4), { checkedOn: '2026-12-01' as RuleVersion['checkedOn'] }) })
    expect(told(release(four), release(compared))).toContain('  the version of 2018-01-01 was compared with its source again on 2026-12-01\n')
  })

  it('sees through shared conditions', () => {
    const shared = ruleWith({ '2018-01-01': version(classOf(4), { scope: { condition: 'cars' } }) })
    const before: Release = { ...release(shared), conditions: { cars } }
    expect(told(before, release(four))).toBe('Nothing differs.\n')
    const wider: Release = { ...before, conditions: { cars: { fact: 'category', operator: 'in', value: ['M1', 'N2'] } } }
    expect(told(before, wider)).toContain('applies where vehicle category: now also N2')
  })
})
