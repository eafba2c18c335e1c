import type { Subject } from '@sextant/model'
import { mapOption } from './map-option.ts'

/** A value that is only taken where its row says something else besides. */
export interface Doubt {
  why: string
  cure: string
  unless: Subject
}

/** The fact of which few kilometres are many: people count it in tens of thousands in Chinese, and in thousands in Russian. */
const ODOMETER = 'odometerKm'
/** No vehicle that has run for a while has run less, and none has run as many of the larger units. */
const MOST = { tenThousands: 100, thousands: 1_000 }

/** 5.6 under 里程 are 56,000 km in a used car, and under a heading without a unit nobody can say so. */
export function doubtOfDistance(number: number, { fact, heading, hasUnit }: { fact: string; heading: string; hasUnit: boolean }): Doubt | undefined {
  if (fact !== ODOMETER || hasUnit || number <= 0) return undefined
  const [isChinese, isRussian] = [/\p{Script=Han}/u.test(heading), /\p{Script=Cyrillic}/u.test(heading)]
  const others = [
    ...(!isChinese && number < MOST.thousands ? [{ size: 1_000, unit: 'тыс км' }] : []),
    ...(!isRussian && number < MOST.tenThousands ? [{ size: 10_000, unit: '万公里' }] : []),
  ]
  if (others.length === 0) return undefined
  const readings = [`${number} km`, ...others.map(({ size }) => `${Math.round(number * size)} km`)]
  const maps = ['km', ...others.map(({ unit }) => unit)].map((unit) => mapOption(heading, `${fact} ${unit}`))
  return { why: `it may be ${readings.join(' or ')}, for it has no unit`, cure: `write the unit in the cell, or say what the column is counted in with ${maps.join(' or ')}`, unless: { usage: 'new' } }
}
