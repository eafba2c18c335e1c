import {
  type Alert,
  canonical,
  type Change,
  Day,
  type Exporter,
  type Goods,
  Market,
  type Order,
  parse,
  type Rulebook,
  sha256,
  type Snapshot,
  type Standing,
  type Subscription,
} from '@sextant/model'
import { saveExporter } from '../exporters.ts'
import { turnDay } from '../day.ts'
import { saveGoods } from '../goods.ts'
import { linesDue, type LineToJudge, lineToJudge, type Place } from '../lines.ts'
import { saveOrder } from '../orders.ts'
import { saveRelease } from '../releases.ts'
import type { Session } from '../session.ts'
import { recordStanding } from '../recording.ts'

const market = parse(Market, 'KZ', 'a sample')
let count = 0

/** A name that no other test uses: they share one store. */
export function freshName(word: string): string {
  return `${word}-${++count}`
}

export function dayOf(text: string): Day {
  return parse(Day, text, 'a sample')
}

export function snapshotOf(text: string, fields: Partial<Snapshot> = {}): Snapshot {
  const body = new TextEncoder().encode(text)
  return {
    source: 'kz-adilet',
    url: 'https://law.example/doc',
    fetchedAt: '2026-03-01T10:00:00.000Z',
    status: 200,
    headers: { etag: '"1"' },
    sha256: sha256(body),
    body,
    ...fields,
  }
}

export function rulebookOf(title: string, rules: { id: string; versions: Record<string, null> }[] = []): Rulebook {
  // What a release says is not the store's matter; that it comes back the same is.
  const release = {
    facts: { facts: {}, orderDays: [], goodsDays: [] },
    conditions: { [title]: { all: [] } },
    rules,
  }
  return { ...(release as unknown as Rulebook), digest: `sha256:${sha256(canonical(release))}`, commit: null }
}

export function exporterNamed(id: string): Exporter {
  return { id, name: `Exporter ${id}`, email: `${id}@company.example`, language: 'en' }
}

export function goodsOf(exporter: string, facts: Record<string, unknown> = { category: 'M1' }): Goods {
  return { id: 'model-1', exporter, facts }
}

export function orderOf(
  exporter: string,
  id = 'order-1',
  facts: Record<string, unknown> = { arrivesOn: '2026-09-01' },
): Order {
  return { id, exporter, goods: 'model-1', market, facts }
}

export function subscriptionOf(exporter: string, often: Subscription['often'] = 'at-once', id = 'all'): Subscription {
  return { id, exporter, markets: [market], language: 'en', often }
}

export function standingOf(outcome: Standing['outcome'], reasons: string[] = []): Standing {
  return { outcome, reasons, fingerprint: sha256(canonical([outcome, reasons])) }
}

export function alertOf({ exporter, order, sequence }: Change, subscription = 'all'): Alert {
  return {
    id: `${subscription}/${order}/${sequence}`,
    exporter,
    subscription,
    order,
    sequence,
    kind: 'newly-flagged',
    raisedAt: '2026-03-01T10:00:00.000Z',
  }
}

/** Whatever day the store was told before: one that is far ahead counts as a mistake, and gives way. */
async function startOn(session: Session, day: string): Promise<void> {
  for (const text of ['2199-12-31', day]) await turnDay(session, dayOf(text))
}

/** An exporter with one model and one order, a release to judge it by, and a day. */
export async function exporterWithOrder(session: Session): Promise<string> {
  const exporter = freshName('exporter')
  await saveExporter(session, exporterNamed(exporter))
  await saveGoods(session, goodsOf(exporter))
  await saveOrder(session, orderOf(exporter))
  await saveRelease(session, rulebookOf('first'))
  await startOn(session, '2026-03-01')
  return exporter
}

export async function judged(
  session: Session,
  exporter: string,
  standing: Standing,
  order = 'order-1',
  { restsOnDay = order.includes('@'), verdicts = standing.reasons }: { restsOnDay?: boolean; verdicts?: string[] } = {},
): Promise<Change | undefined> {
  const found = await lineToJudge(session, exporter, order)
  if (!found) throw new Error(`${exporter} has no ${order} to judge`)
  const inputs = { ...found.inputs, day: restsOnDay ? found.day : null }
  return recordStanding(session, { exporter, order, standing, verdicts, inputs })
}

/** All lines that are due of the orders or the goods, met step by step. */
export async function walked(session: Session, of: Place['of'], limit: number): Promise<LineToJudge[]> {
  const found: LineToJudge[] = []
  for (let after: Place | undefined = { of, exporter: '', id: '' }; after; ) {
    const { lines, last }: Awaited<ReturnType<typeof linesDue>> = await linesDue(session, { after, limit })
    found.push(...lines)
    after = last
  }
  return found
}
