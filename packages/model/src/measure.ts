import { z } from 'zod'
import { Day } from './day.ts'
import { Market } from './market.ts'

/** One thing that happened to a measure: its notification, an addendum, a correction, a new version. */
export const MeasureEvent = z.strictObject({
  /** The source's reference of this event: `G/TBT/N/KAZ/36/Add.1`. */
  reference: z.string().min(1).max(120),
  kind: z.enum(['notified', 'addendum', 'revision', 'corrigendum', 'supplement']),
  title: z.string().max(4_000),
  summary: z.string().max(20_000),
  publishedOn: Day,
  commentsUntil: Day.optional(),
  links: z.array(z.url({ protocol: /^https?$/ })).max(50),
})
export type MeasureEvent = z.infer<typeof MeasureEvent>

/** One measure and all its events. A field that is absent is one that the source does not state. */
export const Measure = z.strictObject({
  /** The reference of its family: `G/TBT/N/KAZ/36` for itself and all its addenda. */
  reference: z.string().min(1).max(120),
  title: z.string().max(4_000),
  markets: z.array(Market).max(60),
  status: z.enum(['notified', 'adopted', 'in-force', 'superseded', 'withdrawn']),
  hsCodes: z.array(z.string().regex(/^(\d\d){1,5}$/, 'expected an HS code of 2, 4, 6, 8 or 10 digits')).optional(),
  products: z.string().max(10_000).optional(),
  events: z.array(MeasureEvent).min(1).max(500),
})
export type Measure = z.infer<typeof Measure>
/** What a scraper returns: plain strings, which the kit parses once into a Measure. */
export type MeasureDraft = z.input<typeof Measure>
