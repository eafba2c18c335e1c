import type { Alert, Check, Delivery, Exporter, Language, MarketCheck, Order, Standing } from '@sextant/model'

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

export interface MailInput {
  delivery: Pick<Delivery, 'messageId'>
  exporter: Pick<Exporter, 'name' | 'email'>
  language: Language
  items: readonly MailItem[]
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
