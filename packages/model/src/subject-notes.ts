import { daysOf } from './day.ts'
import type { LocalText } from './language.ts'
import type { Subject } from './subject.ts'
import { checkDigitOf, vinFrom } from './vin.ts'
import { vinWords } from './vin-words.ts'
import { lightVehicleYears, vinYears } from './vin-year.ts'

/**
 * What the facts of a subject say against a standard or against each other. An `error` is refused at input; a `hint` stands
 * beside the answer and changes no verdict: no fact is ever replaced by what another one suggests.
 */
export interface SubjectNote {
  /** The fact to look at again. */
  fact: string
  severity: 'error' | 'hint'
  code: 'far-day' | 'not-recognised' | 'vin-check-digit' | 'vin-year-code' | 'vin-production' | 'vin-registration' | 'vin-model-year'
  message: LocalText
}

/**
 * Everything that there is to say of facts that have been believed one by one. A VIN is held against the law that binds its
 * maker, and against the days and the model year; where the maker follows no law that we know, position 10 says nothing.
 * Who made a vehicle is not read from it: one maker has many marks, and one mark many makers.
 */
export function subjectNotes(subject: Subject): SubjectNote[] {
  const read = typeof subject['vin'] === 'string' ? vinFrom(subject['vin']) : undefined
  if (!read || 'wrong' in read) return []
  const law = lawOf(read.vin, subject)
  return [...checkDigitNotes(read.vin, law), ...yearNotes(read.vin, law, subject)]
}

/**
 * Whose law binds the VIN. China: GB 16735, by the rules of the Development and Reform Commission (notice 66 of 2004, art. 2
 * and 3), in vehicles that are made or sold there, imported ones included. The United States: 49 CFR part 565, in vehicles
 * for sale there, wherever they are made. A first character of L or of 1 to 5 (ISO 3780) says only where the maker sits,
 * so `homologatedFor`, where it is known, says otherwise: a Chinese car that is built for Europe alone may have no check
 * digit, and a Mexican one neither.
 */
type Law = 'china' | 'china-usual' | 'united-states' | 'north-america-usual' | 'unknown'

function lawOf(vin: string, { homologatedFor, builtIn }: Subject): Law {
  const markets = Array.isArray(homologatedFor) ? homologatedFor : undefined
  const isChinese = vin.startsWith('L') || builtIn === 'CN'
  if (markets?.includes('CN') || (isChinese && !markets)) return 'china'
  if (markets?.includes('US')) return 'united-states'
  if (isChinese) return 'china-usual'
  return /^[1-5]/.test(vin) ? 'north-america-usual' : 'unknown'
}

/**
 * 49 CFR 565.13(c): "A check digit shall be part of each VIN", in position 9 (565.15(c)); GB 16735 has the same sum. ISO 3779
 * asks for none, and most makers elsewhere write a letter of their own: only what looks like a check digit is then held
 * against the sum.
 */
function checkDigitNotes(vin: string, law: Law): SubjectNote[] {
  const [is, due] = [vin.charAt(8), checkDigitOf(vin)]
  if (is === due || (law === 'unknown' && !/[\dX]/.test(is))) return []
  const isBound = law === 'china' || law === 'united-states'
  return [{ fact: 'vin', severity: isBound ? 'error' : 'hint', code: 'vin-check-digit', message: vinWords.checkDigit[law](vin, is, due) }]
}

/**
 * A model year may begin in the calendar year before it, and is made for 24 months at most (49 CFR 565.12), so until the
 * second year after it. What was made in 2022 thus bears the code of 2020 to 2023, whichever of its two years the maker
 * writes (GB 16735), and is registered in the year before that of its code, or later.
 */
function yearNotes(vin: string, law: Law, subject: Subject): SubjectNote[] {
  if (law === 'unknown') return []
  const code = vin.charAt(9)
  if (vinYears(vin).length === 0) return [{ fact: 'vin', severity: 'hint', code: 'vin-year-code', message: vinWords.yearCode(vin, code) }]
  const years = law === 'united-states' && isLight(subject) ? lightVehicleYears(vin) : vinYears(vin)
  const noneWithin = (from: number, to: number) => !years.some((year) => year >= from && year <= to)
  const note = (fact: string, of: SubjectNote['code'], message: LocalText): SubjectNote => ({ fact, severity: 'hint', code: of, message })
  const notes: SubjectNote[] = []

  const { producedOn, firstRegisteredOn, modelYear } = subject
  const produced = calendarYears(producedOn)
  if (produced && noneWithin(produced.first - 2, produced.last + 1)) notes.push(note('producedOn', 'vin-production', vinWords.production(String(producedOn), code, years)))
  const registered = calendarYears(firstRegisteredOn)
  if (registered && noneWithin(-Infinity, registered.last + 1)) notes.push(note('firstRegisteredOn', 'vin-registration', vinWords.registration(String(firstRegisteredOn), code, years)))
  if (typeof modelYear === 'number') {
    const slack = law === 'united-states' ? { before: 0, after: 0 } : { before: 1, after: 2 }
    if (noneWithin(modelYear - slack.before, modelYear + slack.after)) notes.push(note('modelYear', 'vin-model-year', vinWords.modelYear(modelYear, code, years)))
  }
  return notes
}

/** A category of at most 3.5 t, or a passenger car that is known to be light enough. */
function isLight({ category, grossMassKg }: Subject): boolean {
  if (category === 'N1' || category === 'N1G') return true
  return (category === 'M1' || category === 'M1G') && typeof grossMassKg === 'number' && grossMassKg <= 4_536
}

function calendarYears(day: Subject[string] | undefined): { first: number; last: number } | undefined {
  const days = typeof day === 'string' ? daysOf(day) : undefined
  return days && { first: Number(days.first.slice(0, 4)), last: Number(days.last.slice(0, 4)) }
}
