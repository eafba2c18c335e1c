import { z } from 'zod'
import { Language } from './language.ts'
import { Market } from './market.ts'
import { ownNameOf } from './own-name.ts'
import { RuleKind, Severity } from './rule.ts'

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'an id is lower-case letters, digits and hyphens, at most 80')

export const Exporter = z.strictObject({
  id,
  name: z.string().trim().min(1).max(200),
  email: z.email('expected a mail address, such as name@company.example').max(254),
  language: Language,
})
export type Exporter = z.infer<typeof Exporter>

/** What an exporter sells: a vehicle model, or one used car. */
export const Goods = z.strictObject({
  id: ownNameOf('goods are'),
  exporter: id,
  facts: z.record(z.string(), z.unknown()),
})
export type Goods = z.infer<typeof Goods>

/** One open order line: goods to a market. Its subject is the facts of the goods, then its own, then the market. */
export const Order = z.strictObject({
  id: ownNameOf('an order is'),
  exporter: id,
  goods: z.string(),
  market: Market,
  facts: z.record(z.string(), z.unknown()),
})
export type Order = z.infer<typeof Order>

/**
 * What is remembered of the last judging of an order: enough to see whether anything changed. Two standings with one
 * `fingerprint` say the same to the exporter.
 */
export const Standing = z.strictObject({
  outcome: z.enum(['blocked', 'act', 'cannot-tell', 'clear']),
  /** Each breached or undecidable rule of weight, as `rule@version:verdict:severity:status`, sorted. */
  reasons: z.array(z.string()),
  fingerprint: z.string(),
})
export type Standing = z.infer<typeof Standing>

/** How rules are read and applied. Raised where the same rules would say otherwise of the same facts: then every line is judged again. */
export const PRACTICE = 1

/** That the standing of one line changed; `sequence` counts from 1 per line. The ledger: alerts are made from it. */
export const Change = z.strictObject({
  exporter: id,
  /** The id of an order; of goods that are judged without one, `goods@MARKET`. */
  order: z.string(),
  sequence: z.int().min(1),
  before: Standing.nullable(),
  after: Standing,
  at: z.string(),
})
export type Change = z.infer<typeof Change>

/** An empty or absent filter lets everything through. */
export const Subscription = z.strictObject({
  id,
  exporter: id,
  markets: z.array(Market).min(1).max(250),
  kinds: z.array(RuleKind).max(20).optional(),
  severities: z.array(Severity).max(3).optional(),
  language: Language,
  often: z.enum(['at-once', 'daily', 'weekly']),
})
export type Subscription = z.infer<typeof Subscription>

export const AlertKind = z.enum(['newly-flagged', 'cleared', 'now-cannot-tell', 'needs-review'])
export type AlertKind = z.infer<typeof AlertKind>

/** One thing that one exporter must hear, once: of one change, through one subscription. */
export const Alert = z.strictObject({
  /** `subscription/order/sequence`: the natural key, so that raising it twice makes one. */
  id: z.string(),
  exporter: id,
  subscription: id,
  order: z.string(),
  sequence: z.int().min(1),
  kind: AlertKind,
  raisedAt: z.string(),
})
export type Alert = z.infer<typeof Alert>

/** One e-mail with its alerts, and what became of it. */
export const Delivery = z.strictObject({
  id: z.string(),
  exporter: id,
  subscription: id,
  /** Stable over all attempts, so that a mail that was accepted just before a crash is recognised when it comes again. */
  messageId: z.string(),
  state: z.enum(['waiting', 'sending', 'sent', 'failed']),
  attempts: z.int().min(0),
})
export type Delivery = z.infer<typeof Delivery>
