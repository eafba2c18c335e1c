import type { Measure, MeasureEvent } from '@sextant/model'

const life: readonly Measure['status'][] = ['notified', 'adopted', 'in-force', 'superseded', 'withdrawn']

/**
 * Joins measures of one family into one, whatever page each was seen on. Events are joined by their reference and stand
 * by day and number. Give what is known first and what was read just now last: of two readings of one event, or of two
 * statements about one family, the later stands; what the later leaves out stays. The status is the furthest that any
 * reading saw, since a page with an old addendum on it says nothing of a newer one.
 */
export function threaded(measures: readonly Measure[]): Measure[] {
  const families = new Map<string, Measure>()
  for (const measure of measures) {
    const known = families.get(measure.reference)
    families.set(measure.reference, known ? joined(known, measure) : { ...measure, events: inOrder(measure.events) })
  }
  return [...families.values()]
}

function joined(known: Measure, read: Measure): Measure {
  const events = inOrder([...known.events, ...read.events])
  const hsCodes = read.hsCodes ?? known.hsCodes
  const products = read.products ?? known.products
  return {
    reference: known.reference,
    title: titleOf(events, read.title || known.title),
    markets: [...new Set([...known.markets, ...read.markets])].sort(),
    status: life[Math.max(life.indexOf(known.status), life.indexOf(read.status))] ?? read.status,
    ...(hsCodes && { hsCodes: [...new Set([...(known.hsCodes ?? []), ...hsCodes])].sort() }),
    ...(products && { products }),
    events,
  }
}

/** A family is called by its notification; before that was seen, by what was read last. */
function titleOf(events: readonly MeasureEvent[], otherwise: string): string {
  return events.find(({ kind, title }) => kind === 'notified' && title !== '')?.title ?? otherwise
}

function inOrder(events: readonly MeasureEvent[]): MeasureEvent[] {
  const byReference = new Map(events.map((event) => [event.reference, event]))
  return [...byReference.values()].sort(
    (a, b) => compare(a.publishedOn, b.publishedOn) || a.reference.localeCompare(b.reference, 'en', { numeric: true }),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
