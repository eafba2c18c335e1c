import { type Comparison, type Day, FactDictionary, type FactReference, type FactValue, type Language } from '@sextant/model'
import { describe, expect, it } from 'vitest'
import { between, exact, type Known, unknown } from './known.ts'
import type { Reason } from './reason.ts'
import { type Role, sentenceOf } from './sentence.ts'

const shared = { of: 'goods', changeable: false }
const dictionary = FactDictionary.parse({
  facts: {
    isMortgaged: { type: 'boolean', label: { en: 'Vehicle mortgaged', zh: '车辆是否抵押', ru: 'Автомобиль в залоге' }, ...shared },
    documents: {
      type: 'list', ...shared, label: { en: 'Documents', zh: '单证文件', ru: 'Документы' },
      values: { licence: { en: 'export licence', zh: '出口许可证', ru: 'экспортная лицензия' }, report: { en: 'inspection report', zh: '检验报告', ru: 'отчёт об осмотре' } },
    },
    resaleMarkets: { type: 'list', items: 'market', label: { en: 'Resale markets', zh: '转售市场', ru: 'Рынки перепродажи' }, ...shared },
    builtIn: { type: 'text', format: 'market', label: { en: 'Country of manufacture', zh: '生产国', ru: 'Страна изготовления' }, ...shared },
    make: { type: 'text', label: { en: 'Make', zh: '品牌', ru: 'Марка' }, ...shared },
    formerUse: { type: 'enum', values: { private: { en: 'private', zh: '非营运', ru: 'личное' } }, label: { en: 'Former use', zh: '原使用性质', ru: 'Прежнее использование' }, ...shared },
    treadDepthMm: { type: 'number', unit: 'mm', label: { en: 'Tread depth', zh: '花纹深度', ru: 'Глубина рисунка' }, ...shared },
    modelYear: { type: 'number', unit: 'year', label: { en: 'Model year', zh: '年款', ru: 'Модельный год' }, ...shared },
    hsCode: { type: 'text', format: 'hs-code', label: { en: 'HS code', zh: 'HS 编码', ru: 'Код ТН ВЭД' }, ...shared },
    producedOn: { type: 'day', label: { en: 'Date of production', zh: '生产日期', ru: 'Дата изготовления' }, ...shared },
    declaredOn: { type: 'day', label: { en: 'Date of the declaration', zh: '报关日期', ru: 'Дата декларации' }, ...shared },
  },
})

interface Told {
  is?: Known
  value?: Known
  params?: Record<string, unknown>
  join?: Reason['join']
  isChoice?: boolean
  role?: Role
}

function told(fact: string, operator: Comparison['operator'], wanted: FactValue | FactReference, { is = unknown, value, params, join = 'none', isChoice = false, role = 'requires' }: Told = {}) {
  const comparison: Comparison = { fact, operator, value: wanted, ...(params && { params }) }
  const reason: Reason = { comparison, is, value: value ?? exact(wanted as FactValue), join, isChoice }
  const say = (language: Language) => sentenceOf(dictionary, reason, role, language)
  return [say('en'), say('zh'), say('ru')]
}

