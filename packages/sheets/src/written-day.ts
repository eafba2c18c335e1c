import { daysOf } from '@sextant/model'

/** Which of two numbers comes first in a day such as 03/05/2024, as far as a column shows it. */
export type DayOrder = 'day-first' | 'month-first' | 'both' | 'unknown'

export type DayRead = { day: string } | { wrong: string; cure: string } | undefined

const english = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
const russian = [/^янв(ар[ья])?$/, /^фев(рал[ья])?$/, /^март?а?$/, /^апр(ел[ья])?$/, /^ма[йя]$/, /^июн[ья]?$/, /^июл[ья]?$/, /^авг(уста?)?$/, /^сен(т(ябр[ья])?)?$/, /^окт(ябр[ья])?$/, /^ноя(б(р[ья])?)?$/, /^дек(абр[ья])?$/]

const ISO = 'write it as YYYY-MM-DD'

/** A day as people write it. Undefined where the text is none; `wrong` where it may be two. */
export function writtenDay(text: string, order: DayOrder, { isRussian = false } = {}): DayRead {
  const bare = text
    .normalize('NFKC')
    .trim()
    .replace(/[T ]+\d{1,2}:\d\d(:\d\d(\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?$/, '')
    .replace(/\s*г(ода|\.)?$/, '')
    .trim()
  return yearFirst(bare) ?? yearLast(bare, order) ?? yearOfTwo(bare, isRussian) ?? named(bare)
}

function yearFirst(text: string): DayRead {
  const compact = /^(?<year>(?:19|20|21)\d\d)(?:(?<month>\d\d)(?<day>\d\d)?)?$/.exec(text)?.groups
  if (compact) return made(text, compact['year'], compact['month'], compact['day'])
  const { year, first, month, second, day } =
    /^(?<year>\d{4})\s*(?<first>[-/.年])\s*(?:(?<month>\d{1,2})\s*(?:(?<second>[-/.月])\s*(?:(?<day>\d{1,2})\s*[日号]?)?)?)?$/.exec(text)?.groups ?? {}
  if (year === undefined) return undefined
  if (first !== '年' && (month === undefined || (second !== undefined && day === undefined))) return undefined
  if (first === '.' && day === undefined && month === '1') return { wrong: `"${text}" may be January or, with its last 0 lost, October`, cure: 'write it as YYYY-MM' }
  return made(text, year, month, day)
}

function yearLast(text: string, order: DayOrder): DayRead {
  const month = /^(?<month>\d{1,2})[./-](?<year>\d{4})$/.exec(text)?.groups
  if (month) return made(text, month['year'], month['month'], undefined)
  const { a, sign, b, year } = /^(?<a>\d{1,2})\s*(?<sign>[./-])\s*(?<b>\d{1,2})\s*\k<sign>\s*(?<year>\d{4})$/.exec(text)?.groups ?? {}
  if (a === undefined || b === undefined || year === undefined) return undefined
  // With points between them the day comes first wherever days are written so.
  if (sign === '.' || Number(a) > 12 || a === b) return made(text, year, b, a)
  if (Number(b) > 12) return made(text, year, a, b)
  if (order === 'day-first') return made(text, year, b, a)
  if (order === 'month-first') return made(text, year, a, b)
  return { wrong: `"${text}" may be ${iso(year, b, a)} or ${iso(year, a, b)}, and ${order === 'both' ? 'other days of its column are written in both ways' : 'no other day of its column says which'}`, cure: ISO }
}

/** `20.12.26` is the 20th in Russian, and in Chinese of the year 2020; only a day that can be read in one way is taken. */
function yearOfTwo(text: string, isRussian: boolean): DayRead {
  const { a = '', sign, b = '', c = '' } = /^(?<a>\d{1,2})\s*(?<sign>[./-])\s*(?<b>\d{1,2})\s*\k<sign>\s*(?<c>\d{1,2})$/.exec(text)?.groups ?? {}
  if (sign === undefined) return undefined
  const orders = isRussian && sign === '.' ? [[c, b, a]] : [[c, b, a], ...(sign === '.' ? [] : [[c, a, b]]), [a, b, c]]
  const days = new Set(orders.flatMap(([year = '', month = '', day = '']) => {
    const whole = year.length === 2 ? inCentury(year) : undefined
    const written = whole === undefined ? '' : iso(whole, month, day)
    return daysOf(written) ? [written] : []
  }))
  const [first] = days
  if (first === undefined) return centuryless(text)
  return days.size === 1 ? { day: first } : { wrong: `"${text}" may be ${[...days].join(' or ')}`, cure: ISO }
}

/** `3 May 2024`, `May 3, 2024`, `май 2024`. */
function named(text: string): DayRead {
  const dayFirst = /^(?:(?<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+)?(?<name>\p{L}+)\.?,?[\s-]+(?<year>\d{4}|(?<=\d.+)\d\d)$/u.exec(text)?.groups
  const monthFirst = /^(?<name>\p{L}+)\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})$/u.exec(text)?.groups
  const { name = '', year, day } = dayFirst ?? monthFirst ?? {}
  const month = monthNamed(name.toLowerCase())
  if (month === undefined || year === undefined) return undefined
  const whole = inCentury(year)
  return whole === undefined ? centuryless(text) : made(text, whole, String(month), day)
}

/** A year of two digits, where its month is named: no vehicle that is traded is of another century. */
function inCentury(year: string): string | undefined {
  if (year.length === 4) return year
  const number = Number(year)
  return number < 40 ? `20${year}` : number >= 60 ? `19${year}` : undefined
}

function centuryless(text: string): DayRead {
  return { wrong: `"${text}" does not say the century`, cure: ISO }
}

function monthNamed(name: string): number | undefined {
  if (name.length < 3) return undefined
  const at = english.findIndex((one) => one === name || one.slice(0, 3) === name || (name === 'sept' && one === 'september'))
  const found = at >= 0 ? at : russian.findIndex((one) => one.test(name))
  return found < 0 ? undefined : found + 1
}

function made(text: string, year = '', month: string | undefined, day: string | undefined): DayRead {
  const written = iso(year, month, day)
  return daysOf(written) ? { day: written } : { wrong: `"${text}" is no day that exists`, cure: 'correct it' }
}

function iso(year: string, month?: string, day?: string): string {
  return [year, month, day].flatMap((part) => (part === undefined ? [] : [part.padStart(2, '0')])).join('-')
}

/** What a text says of the order of day and month in its column; undefined where nothing. */
export function orderShownBy(text: string): 'day-first' | 'month-first' | undefined {
  const { a, b } = /^\s*(?<a>\d{1,2})\s*(?<sign>[/-])\s*(?<b>\d{1,2})\s*\k<sign>\s*\d{4}\b/.exec(text)?.groups ?? {}
  if (Number(a) > 12 && Number(b) <= 12) return 'day-first'
  return Number(b) > 12 && Number(a) <= 12 ? 'month-first' : undefined
}
