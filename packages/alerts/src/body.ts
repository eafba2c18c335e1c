import { certaintyOf } from './certainty.ts'
import { type Language, marketName } from '@sextant/model'
import { type Ground, groundsOf, type Part, partOf, type Variant, variantsOf } from './grounds.ts'
import { compare, type Hit, keyOf } from './hits.ts'
import type { MailInput } from './mail.ts'
import { plain } from './plain.ts'
import { outcomesOf, wholeBlocks } from './whole.ts'
import type { Words } from './words.ts'

/** What a mail says, once: the text part and the HTML part are both written from it, so they say the same. */
export type Block =
  | { kind: 'lead'; hue: Hue; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'orders'; rows: OrderRow[]; rest: string[] }
  | { kind: 'ground'; number: number; title: string; effect: string; hue: Hue; fields: Field[] }
  | { kind: 'list'; lead: string; items: string[] }
  | { kind: 'remark'; text: string }
  | { kind: 'footer'; lines: string[]; unsubscribe: { label: string; url: string } }

export type Hue = Hit['outcome'] | 'advises'

export interface OrderRow {
  hue: Hue
  outcome: string
  order: string
  summary: string
  /** What was before, which rules it is about, what no longer applies. */
  remarks: string[]
}

export interface Field {
  label: string
  tone: 'plain' | 'warning' | 'remedy' | 'quote' | 'faint'
  values: string[]
  url?: string
  /** Of a quote, as ISO 639. */
  language?: string
}

/** Orders with their own line, orders named in a row of ids, rules, comparisons of one rule, questions. */
export const limits = { ordersShown: 40, ordersNamed: 500, grounds: 20, variants: 6, ordersPerVariant: 12, questions: 20 }

/**
 * The reader's order: what to do with which order, why the certain ones are so, what is still to be answered, and only
 * then the rules that wait for the answers, of which there may be many.
 */
export function bodyOf(input: MailInput, hits: readonly Hit[], words: Words): Block[] {
  const all = groundsOf(hits)
  const grounds = all.slice(0, limits.grounds)
  const numbers = new Map(grounds.map(({ key }, index) => [key, index + 1]))
  const part = (name: Part) => groundBlocks(name, grounds.filter((ground) => partOf(ground) === name), numbers, words)
  return [
    ...leadsOf(hits, input.whole, words),
    ...wholeBlocks(input, words),
    ...ordersOf(hits, numbers, words, input.language),
    ...part('certain'),
    ...questionsOf(hits, numbers, words),
    ...part('open'),
    ...part('advice'),
    ...(all.length > grounds.length ? [{ kind: 'remark' as const, text: words.moreGrounds(all.length - grounds.length) }] : []),
    footerOf(input, words),
  ]
}

function groundBlocks(part: Part, grounds: readonly Ground[], numbers: ReadonlyMap<string, number>, words: Words): Block[] {
  if (grounds.length === 0) return []
  const blocks = grounds.map((ground): Block => ({
    kind: 'ground',
    number: numbers.get(ground.key) ?? 0,
    title: plain(ground.rule.title, 300),
    effect: words.effect[ground.effect],
    hue: hueOf(ground),
    fields: fieldsOf(ground, words),
  }))
  return [{ kind: 'heading', text: words.grounds[part] }, ...blocks]
}

function leadsOf(hits: readonly Hit[], whole: MailInput['whole'], words: Words): Block[] {
  return outcomesOf(hits, whole).map(({ outcome }) => {
    const some = hits.filter((hit) => hit.outcome === outcome)
    const isUnanswerable = outcome === 'cannot-tell' && some.length > 0 && some.every(({ questions }) => questions.length === 0)
    return { kind: 'lead', hue: outcome, text: isUnanswerable ? words.leadUnanswerable : words.lead[outcome] }
  })
}

