const offsets = { buddhist: 543, persian: -621 } as const
const DAY_MS = 86_400_000

/** A year of another calendar that begins with the civil one; undefined where it cannot be such a year. */
export function civilYear(year: number, calendar: keyof typeof offsets | undefined): number | undefined {
  if (calendar === 'buddhist' && year >= 2_440 && year <= 2_650) return year - offsets.buddhist
  return year >= 1_900 && year <= 2_199 ? year : undefined
}

/** The civil day of a day of the Persian calendar. Its months have 31 days until the sixth, then 30, the last one 29 or 30. */
export function persianDay(year: number, month: number, day: number): string {
  const ofYear = month <= 6 ? (month - 1) * 31 : 186 + (month - 7) * 30
  const inPersian = new Intl.DateTimeFormat('en-u-ca-persian', { month: 'numeric', day: 'numeric', timeZone: 'UTC' })
  // The year begins with the spring, between 19 and 22 March.
  const starts = [19, 20, 21, 22].map((at) => Date.UTC(year - offsets.persian, 2, at)).find((ms) => inPersian.format(ms) === '1/1')
  return new Date((starts ?? Date.UTC(year - offsets.persian, 2, 21)) + (ofYear + day - 1) * DAY_MS).toISOString().slice(0, 10)
}
