import { FactDictionary, Rule } from '@sextant/model'
import { describe, expect, it } from 'vitest'
import { rulesInForce } from './in-force.ts'
import { inForceAsText } from './in-force-text.ts'
import { ruleAsText } from './rule-text.ts'

const facts = FactDictionary.parse({
  facts: {
    category: { type: 'enum', of: 'goods', label: { en: 'Vehicle category', zh: '车辆类别', ru: 'Категория ТС' }, changeable: false, values: { M1: { en: 'M1' }, N1: { en: 'N1' } } },
    isArmoured: { type: 'boolean', of: 'goods', label: { en: 'Armoured', zh: '防弹', ru: 'Бронирован' }, changeable: false },
    producedOn: { type: 'day', of: 'goods', label: { en: 'Date of production', zh: '生产日期', ru: 'Дата выпуска' }, changeable: false },
    engineCc: { type: 'number', unit: 'cm³', of: 'goods', label: { en: 'Engine displacement', zh: '排量', ru: 'Объём двигателя' }, changeable: false },
    documents: { type: 'list', of: 'order', label: { en: 'Documents', zh: '单证', ru: 'Документы' }, changeable: true, values: { letter: { en: 'letter', zh: '信函', ru: 'письмо' } } },
    builtIn: { type: 'text', format: 'market', of: 'goods', label: { en: 'Country of manufacture', zh: '制造国', ru: 'Страна изготовления' }, changeable: false },
    arrivesOn: { type: 'day', of: 'order', label: { en: 'Date of arrival', zh: '到港日期', ru: 'Дата прибытия' }, changeable: true },
  },
})
const rule = Rule.parse({
  id: 'kz-age', title: { en: 'Age limit', zh: '车龄限制', ru: 'Предел возраста' }, markets: ['KZ', 'KG'], side: 'import', kind: 'age-limit', mast: 'B1', status: 'active',
  encodes: 'partly-may-miss', leavesOut: { en: 'The exemption of museums.', zh: '博物馆豁免。', ru: 'Льгота музеев.' }, confidence: 'single-source', decidedOn: 'arrivesOn', dossier: ['KZ-01'],
  versions: {
    '2020-01-01': {
      scope: { all: [{ condition: 'cars' }, { fact: 'isArmoured', operator: 'notEqual', value: true }, { fact: 'builtIn', operator: 'notIn', value: ['KZ', 'KG'] }] },
      requires: { any: [
        { fact: 'elapsed', params: { from: 'producedOn', to: 'arrivesOn', unit: 'years', count: 'begun' }, operator: 'lessThanInclusive', value: 5 },
        { all: [{ fact: 'documents', operator: 'contains', value: 'letter' }, { fact: 'engineCc', operator: 'lessThan', value: 1500 }] },
      ] },
      otherwise: { severity: 'block', remedy: { en: 'Choose a younger car.', zh: '请选择车龄更短的车辆。', ru: 'Выберите моложе.' } },
      citation: { act: 'Decree 7', provision: 'art. 2; clause not read', url: 'https://law.example/7', language: 'ru', quote: 'не старше пяти лет' },
      note: { en: 'Counted from production.' }, checkedOn: '2026-11-22',
    },
    '2027-01-01': null,
  },
})
const release = { facts, conditions: { cars: { fact: 'category', operator: 'equal', value: 'M1' } } as const }

