import type { Alert, Check, Delivery, Exporter, Language, Market, MarketCheck, Order, Outcome, Standing } from '@sextant/model'

/** One alert, with what is true of its order or model at the moment of sending. */
export interface MailItem {
  alert: Alert
  order: Pick<Order, 'id'>
  /** `goods`: it is a model without an order, by whose id it is named. Absent: an order. */
  what?: 'order' | 'goods'
  /**
   * What lets the exporter recognise the goods and the order, ready to read: make, model, VIN, quantity, arrival. The
   * caller chooses and words them, since only the dictionary of facts knows what these goods are.
   */
  summary: readonly string[]
  /** The order checked now, worded in the language of the mail. */
  check: MarketCheck
  /** The standing before the change; null or absent at the first judging. */
  before?: Standing | null
}

/** What a mail is about altogether, where it is about more orders and models than it tells of one by one. */
export interface MailWhole {
  /** By whose id it is listed. */
  exporter: string
  markets: readonly { market: Market; what: 'order' | 'goods'; outcome: Outcome; lines: number }[]
  /** Each as it stands in `Standing.reasons`, with how many lines it is a reason of. */
  reasons: readonly { reason: string; lines: number }[]
  isReviewOnly: boolean
  /** In the language of the mail. */
  titleOf: (rule: string) => string
}

export interface MailInput {
  delivery: Pick<Delivery, 'messageId'>
  exporter: Pick<Exporter, 'name' | 'email'>
  language: Language
  /** The worst where there is a whole, else all. */
  items: readonly MailItem[]
  whole?: MailWhole
  rulebook: Check['rulebook']
  from: { name: string; address: string }
  /** A page that takes the one-click POST of RFC 8058. A GET of it must change nothing. */
  unsubscribeUrl?: string
  /** A `mailto:` address, which works in any client. */
  unsubscribeMailto: string
  /** The same at every attempt, where the mail must come out the same at every attempt. */
  date?: Date
}

/** A mail as `nodemailer` takes it. */
export interface Mail {
  from: { name: string; address: string }
  to: { name: string; address: string }
  subject: string
  text: string
  html: string
  headers: Record<string, string>
  messageId: string
  date?: Date
}