/** Market by market, worst order first; the first orders with a line each, the next by their ids alone. */
function ordersOf(hits: readonly Hit[], numbers: ReadonlyMap<string, number>, words: Words, language: Language): Block[] {
  const shown = new Set(hits.slice(0, limits.ordersShown))
  const named = new Set(hits.slice(limits.ordersShown, limits.ordersNamed))
  const blocks = [...Map.groupBy(hits, ({ market }) => market)].flatMap(([market, here]): Block[] => {
    const rest = here.filter((hit) => !shown.has(hit))
    const ids = rest.filter((hit) => named.has(hit))
    const groups = [...Map.groupBy(ids, ({ outcome }) => outcome)]
    return [
      { kind: 'heading', text: `${marketName(market, language)} (${market})` },
      {
        kind: 'orders',
        rows: here.filter((hit) => shown.has(hit)).map((hit) => rowOf(hit, numbers, words)),
        rest: rest.length === 0 ? [] : [
          words.ordersLeftOut(ids.length, rest.length - ids.length),
          ...groups.map(([outcome, some]) => `${words.outcome[outcome]} ${listed(some, some.length, words)}`),
        ],
      },
    ]
  })
  const unnamed = hits.length - shown.size - named.size
  return unnamed > 0 ? [...blocks, { kind: 'remark', text: words.unnamed(unnamed) }] : blocks
}

function rowOf(hit: Hit, numbers: ReadonlyMap<string, number>, words: Words): OrderRow {
  const breached = numbered(hit.verdicts.filter(({ verdict }) => verdict === 'breach').map(keyOf), numbers)
  const undecided = numbered(hit.verdicts.filter(({ verdict }) => verdict === 'cannot-tell').map(keyOf), numbers)
  return {
    hue: hit.outcome,
    outcome: words.outcome[hit.outcome],
    order: hit.order,
    summary: hit.summary,
    remarks: [
      hit.what === 'goods' ? words.asModel : '',
      hit.was === undefined ? words.isNew : hit.was === hit.outcome ? '' : words.was(words.outcome[hit.was]),
      hit.was === hit.outcome && hit.fresh.size > 0 ? words.freshReasons(numbered(hit.fresh, numbers)) : '',
      hit.verdicts.some(({ status }) => status === 'needs review') ? words.restsOnReview : '',
      hit.isUnasked ? words.unasked : '',
      hit.ended.length > 0 ? words.ended(hit.ended.slice(0, 5).join(words.punctuation.list)) : '',
      breached === '' ? '' : words.seeNumbers(breached),
      undecided === '' ? '' : words.undecided(undecided),
    ].filter((text) => text !== ''),
  }
}

/** `[1] [3]–[7]`: where the mail speaks of these rule versions. Those that were left out have no number. */
function numbered(keys: Iterable<string>, numbers: ReadonlyMap<string, number>): string {
  const found = [...new Set(keys)].flatMap((key) => numbers.get(key) ?? []).sort((a, b) => a - b)
  const runs: { first: number; last: number }[] = []
  for (const number of found) {
    const run = runs.at(-1)
    if (run && run.last === number - 1) run.last = number
    else runs.push({ first: number, last: number })
  }
  return runs.map(({ first, last }) => first === last ? `[${first}]` : `[${first}]${last === first + 1 ? ' ' : '–'}[${last}]`).join(' ')
}

function hueOf({ effect }: Ground): Hue {
  const hues = { blocks: 'blocked', asks: 'act', 'may-block': 'cannot-tell', 'may-ask': 'cannot-tell', undecided: 'cannot-tell', advises: 'advises' } as const
  return hues[effect]
}

function fieldsOf(ground: Ground, words: Words): Field[] {
  const { rule } = ground
  const orders = ground.members.map(({ hit }) => hit)
  const { shown, left } = variantsOf(ground, limits.variants)
  const { citation } = rule
  const { colon, gap } = words.punctuation
  const why = shown.map((variant) => {
    const whose = shown.length > 1 ? ` (${listed(variant.orders, limits.ordersPerVariant, words)})` : ''
    return `${whyOf(variant, words)}${whose}`
  })
  const fields: (Field | undefined)[] = [
    { label: words.orders, tone: 'plain', values: [listed(orders, limits.ordersPerVariant, words)] },
    rule.status === 'active' ? undefined : { label: words.caution, tone: 'warning', values: [words.status[rule.status]] },
    { label: words.why, tone: 'plain', values: left > 0 ? [...why, words.moreVariants(left)] : why },
    { label: words.whatToDo, tone: 'remedy', values: [plain(rule.remedy, 2_000)] },
    rule.note === null ? undefined : { label: words.note, tone: 'plain', values: [plain(rule.note, 1_000)] },
    citation
      ? {
          label: words.law,
          tone: 'plain',
          values: [`${plain(citation.act)}, ${plain(citation.provision, 200)}`],
          ...(citation.url === undefined ? {} : { url: plain(citation.url, 1_000) }),
        }
      : undefined,
    citation?.quote === undefined
      ? undefined
      : {
          label: words.quote,
          tone: 'quote',
          values: [plain(citation.quote)],
          ...(citation.language === undefined ? {} : { language: citation.language }),
        },
    rule.version === null ? undefined : { label: words.since, tone: 'faint', values: [rule.version] },
    {
      label: words.howSure,
      tone: 'faint',
      values: [
        certaintyOf(rule, words),
        words.encodes[rule.encodes] + (rule.leavesOut === null ? '' : `${gap}${words.leftOut}${colon}${plain(rule.leavesOut, 1_000)}`),
      ],
    },
  ]
  return fields.filter((field) => field !== undefined).filter(({ values }) => values.some((value) => value !== ''))
}