describe('a rule as text', () => {
  it('says all that decides an answer, and nothing of JSON', () => {
    expect(ruleAsText(rule, release, 'en')).toBe(`Age limit
kz-age · import side · age limit (UNCTAD B1) · in use

Markets: Kazakhstan (KZ), Kyrgyzstan (KG)
How sure: single source (one page says so; such a rule never blocks)
Covers: part of the provision; a breach may stay unseen
Leaves out: The exemption of museums.
Which version applies is decided by: date of arrival
Rows of the research notes: KZ-01

In force from 2020-01-01 to 2026-12-31 inclusive
  Applies where (all of these)
    - Vehicle category: M1
    - Armoured: no
    - Country of manufacture: anything but Kazakhstan or Kyrgyzstan
  What must hold
    - at least one of:
      - Time from the date of production to the date of arrival (a begun year counts as a full one, from the day after the anniversary): at most 5 years
      - all of:
        - Documents: including letter
        - Engine displacement: less than 1500 cm³
  Otherwise: to settle first (papers, repairs, or a probable ban to ask about)
  What to do: Choose a younger car.
  Law: Decree 7, art. 2; clause not read
    https://law.example/7
  Quote (Russian): “не старше пяти лет”
  Note: Counted from production.
  Last compared with its source on 2026-11-22

From 2027-01-01 the rule is no longer in force.
`)
  })

  it('is read in Chinese and Russian in their own words', () => {
    const zh = ruleAsText(rule, release, 'zh')
    expect(zh).toContain('制造国：不为哈萨克斯坦或吉尔吉斯斯坦')
    expect(zh).toContain('自生产日期至到港日期的时间（不足一年按一年计，自周年次日起算下一年）：不超过 5 年')
    expect(zh).toContain('自 2020-01-01 起施行，至 2026-12-31 止（含当日）')
    expect(zh).toContain('自 2027-01-01 起本规则不再施行。')
    expect(zh).toContain('适用市场：哈萨克斯坦（KZ）、吉尔吉斯斯坦（KG）')
    expect(zh).toContain('原文（俄语）：“не старше пяти лет”')
    const ru = ruleAsText(rule, release, 'ru')
    expect(ru).toContain('Страна изготовления: не Казахстан и не Кыргызстан')
    expect(ru).toContain('Объём двигателя: менее 1500 см³')
    expect(ru).toContain('Документы: в том числе письмо')
    expect(ru).toContain('Примечание (английский): Counted from production.')
    expect(ru).toContain('Цитата (язык: русский): «не старше пяти лет»')
    expect(zh).toContain('法规依据：Decree 7，art. 2；条款未查阅')
    expect(ru).toContain('Норма: Decree 7, art. 2; пункт не прочитан')
    expect(ru).toContain('Действует с 2020-01-01 по 2026-12-31 включительно')
  })

  it('never calls law what is only proposed, and asks nothing where a breach is only remarked on', () => {
    const text = ruleAsText({ ...rule, status: 'draft' }, release, 'en')
    expect(text).toContain('Proposed or announced, not law yet; shown from 2020-01-01 to 2026-12-31 inclusive')
    expect(text).toContain('No remark where')
    expect(text).toContain('Otherwise: for attention (not law yet)')
    expect(text).not.toContain('In force from')
    expect(inForceAsText(rulesInForce([{ ...rule, status: 'draft' }], '2021-01-01' as never), { day: '2021-01-01' as never, markets: rule.markets, rulebook: { digest: 'sha256:0', commit: null }, language: 'en' })).toContain('In force on 2021-01-01: 0 rules, and 1 that is not law yet.')
  })

  it('says what is barred: entry or use, or registration where its day decides', () => {
    const sure: Rule = { ...rule, confidence: 'confirmed', versions: Object.fromEntries(Object.entries(rule.versions).map(([day, version]) => [day, version && { ...version, otherwise: { ...version.otherwise, severity: 'block' as const } }])) }
    expect(ruleAsText(sure, release, 'en')).toContain('Otherwise: not allowed (entry or use is barred)')
    expect(ruleAsText({ ...sure, decidedOn: 'registersOn' }, release, 'zh')).toContain('不符合时：不允许（不得登记上牌）')
  })

  it('never threatens more than its confidence allows', () => expect(ruleAsText(rule, release, 'en')).not.toContain('not allowed'))
})

describe('what is in force on a day', () => {
  const on = (day: string) => rulesInForce([rule], day as never).map(({ from, until }) => [from, until])
  it('begins on the day of the version and ends on the day before the next', () => {
    expect([on('2019-12-31'), on('2020-01-01'), on('2026-12-31'), on('2027-01-01')]).toEqual([[], [['2020-01-01', '2026-12-31']], [['2020-01-01', '2026-12-31']], []])
  })
  it('leaves out what is retired', () => expect(rulesInForce([{ ...rule, status: 'retired' }], '2021-01-01' as never)).toEqual([]))
})
