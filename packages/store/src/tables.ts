import type { ColumnType, Generated } from 'kysely'

/** Written as an ISO string, read as a Date. */
type Instant = ColumnType<Date, string, string>
type InstantOrNull = ColumnType<Date | null, string | null, string | null>

/** JSON is kept as text: what a source wrote may hold a NUL, which `jsonb` refuses, and a digest needs its very bytes. */
type Json = string

export interface Tables {
  bodies: { sha256: string; body: Uint8Array }
  snapshots: {
    id: Generated<number>
    source: string
    url: string
    sha256: string
    status: number
    headers: Json
    fetchedAt: Instant
    relatedAt: InstantOrNull
  }
  pages: {
    source: string
    url: string
    etag: string | null
    lastModified: string | null
    sha256: string | null
    checkedAt: Instant
    outcome: string
  }
  editions: {
    id: string
    serial: Generated<number>
    source: string
    reference: string
    hash: string
    snapshot: string
    document: Json
    seenAt: Instant
    /** The last time that the document was seen in this very state. */
    lastSeenAt: Instant
  }
  measures: { reference: string; markets: string[]; content: Json; updatedAt: Instant }
  issues: {
    source: string
    reference: string
    key: string
    message: string
    snapshot: string | null
    seenAt: Instant
    closedAt: InstantOrNull
  }
  releases: { digest: string; content: Json; commit: string | null }
  /** Which release became current, and when: a release that comes back is a row of its own. */
  releasings: { serial: Generated<number>; digest: string; at: Instant }
  reviews: {
    id: string
    rule: string
    document: string
    clause: string
    before: string | null
    after: string | null
    edition: string
    openedAt: Instant
    state: string
    until: string | null
    version: string | null
    isReleased: Generated<boolean>
    decidedAt: InstantOrNull
    decidedBy: string | null
    reason: string | null
  }
  reviewDecisions: {
    serial: Generated<number>
    review: string
    state: string
    until: string | null
    version: string | null
    at: Instant
    by: string
    reason: string
  }
  exporters: { id: string; content: Json }
  goods: { exporter: string; id: string; facts: Json; revision: string }
  orders: { exporter: string; id: string; goods: string; market: string; facts: Json; revision: string }
  /** Rows of spreadsheets on their way in; nobody reads them but their own import. */
  imports: { exporter: string; id: string; beganAt: Instant }
  importRows: {
    exporter: string
    import: string
    number: number
    goods: string
    goodsFacts: Json
    goodsBefore: string | null
    orderId: string | null
    market: string | null
    orderFacts: Json | null
    orderBefore: string | null
  }
  importHeadings: { exporter: string; heading: string; written: string; meaning: string }
  subscriptions: { exporter: string; id: string; content: Json; often: string; gatheredAt: InstantOrNull }
  /**
   * A view: everything that is to be judged. `named` is the id of the order, or of the goods where there is none: by it a
   * line is found quickly. `facts` are those of the order, null where there is none.
   */
  lines: { exporter: string; line: string; named: string; goods: string; market: string; facts: Json | null; goodsFacts: Json; revision: string }
  /** What a basis of standings is of. */
  bases: { basis: string; release: string; underReview: Json }
  standings: {
    exporter: string
    line: string
    outcome: string
    reasons: Json
    fingerprint: string
    revision: string
    basis: string
    /** 0 in what was written before it was kept. */
    practice: Generated<number>
    /** Null in what was written before these were kept. */
    verdicts: Json | null
    facts: Json | null
    release: string | null
    /** Null too where the day of asking says nothing of it. */
    day: string | null
    judgedAt: Instant
  }
  changes: {
    exporter: string
    orderId: string
    sequence: number
    serial: Generated<number>
    before: Json | null
    after: Json
    /** Null in what was written before these were kept. */
    gone: Json | null
    come: Json | null
    through: Json | null
    at: Instant
    alertedAt: InstantOrNull
  }
  audit: {
    serial: Generated<number>
    exporter: string
    action: 'removed'
    kind: 'order' | 'goods' | 'exporter'
    /** Of the id: what is removed leaves no facts behind, and the id of a used car is its VIN. */
    hash: string
    /** The number of the last change. Should the same id come again, its changes are counted on from there. */
    sequence: number
    at: Instant
  }
  alerts: {
    exporter: string
    id: string
    serial: Generated<number>
    subscription: string
    orderId: string
    sequence: number
    kind: string
    raisedAt: Instant
    delivery: string | null
  }
  deliveries: {
    id: string
    exporter: string
    subscription: string
    messageId: string
    state: string
    attempts: number
    gatheredAt: Instant
    retryAt: InstantOrNull
    leaseUntil: InstantOrNull
    sentAt: InstantOrNull
    response: string | null
    lastError: string | null
  }
  notes: { key: string; value: string }
}