/** One line: the comparisons, then what is missing that they do not name already. */
function whyOf({ because, missing, assumptions, error }: Variant, { unknown, assumed, failed, punctuation }: Words): string {
  const { clause, colon, list, stop } = punctuation
  const told = because.join(clause).toLowerCase()
  const unnamed = missing.filter((label) => !told.includes(label.toLowerCase()))
  const sentences = [
    // The comparisons of one rule are alternatives or parts of one sentence ("…; or: …").
    ...(because.length > 0 ? [because.map((sentence) => sentence.replace(/[.;。；]$/u, '')).join(clause)] : []),
    ...(unnamed.length > 0 ? [`${unknown}${colon}${unnamed.join(list)}`] : []),
    ...(assumptions.length > 0 ? [`${assumed}${colon}${assumptions.join(clause)}`] : []),
    ...(error === undefined ? [] : [`${failed}${colon}${error}`]),
  ]
  return sentences.map((sentence) => sentence.replace(/[.;。；]$/u, '')).join(stop)
}

/** Each open question once: first what most orders wait for, then what decides most rules. */
function questionsOf(hits: readonly Hit[], numbers: ReadonlyMap<string, number>, words: Words): Block[] {
  const asked = hits.flatMap((hit) => hit.questions.map((question) => ({ ...question, hit })))
  const waiting = new Set(asked.map(({ hit }) => hit)).size
  const questions = [...Map.groupBy(asked, ({ fact }) => fact)]
    .map(([fact, same]) => ({
      label: plain(same[0]?.label ?? fact, 200),
      orders: [...new Set(same.map(({ hit }) => hit))],
      decides: new Set(same.flatMap(({ hit, settles }) => hit.verdicts.filter(({ rule }) => settles.includes(rule)).map(keyOf))),
    }))
    .sort((a, b) => b.orders.length - a.orders.length || b.decides.size - a.decides.size || compare(a.label, b.label))
  if (questions.length === 0) return []
  const items = questions.slice(0, limits.questions).map(({ label, orders, decides }) => {
    const cited = numbered(decides, numbers)
    const whose = orders.length === waiting && waiting > 1 ? '' : listed(orders, limits.ordersPerVariant, words)
    return words.question(label, whose, cited)
  })
  const more = questions.length - items.length
  return [
    { kind: 'heading', text: words.questions },
    { kind: 'list', lead: words.questionsLead, items: more > 0 ? [...items, words.moreQuestions(more)] : items },
  ]
}

function footerOf({ rulebook, exporter, unsubscribeUrl, unsubscribeMailto }: MailInput, words: Words): Block {
  const commit = rulebook.commit === null ? null : plain(rulebook.commit, 80)
  return {
    kind: 'footer',
    lines: [words.rulebook(plain(rulebook.digest, 100), commit), words.whyThisMail(plain(exporter.name, 200))],
    unsubscribe: { label: words.unsubscribe, url: unsubscribeUrl ?? unsubscribeMailto },
  }
}

function listed(orders: readonly Hit[], max: number, words: Words): string {
  const ids = orders.slice(0, max).map(({ order }) => order).join(words.punctuation.list)
  return orders.length > max ? `${ids} ${words.moreOrders(orders.length - max)}` : ids
}
