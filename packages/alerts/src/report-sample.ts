import { type Check, Day, FactDictionary, type Language, parse, type Subject, type SubjectCheck } from '@sextant/model'
import type { ReportOptions } from './report-options.ts'

// Made up for the tests of the reports: no rule, act or car here is real.

const text = { type: 'text', of: 'goods', changeable: false }
const dictionary = parse(
  FactDictionary,
  {
    orderDays: ['arrivesOn'],
    facts: {
      vin: { ...text, label: { en: 'VIN', zh: '车架号', ru: 'VIN' } },
      make: { ...text, label: { en: 'Make', zh: '品牌', ru: 'Марка' } },
      model: { ...text, label: { en: 'Model', zh: '车型', ru: 'Модель' } },
      modelYear: { type: 'number', of: 'goods', changeable: false, label: { en: 'Model year', zh: '年款', ru: 'Модельный год' } },
      euroClass: { type: 'number', of: 'goods', changeable: false, label: { en: 'Euro class', zh: '排放等级', ru: 'Экологический класс' } },
      orderId: { ...text, of: 'order', label: { en: 'Order number', zh: '订单号', ru: 'Номер заказа' } },
      origin: { ...text, of: 'order', label: { en: 'Country of export', zh: '出口国', ru: 'Страна вывоза' } },
      arrivesOn: { type: 'day', of: 'order', changeable: true, label: { en: 'Date of arrival', zh: '到达日期', ru: 'Дата прибытия' } },
      treadMm: { type: 'number', of: 'goods', unit: 'mm', changeable: false, label: { en: 'Tread depth', zh: '花纹深度', ru: 'Глубина протектора' } },
    },
  },
  'the sample dictionary',
)

export const car: Subject = { vin: 'LSJA24U33NS000017', make: 'TOKAI', model: 'WAGON', modelYear: 2016, orderId: 'A-17', arrivesOn: '2026-12-20' }

export const notes: SubjectCheck['notes'] = [
  { fact: 'modelYear', severity: 'hint', code: 'vin-model-year', message: 'model year 2016 does not fit the VIN, where N in position 10 stands for 1992 or 2022; one of the two is wrong' },
]

export function options(language: Language = 'en', changes: Partial<ReportOptions> = {}): ReportOptions {
  return { language, all: 'left-out', dictionary, askedOn: Day.parse('2026-11-22'), ...changes }
}

export function checkOf(markets: SubjectCheck['markets'], subject: Subject = car): Check {
  return { rulebook: { digest: 'sha256:0f1e2d3c', commit: 'abc1234' }, checkedAt: '2026-11-22T08:00:00.000Z', subjects: [{ subject, notes: [], markets }] }
}