describe('a sentence', () => {
  it('says of a statement whether it holds, and which is wanted', () => {
    expect(told('isMortgaged', 'equal', false, { is: exact(true) })).toEqual([
      'Vehicle mortgaged: yes; required: no', '车辆是否抵押：是；要求：否', 'Автомобиль в залоге: да; требуется: нет',
    ])
    expect(told('isMortgaged', 'notEqual', true)[0]).toBe('Vehicle mortgaged: not known; required: no')
    expect(told('isMortgaged', 'equal', true, { is: exact(false), role: 'scope' })).toEqual([
      'Vehicle mortgaged: no; the rule applies if yes', '车辆是否抵押：否；规则适用于“是”的情形', 'Автомобиль в залоге: нет; правило действует, если да',
    ])
  })

  it('says what is missing from a list, what it needs, and what it may not hold', () => {
    expect(told('documents', 'contains', 'report', { is: exact(['licence']) })).toEqual([
      'Documents: export licence; missing: inspection report', '单证文件：出口许可证；缺少：检验报告', 'Документы: экспортная лицензия; отсутствует: отчёт об осмотре',
    ])
    expect(told('documents', 'contains', 'report', { is: exact([]) })[0]).toBe('Documents: none; missing: inspection report')
    expect(told('documents', 'contains', 'report')).toEqual([
      'Documents: not known; required: inspection report', '单证文件：未知；须有：检验报告', 'Документы: неизвестно; требуется: отчёт об осмотре',
    ])
    expect(told('resaleMarkets', 'doesNotContain', 'RU', { is: exact(['KZ', 'RU']) })).toEqual([
      'Resale markets: Kazakhstan, Russia; not allowed: Russia', '转售市场：哈萨克斯坦、俄罗斯；不得包括：俄罗斯', 'Рынки перепродажи: Казахстан, Россия; не допускается: Россия',
    ])
    expect(told('documents', 'contains', 'report', { is: exact([]), role: 'scope' })[0]).toBe('Documents: none; the rule concerns cases with inspection report')
  })

  it('calls countries by their names', () => {
    expect(told('builtIn', 'in', ['JP', 'RU'], { is: exact('DE') })).toEqual([
      'Country of manufacture is Germany; Japan or Russia is required', '生产国为德国；要求为日本或俄罗斯', 'Страна изготовления: Германия; требуется: Япония или Россия',
    ])
  })

  it('counts the values that are too many to tell, but tells the one that was found', () => {
    const many = ['AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES']
    expect(told('builtIn', 'in', many, { is: exact('ES') })).toEqual([
      'Country of manufacture is Spain; Spain, Austria, Belgium, Bulgaria, Cyprus or one of 4 others is required',
      '生产国为西班牙；要求为西班牙、奥地利、比利时、保加利亚、塞浦路斯等 9 项之一',
      'Страна изготовления: Испания; требуется: Испания, Австрия, Бельгия, Болгария, Кипр и другие (всего 9)',
    ])
  })

  it('forbids a value, but only asks for another one where that is one way out of several', () => {
    expect(told('make', 'notEqual', 'BMW', { is: exact('BMW') })).toEqual(['Make is BMW; BMW is not allowed', '品牌为 BMW；不得为 BMW', 'Марка: BMW; не допускается: BMW'])
    expect(told('make', 'notIn', ['AUDI', 'BMW'], { is: exact('BMW') })).toEqual([
      'Make is BMW; AUDI and BMW are not allowed', '品牌为 BMW；不得为 AUDI 或 BMW', 'Марка: BMW; не допускаются: AUDI, BMW',
    ])
    expect(told('make', 'notEqual', 'BMW', { is: exact('BMW'), join: 'or', isChoice: true })).toEqual([
      'or: Make is BMW; something other than BMW is required', '或：品牌为 BMW；要求不是 BMW', 'или: Марка: BMW; требуется любое значение, кроме: BMW',
    ])
  })

  it('says whom the rule leaves out', () => {
    expect(told('formerUse', 'notEqual', 'private', { is: exact('private'), role: 'scope' })).toEqual([
      'Former use is private; the rule concerns all but private', '原使用性质为非营运；规则适用于“非营运”以外的情形', 'Прежнее использование: личное; правило касается всех значений, кроме: личное',
    ])
    expect(told('builtIn', 'notEqual', 'CN', { is: exact('CN'), role: 'scope' })[1]).toBe('生产国为中国；规则适用于中国以外的情形')
  })

  it('writes a number with its unit, as the language does', () => {
    expect(told('treadDepthMm', 'greaterThanInclusive', 1.6, { is: exact(1.5) })).toEqual([
      'Tread depth is 1.5 mm; at least 1.6 mm is required', '花纹深度为 1.5 mm；要求不低于 1.6 mm', 'Глубина рисунка: 1,5 мм; требуется: не менее 1,6 мм',
    ])
    expect(told('treadDepthMm', 'greaterThanInclusive', 2, { is: exact(1), role: 'scope' })).toEqual([
      'Tread depth is 1 mm; the rule concerns at least 2 mm', '花纹深度为 1 mm；规则适用于不低于 2 mm 的情形', 'Глубина рисунка: 1 мм; правило действует, если не менее 2 мм',
    ])
  })

  it('speaks of days and years as earlier and later', () => {
    expect(told('producedOn', 'lessThanInclusive', '2025-10-14', { is: between('2026-12-20' as Day, null) })).toEqual([
      'Date of production is 2026-12-20 or later; 2025-10-14 or earlier is required', '生产日期不早于 2026-12-20；要求不晚于 2025-10-14', 'Дата изготовления: не ранее 2026-12-20; требуется: не позднее 2025-10-14',
    ])
    expect(told('producedOn', 'lessThan', '2027-01-01', { is: between('2026-12-20' as Day, '2027-01-19' as Day) })).toEqual([
      'Date of production lies between 2026-12-20 and 2027-01-19; earlier than 2027-01-01 is required', '生产日期在 2026-12-20 至 2027-01-19 之间；要求早于 2027-01-01', 'Дата изготовления: с 2026-12-20 по 2027-01-19; требуется: ранее 2027-01-01',
    ])
    expect(told('modelYear', 'greaterThanInclusive', 2005, { is: exact(2004) })).toEqual([
      'Model year is 2004; 2005 or later is required', '年款为 2004 年；要求不早于 2005 年', 'Модельный год: 2004; требуется: не ранее 2005 года',
    ])
    expect(told('monthOf', 'equal', 12, { is: exact(5), params: { day: 'declaredOn' }, role: 'scope' })).toEqual([
      'Month of the date of the declaration is May; the rule concerns December', '报关日期的月份为五月；规则适用于十二月', 'Дата декларации, месяц: май; правило касается: декабрь',
    ])
  })

  it('speaks of months as earlier and later, and declines them', () => {
    expect(told('monthOf', 'lessThanInclusive', 6, { is: exact(7), params: { day: 'declaredOn' } })).toEqual([
      'Month of the date of the declaration is July; June or earlier is required', '报关日期的月份为七月；要求不晚于六月', 'Дата декларации, месяц: июль; требуется: не позднее июня',
    ])
  })

  it('says how the law completes a day that is known in part', () => {
    const params = { from: 'producedOn', to: 'declaredOn', unit: 'years', count: 'calendar', complete: 'mid' }
    expect(told('elapsed', 'lessThan', 5, { params })[0]).toContain('(one calendar year minus the other; if only its month is known, from the 15th; if only its year, from 1 July)')
  })

  it('says how a time is counted, and declines it', () => {
    const params = { from: 'producedOn', to: 'declaredOn', unit: 'years' }
    expect(told('elapsed', 'lessThanInclusive', 3, { is: exact(4), params: { ...params, count: 'begun' } })).toEqual([
      'Time from the date of production to the date of the declaration (a begun year counts as a full one, from the day after the anniversary) is 4 years; at most 3 years is required',
      '自生产日期至报关日期的时间（不足一年按一年计，自周年次日起算下一年）为 4 年；要求不超过 3 年',
      'Срок «дата изготовления – дата декларации» (начатый год считается за полный, со дня после годовщины): 4 года; требуется: не более 3 лет',
    ])
    expect(told('elapsed', 'greaterThan', 1, { is: exact(1), params: { ...params, count: 'complete' } })[2]).toBe(
      'Срок «дата изготовления – дата декларации» (только полные годы, год полон в день годовщины): 1 год; требуется: более 1 года',
    )
    expect(told('elapsed', 'lessThan', 5, { params: { ...params, count: 'calendar' } })[1]).toBe('自生产日期至报关日期的时间（按年份相减计）未知；要求少于 5 年')
  })

  it('tells the value of another fact with its name', () => {
    const reference = { fact: 'declaredOn' }
    expect(told('producedOn', 'lessThanInclusive', reference, { is: exact('2026-02-01'), value: exact('2026-01-01') })).toEqual([
      'Date of production is 2026-02-01; 2026-01-01 (date of the declaration) or earlier is required',
      '生产日期为 2026-02-01；要求不晚于 2026-01-01（报关日期）',
      'Дата изготовления: 2026-02-01; требуется: не позднее 2026-01-01 (дата декларации)',
    ])
    expect(told('producedOn', 'lessThanInclusive', reference, { value: unknown })[0]).toBe('Date of production is not known; the date of the declaration or earlier is required')
  })

  it('speaks of headings for codes', () => {
    expect(told('hsCode', 'hsWithin', ['8702', '8703'], { is: exact('8701') })).toEqual([
      'HS code is 8701; a code under 8702 or 8703 is required', 'HS 编码为 8701；要求归入 8702 或 8703 项下', 'Код ТН ВЭД: 8701; требуется: код, который начинается с 8702 или 8703',
    ])
  })
})
