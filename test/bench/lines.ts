// Order lines as they look like in a warehouse, the same for the same seed.
import { type Day, dayFromNumber, dayNumber, type FactValue, type Market, type Subject } from '@sextant/model'
import { type Chance, chanceFrom } from './chance.ts'

export interface Line {
  subject: Subject
  market: Market
}

export const categories = ['M1', 'M1G', 'M2', 'M3', 'N1', 'N1G', 'N2', 'N3'] as const
export const powertrains = ['petrol', 'diesel', 'lpg', 'cng', 'hev', 'phev', 'bev'] as const
export const importers = ['individual', 'sole-trader', 'company', 'official-representative', 'manufacturer', 'diplomat'] as const
export const certificates = ['ccc', 'eaeu-otts', 'eaeu-sbkts', 'eaeu-epts', 'uz-conformity', 'gso-conformity', 'sa-model-approval'] as const
export const documents = ['export-licence', 'inspection-report', 'destination-declaration', 'manufacturer-authorisation', 'registration-certificate', 'after-sales-confirmation'] as const
export const hsCodes = ['870321', '870322', '870323', '870340', '870380', '870421', '870431', '871110'] as const

/** Two letters each, as many as are asked for: the first are countries, and past those that exist the form goes on. */
export function marketsNamed(count: number): Market[] {
  const real = ['KZ', 'RU', 'UZ', 'AE', 'SA', 'MX', 'CL', 'TH', 'VN', 'EG', 'NG', 'KE', 'GE', 'AM', 'BY', 'KG', 'MN', 'JO', 'IQ', 'PH']
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const more = letters.flatMap((a) => letters.map((b) => `${a}${b}`)).filter((code) => !real.includes(code) && code !== 'CN')
  return [...real, ...more].slice(0, count) as Market[]
}

export interface Making {
  seed: number
  count: number
  markets: readonly Market[]
  /** How many of the facts are not known; of those days that are, one in twenty only by its month. */
  missing?: number
  /** Only these facts. */
  facts?: ReadonlySet<string>
}

const [firstBuilt, lastBuilt, firstOrder] = (['2012-01-01', '2026-06-30', '2026-07-01'] as Day[]).map(dayNumber) as [number, number, number]

export function* madeLines({ seed, count, markets, missing = 0.1, facts }: Making): Generator<Line> {
  const chance = chanceFrom(seed)
  for (let line = 0; line < count; line += 1) {
    const market = chance.of(markets)
    const subject: Record<string, FactValue> = {}
    for (const [fact, value] of factsOfLine(chance)) {
      const isKept = !chance.happens(missing)
      const text = typeof value === 'number' && days.has(fact) ? dayText(value, missing > 0 && chance.happens(0.05)) : value
      if (isKept && (!facts || facts.has(fact))) subject[fact] = text
    }
    yield { subject, market }
  }
}

const days = new Set(['producedOn', 'firstRegisteredOn', 'contractOn', 'shipsOn', 'arrivesOn', 'declaredOn'])

function* factsOfLine(chance: Chance): Generator<[fact: string, value: FactValue]> {
  const isUsed = chance.happens(0.6)
  const built = isUsed ? chance.whole(firstBuilt, lastBuilt) : chance.whole(lastBuilt - 400, lastBuilt)
  const contract = firstOrder + chance.whole(0, 730)
  const ships = contract + chance.whole(5, 60)
  const arrives = ships + chance.whole(10, 80)
  yield ['category', chance.happens(0.5) ? 'M1' : chance.of(categories)]
  yield ['powertrain', chance.of(powertrains)]
  yield ['usage', isUsed ? 'used' : 'new']
  yield ['steeringSide', chance.happens(0.85) ? 'left' : 'right']
  yield ['euroClass', chance.whole(2, 6)]
  yield ['producedOn', built]
  yield ['firstRegisteredOn', Math.min(built + chance.whole(0, 200), contract)]
  yield ['contractOn', contract]
  yield ['shipsOn', ships]
  yield ['arrivesOn', arrives]
  yield ['declaredOn', arrives + chance.whole(0, 20)]
  yield ['engineCc', chance.whole(8, 60) * 100 - chance.whole(0, 5)]
  yield ['grossMassKg', chance.whole(10, 400) * 100]
  yield ['odometerKm', chance.whole(0, 200) * 1_000]
  yield ['seats', chance.whole(2, 50)]
  yield ['hsCode', chance.of(hsCodes)]
  yield ['importerKind', chance.of(importers)]
  yield ['quantity', chance.whole(1, 40)]
  yield ['certificates', certificates.filter(() => chance.happens(0.3))]
  yield ['documents', documents.filter(() => chance.happens(0.4))]
}

function dayText(number: number, isPartial: boolean): string {
  const day = dayFromNumber(number)
  return isPartial ? day.slice(0, 7) : day
}
