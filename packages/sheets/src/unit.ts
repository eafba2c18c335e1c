import { type Decimal, decimalFrom, times } from './decimal.ts'

/**
 * What people write for a unit, each with its size in the unit that a fact of that kind has. Only exact ones: a unit
 * with two sizes, such as hp (metric or mechanical horsepower), is asked about and never converted. What is written alone for a thousand or for ten thousand is of the unit itself; the
 * T of a 2.0T engine says that its litres are charged.
 */
const sizes: Record<string, Record<string, string[]>> = {
  mm: { 1: ['mm', '毫米', 'мм', 'millimetres', 'millimeters'], 10: ['cm', '厘米', 'см'], 1000: ['m', '米', 'м', 'metres', 'meters'], 25.4: ['in', 'inch', 'inches', '英寸', 'дюйм', 'дюймов'], 304.8: ['ft', 'feet', '英尺'] },
  km: {
    1: ['km', 'kms', '公里', '千米', 'км', 'kilometres', 'kilometers'],
    1.609344: ['mi', 'mile', 'miles', '英里', 'миля', 'мили', 'миль'],
    10000: ['万公里', '万km', '万千米', '万', 'w', 'w公里', 'wkm', 'w km'],
    1000: ['千公里', '千', 'тыс', 'тысяч', 'т км', 'k', 'thousand', 'тыс км', 'тысяч км', 'thousand km', '1000 km', '000 km', 'k km'],
  },
  'cm³': {
    1: ['cm³', 'cc', 'ccm', 'ml', 'cu cm', 'cubic centimetres', 'cubic centimeters', '毫升', '立方厘米', 'см³', 'куб см', 'мл'],
    1000: ['l', 'ltr', 'litre', 'litres', 'liter', 'liters', '升', 'л', 'литр', 'литров', 'dm³', 'дм³', 'l t', 'lt', 't', 'т', 'td', 'turbo', 'турбо', 'l turbo', 'л турбо', 'tsi', 'tfsi', 'tdi', 'gdi', 'tgdi', 't gdi', 'mpi', 'crdi', 'hdi'],
  },
  kW: { 1: ['kw', '千瓦', 'квт'], 0.001: ['w', '瓦', 'вт'], 0.73549875: ['ps', 'cv', 'ch', 'metric hp', 'hp metric', '马力', '公制马力', '匹', 'л с', 'лс', 'лошадиных сил'] },
  kWh: { 1: ['kwh', 'kw h', '千瓦时', '度', 'квт ч', 'квтч'], 0.001: ['wh', 'вт ч'] },
  kg: { 1: ['kg', 'kgs', '公斤', '千克', 'кг', 'kilograms'], 1000: ['t', 'ton metric', 'tonne', 'tonnes', '吨', 'т', 'тонн'], 0.45359237: ['lb', 'lbs', 'pounds', '磅', 'фунт', 'фунтов'] },
  'km/h': { 1: ['km/h', 'kmh', 'kph', '公里/小时', '千米/时', 'км/ч'], 1.609344: ['mph', 'mi/h', '英里/小时'] },
  'g/km': { 1: ['g/km', '克/公里', 'г/км'], 0.001: ['mg/km', '毫克/公里', 'мг/км'] },
  'mg/km': { 1: ['mg/km', '毫克/公里', 'мг/км'], 1000: ['g/km', '克/公里', 'г/км'] },
  'km/L': { 1: ['km/l', '公里/升', '千米/升', 'км/л'] },
  '%': { 1: ['%', 'percent', 'pct', '百分比', 'процент', 'процентов'], 100: ['fraction', 'of 1', '小数', '比例', 'доля', 'доли'] },
  '1/m': { 1: ['1/m', 'm⁻¹', '1/м', 'м⁻¹'] },
  USD: { 1: ['usd', 'us$', '$', '美元', '美金', 'долл сша'], 10000: ['万美元'], 1000: ['тыс usd', 'k usd'] },
}

/** Units that mean two sizes, and what to write instead. */
const twoSizes: Record<string, string> = {
  hp: 'hp may be metric (PS) or mechanical horsepower; write PS or kW',
  bhp: 'bhp is no metric horsepower; give kW',
  ton: 'a ton may be metric, long or short; write t or kg',
  tons: 'a ton may be metric, long or short; write t or kg',
}

/** Said after a number of things; of an order alone, for a seat is counted in other words. */
const counted = new Set(['шт', 'штук', 'штуки', 'единиц', 'ед', 'pcs', 'pc', 'pieces', 'units', 'unit', 'vehicles', 'cars', '台', '辆', '部', '件'].map(unitKey))

export function isCount(written: string): boolean {
  return counted.has(unitKey(written))
}

export type UnitFound = { size: Decimal } | { wrong: string }

const byName = new Map(
  Object.entries(sizes).map(([unit, group]) => [unit, new Map(Object.entries(group).flatMap(([size, names]) => names.map((name) => [unitKey(name), decimalFrom(size)] as const)))]),
)

/** How many of the fact's own unit one of the written unit is; undefined where it is no unit of that kind. */
export function unitFrom(written: string, unit: string): UnitFound | undefined {
  const key = unitKey(written)
  const size = byName.get(unit)?.get(key)
  if (size) return { size }
  const wrong = twoSizes[key]
  const isMeant = unit === 'kW' ? key.endsWith('hp') : unit === 'kg' && key.startsWith('ton')
  return wrong !== undefined && isMeant ? { wrong } : undefined
}

export function inUnit(number: Decimal, size: Decimal | undefined): Decimal {
  return size ? times(number, size) : number
}

function unitKey(written: string): string {
  return written.replaceAll('³', '3').normalize('NFKC').toLowerCase().replaceAll(/[.·*]/g, ' ').replaceAll(/\s+/g, ' ').trim()
}
