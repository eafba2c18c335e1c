import { Exporter, Market, parse, RuleKind, type Rulebook, Severity, Subscription, Language } from '@sextant/model'
import {
  asExporter,
  currentDay,
  exporters,
  inTransaction,
  openIssues,
  reviews,
  outstanding,
  removeSubscription,
  reviveDeliveries,
  saveExporter,
  saveSubscription,
  type Store,
  subscriptionsOf,
  unsentDeliveries,
} from '@sextant/store'
import { z } from 'zod'
import { fleetVerbs } from './desk-fleet.ts'
import { knownExporter, notFound } from './desk-known.ts'
import { questionVerbs } from './desk-questions.ts'
import { removalVerbs } from './desk-removal.ts'
import { isDue, reviewVerbs } from './desk-reviews.ts'
import { addOrders, saidOrders } from './desk-orders.ts'
import { ruleVerbs } from './desk-rules.ts'
import { importVerbs } from './desk-imports.ts'
import { goneLine } from './gone-line.ts'
import { TIME_ZONE } from './legal-day.ts'

/** What a command asks of the store. It runs in the process that holds the store, whoever asked. */
export interface Desk {
  store: Store
  /** The one in force: by its words what comes in is understood. */
  rulebook: () => Rulebook
  now: () => Date
  /** Called after a change, so that a running process goes on with what is due now. */
  changed: () => Promise<void>
}

const ISSUES_SHOWN = 20

/** Each verb takes what it needs from outside and believes it. Most give lines for people. */
const verbs = {
  async status({ store, now }: Desk): Promise<string[]> {
    // In one transaction, so that it waits only once for whoever judges.
    const { left, known, due, issues, unsent, day } = await inTransaction(store, async (session) => ({
      left: await outstanding(session, { sources: [], now: now(), limit: 0 }),
      known: await exporters(session),
      due: (await reviews(session)).filter((review) => isDue(review, now())),
      issues: await openIssues(session),
      unsent: await unsentDeliveries(session),
      day: await currentDay(session),
    }))
    const waiting = Object.entries(left).flatMap(([stage, { count }]) => (count > 0 ? [`${count} to ${stage}`] : []))
    return [
      `${known.length} exporters, ${due.length} clauses to review, ${issues.length} records that wait for a person`,
      waiting.length > 0 ? `Still to do: ${waiting.join(', ')}` : 'Nothing is left to do.',
      ...(day === undefined ? [] : [`The day is ${day} (${TIME_ZONE}).`]),
      ...(unsent.waiting > 0 ? [`${unsent.waiting} mails have not gone out yet; they are tried again`] : []),
      ...(unsent.refused > 0 ? [`${unsent.refused} mails were refused for good; they are tried again when their exporters are given another address`] : []),
      ...issues.slice(0, ISSUES_SHOWN).map(({ source, reference, message }) => `  ${source === reference ? source : `${source} ${reference}`}: ${message}`),
      ...(issues.length > ISSUES_SHOWN ? [`  … and ${issues.length - ISSUES_SHOWN} more`] : []),
    ]
  },

  async exporters({ store }: Desk): Promise<string[]> {
    return (await exporters(store)).map(({ id, name, language }) => `${id}  ${name}  (${language})`)
  },

  async 'exporters add'(desk: Desk, input: unknown): Promise<string[]> {
    const exporter = parse(Exporter, input, 'the exporter')
    const saved = await saveExporter(desk.store, exporter)
    if (saved === 'changed') {
      await reviveDeliveries(desk.store, exporter.id)
      await desk.changed()
    }
    return [`Exporter ${exporter.id}: ${saidOf(saved)}.`]
  },

  async subscriptions({ store }: Desk, input: unknown): Promise<string[]> {
    const { exporter } = await knownExporter(store, input)
    const found = await asExporter(store, exporter, (session) => subscriptionsOf(session, exporter))
    return found.map((one) => {
      const filters = [...(one.kinds ?? []), ...(one.severities ?? [])]
      return `${one.id}  ${one.markets.join(',')}  ${one.often}  ${one.language}${filters.length > 0 ? `  only ${filters.join(', ')}` : ''}`
    })
  },

  async subscribe(desk: Desk, input: unknown): Promise<string[]> {
    const { exporter, ...asked } = parse(
      z.strictObject({
        exporter: z.string(),
        id: z.string().optional(),
        markets: z.array(Market).min(1),
        kinds: z.array(RuleKind).optional(),
        severities: z.array(Severity).optional(),
        language: Language.optional(),
        often: Subscription.shape.often.optional(),
      }),
      input,
      'the subscription',
    )
    const known = await knownExporter(desk.store, { exporter })
    const id = asked.id ?? asked.markets.join('-').toLowerCase().slice(0, 60)
    const wanted = { ...asked, id, exporter: known.exporter, language: asked.language ?? known.language, often: asked.often ?? 'at-once' }
    const subscription = parse(Subscription, wanted, 'the subscription')
    const saved = await asExporter(desk.store, known.exporter, (session) => saveSubscription(session, subscription))
    await desk.changed()
    return [`Subscription ${id} of ${known.exporter}: ${saidOf(saved)}. It hears of changes from now on in ${subscription.markets.join(', ')}.`]
  },

  async unsubscribe({ store }: Desk, input: unknown): Promise<string[]> {
    const { id } = parse(z.object({ id: z.string() }), input, 'the subscription')
    const { exporter } = await knownExporter(store, input)
    const known = await asExporter(store, exporter, (session) => subscriptionsOf(session, exporter))
    if (!known.some((one) => one.id === id)) throw notFound('subscription', id, known.map((one) => one.id))
    await asExporter(store, exporter, (session) => removeSubscription(session, exporter, id))
    return [`Subscription ${id} of ${exporter}: removed.`]
  },

  async 'orders add'(desk: Desk, input: unknown): Promise<string[]> {
    const { exporter } = await knownExporter(desk.store, input)
    const { subjects, where } = parse(z.object({ subjects: z.unknown(), where: z.string() }), input, 'the orders')
    const dictionary = desk.rulebook().facts
    const said = saidOrders(dictionary, subjects, where)
    const { hints, gone } = await asExporter(desk.store, exporter, (session) => addOrders(session, said, { exporter, dictionary }))
    await desk.changed()
    return [`${said.length} open orders of ${exporter} are kept; they are judged in the next round.`, ...hints, ...(gone.length > 0 ? [goneLine(gone)] : [])]
  },

  ...fleetVerbs,
  ...questionVerbs,
  ...removalVerbs,
  ...reviewVerbs,
  ...ruleVerbs,
  ...importVerbs,
} as const

export type DeskVerb = keyof typeof verbs
export type DeskAnswer<Verb extends DeskVerb> = Awaited<ReturnType<(typeof verbs)[Verb]>>
/** The verbs that give lines for people. */
export type LineVerb = { [Verb in DeskVerb]: DeskAnswer<Verb> extends string[] ? Verb : never }[DeskVerb]

export function isDeskVerb(verb: string): verb is DeskVerb {
  return Object.hasOwn(verbs, verb)
}

export async function atDesk<Verb extends DeskVerb>(desk: Desk, verb: Verb, input: unknown): Promise<DeskAnswer<Verb>> {
  const run: (desk: Desk, input: unknown) => Promise<unknown> = verbs[verb]
  // What a verb gives is written in its own signature; only the table forgets it.
  return (await run(desk, input)) as DeskAnswer<Verb>
}

function saidOf(saved: 'new' | 'changed' | 'same'): string {
  return { new: 'added', changed: 'changed', same: 'nothing changed' }[saved]
}
