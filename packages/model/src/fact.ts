import { z } from 'zod'
import { DerivedFact } from './condition.ts'
import { namesTwice } from './fact-names.ts'
import { keptText } from './kept-text.ts'
import { type Language, LocalText, textIn } from './language.ts'
import { marketName } from './market.ts'

export type FactValue = boolean | number | string | readonly string[]

const identifier = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'a fact is named in camelCase, at most 40 letters and digits')
const word = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,59}$/, 'a value is a word of letters, digits and hyphens')

const shared = {
  /** Whether it belongs to the goods or to the order that carries them. */
  of: z.enum(['goods', 'order']),
  label: LocalText,
  /** What to write, for people who fill it in. */
  hint: LocalText.optional(),
  /** Headings of spreadsheets that mean this fact. */
  headings: z.array(z.string().trim().min(1).max(80)).default([]),
  /** Whether the exporter can still change it before shipment: a document can be obtained, an age can not. */
  changeable: z.boolean(),
  /** The day of the order after which it is what it was, such as the arrival for the port of discharge. */
  changeableUntil: identifier.optional(),
  /** What a change of it means, where it is more than writing another word: told wherever one is suggested. */
  changeNote: LocalText.optional(),
  /** Why the fact stays although no rule asks for it; lint then does not ask. */
  keptFor: LocalText.optional(),
}

/** The words that an `enum` or a `list` may hold, with what people call them. */
const values = z.record(word, LocalText).refine((record) => Object.keys(record).length > 0, 'name at least one value')

export const FactDefinition = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('boolean'), ...shared }),
  z.strictObject({
    type: z.literal('number'),
    ...shared,
    /** As people write it after the number: `km`, `kW`, `%`. `year` marks a calendar year. */
    unit: z.string().max(20).optional(),
    integer: z.boolean().default(false),
    min: z.number().optional(),
    max: z.number().optional(),
    /** 0 is believed too, though it lies below `min`: an electric car has an engine of 0 cm³, but none has one of 2. */
    orZero: z.literal(true).optional(),
  }),
  z.strictObject({
    type: z.literal('day'),
    ...shared,
    /** Whether it may come again: an inspection can be repeated and an approval renewed, and a way out may set a new day after one that is past. */
    repeatable: z.literal(true).optional(),
  }),
  z.strictObject({
    type: z.literal('text'),
    ...shared,
    /** `document-number`: a number in a form that is known is kept in its normal form, any other as it was written. */
    format: z.enum(['vin', 'market', 'hs-code', 'document-number']).optional(),
    /** `upper`: small and capital letters are one; the value is kept in capitals and rules write capitals. */
    letters: z.enum(['upper', 'as-written']).default('as-written'),
    /** What else a text that may be anything is written as, with the form in which it is kept. */
    aliases: z.record(z.string().min(1).max(200), z.string().min(1).max(200)).optional(),
    /**
     * All that it can be, each in the form in which it is kept, with what else it is written as: SKODA with 斯柯达 and Шкода.
     * Any other text is kept and shown, but unknown to the rules: whether it is one of a list, nobody can tell.
     */
    names: z.record(z.string().min(1).max(60), z.array(z.string().min(1).max(60)).max(40)).optional(),
    /**
     * It may be anything beside its names. What only holds one of them is unknown to the rules: nobody can tell whether
     * TOUAREG 3.0T is the TOUAREG that a rule names.
     */
    beside: z.literal('anything').optional(),
    /** Rules write it in Latin letters; a text with others, such as a model in Chinese, is kept and shown, but unknown to them. */
    script: z.literal('latin').optional(),
  }),
  z.strictObject({ type: z.literal('enum'), ...shared, values }),
  z.strictObject({
    type: z.literal('list'),
    ...shared,
    values: values.optional(),
    /** What each item is, where it is not one of `values`. */
    items: z.enum(['market', 'text']).optional(),
  }),
])
export type FactDefinition = z.infer<typeof FactDefinition>
export type FactType = FactDefinition['type']

const Assumption = z.strictObject({
  from: identifier,
  to: identifier,
  withinDays: z.int().min(0).max(3_650),
  /** Where both days are given, no day that is moved makes it quicker: ships go no faster because a rule takes effect. */
  isJourney: z.boolean().optional(),
  label: LocalText,
})

/** What the day of asking says of the days of an order from `from` on, where none of them is given. */
const Today = z.strictObject({
  /** Of an open order, or of goods for which there is no order yet. */
  of: z.enum(['order', 'goods']),
  from: identifier,
  /** `today`: each of those days is taken to be the day of asking. `today-or-later`: none of them lies before it. */
  is: z.enum(['today', 'today-or-later']),
  label: LocalText,
})

/** `rules/facts.json`: what may be known of goods and orders. Analysts add facts here without code. */
export const FactDictionary = z
  .strictObject({
    $schema: z.string().optional(),
    /** The days of an order, in the order in which they happen; a day that is absent is bounded by its neighbours. */
    orderDays: z.array(identifier).default([]),
    /** Days of the goods of which none can come before the one to its left. Used only to refuse contradictions. */
    goodsDays: z.array(identifier).default([]),
    /** The same across the two: what is not made yet is not shipped. */
    daysAcross: z.array(z.array(identifier).min(2)).max(10).optional(),
    /** At most so many days lie between two neighbouring days of an order. Shown in an answer that rests on one. */
    assumptions: z.array(Assumption).default([]),
    /** What is assumed of open orders and goods that are judged anew as the days pass. Shown in the same way. */
    today: z.array(Today).max(2).optional(),
    /** The facts that can still be changed, in groups from the easiest to the hardest; what no group names is harder than all. */
    changeOrder: z.array(z.array(identifier).min(1)).optional(),
    /** The facts by which people recognise goods and an order, in the order of telling. */
    identifying: z.array(identifier).default([]),
    facts: z.record(identifier, FactDefinition).refine((facts) => Object.keys(facts).length > 0, { error: 'define at least one fact', abort: true }),
  })
  .superRefine((dictionary, context) => {
    const report = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message })
    for (const chain of ['orderDays', 'goodsDays', 'identifying'] as const) {
      for (const [index, id] of dictionary[chain].entries()) {
        const type = Object.hasOwn(dictionary.facts, id) ? dictionary.facts[id]?.type : undefined
        const isFit = chain === 'identifying' ? type !== undefined : type === 'day'
        if (!isFit) report([chain, index], `"${id}" is not a fact${chain === 'identifying' ? '' : ' of type day'}; define it under facts`)
        else if (dictionary[chain].indexOf(id) < index) report([chain, index], `"${id}" stands twice; keep one`)
      }
    }
    for (const [at, chain] of (dictionary.daysAcross ?? []).entries()) {
      for (const [index, id] of chain.entries()) {
        if (!dictionary.goodsDays.includes(id) && !dictionary.orderDays.includes(id)) report(['daysAcross', at, index], `"${id}" is not one of goodsDays or orderDays`)
      }
    }
    const ordered = (dictionary.changeOrder ?? []).flatMap((group, at) => group.map((id, index) => ({ id, path: ['changeOrder', at, index] })))
    for (const [index, { id, path }] of ordered.entries()) {
      const definition = Object.hasOwn(dictionary.facts, id) ? dictionary.facts[id] : undefined
      if (!definition?.changeable) report(path, `"${id}" is not a fact that can be changed; define it under facts with changeable true`)
      else if (ordered.findIndex((one) => one.id === id) < index) report(path, `"${id}" stands twice; keep one`)
    }
    for (const [id, definition] of Object.entries(dictionary.facts)) {
      const { changeable, changeableUntil: until } = definition
      if (until !== undefined && !(changeable && dictionary.orderDays.includes(until))) report(['facts', id, 'changeableUntil'], `"${until}" says until when something that is changeable can be changed, and is one of orderDays (${dictionary.orderDays.join(', ')})`)
      if (DerivedFact.is(id)) report(['facts', id], `"${id}" is computed by Sextant itself; choose another name`)
      if (definition.type === 'number' && (definition.min ?? -Infinity) > (definition.max ?? Infinity)) {
        report(['facts', id, 'min'], `${definition.min} is more than max, ${definition.max}, so no number would do`)
      }
      if (definition.type === 'text') {
        if (definition.names && definition.aliases) report(['facts', id, 'aliases'], 'names say what else they are written as; move these to them')
        for (const [alias, kept] of Object.entries(definition.aliases ?? {})) {
          const { aliases, ...plain } = definition
          const isKept = (text: string) => keptText(plain, text) === text
          if (!isKept(alias) || !isKept(kept)) report(['facts', id, 'aliases', alias], `both are written as they are kept: "${keptText(plain, alias)}" for "${keptText(plain, kept)}"`)
          else if (aliases && Object.hasOwn(aliases, kept)) report(['facts', id, 'aliases', alias], `"${kept}" is itself an alias; name the form in which it is kept`)
        }
      }
      if (definition.type === 'text' && definition.names) {
        for (const name of Object.keys(definition.names)) {
          const kept = keptText({ letters: definition.letters }, name)
          if (kept !== name) report(['facts', id, 'names', name], `a name stands in the form in which it is kept, "${kept}"`)
        }
        for (const { text, of: [one, other] } of namesTwice(definition.names)) report(['facts', id, 'names', other], `"${text}" is written for "${one}" too; keep it with one of them`)
      }
      if (definition.type === 'list' && definition.values && definition.items) report(['facts', id, 'items'], 'a list has values or items, not both; remove one')
    }
    for (const [index, { from, to }] of dictionary.assumptions.entries()) {
      const at = dictionary.orderDays.indexOf(from)
      if (at < 0 || dictionary.orderDays[at + 1] !== to) report(['assumptions', index], `"${from}" and "${to}" are no neighbours in orderDays (${dictionary.orderDays.join(', ')})`)
      else if (dictionary.assumptions.findIndex((one) => one.from === from) < index) report(['assumptions', index], `the step from "${from}" to "${to}" stands twice; keep one`)
    }
    for (const [index, { of, from }] of (dictionary.today ?? []).entries()) {
      if (!dictionary.orderDays.includes(from)) report(['today', index, 'from'], `"${from}" is not one of orderDays (${dictionary.orderDays.join(', ')})`)
      else if (dictionary.today?.findIndex((one) => one.of === of) !== index) report(['today', index, 'of'], `"${of}" stands twice; keep one`)
    }
  })
export type FactDictionary = z.infer<typeof FactDictionary>

export function labelOf(dictionary: FactDictionary, fact: string, language: Language): string {
  const definition = dictionary.facts[fact]
  return definition ? textIn(definition.label, language) : fact
}

/** What people call a value: the label of an enumeration's word, a number with its unit, yes or no. */
export function valueLabelOf(dictionary: FactDictionary, fact: string, value: FactValue, language: Language): string {
  const definition = dictionary.facts[fact]
  if (Array.isArray(value)) {
    if (value.length === 0) return { en: 'none', zh: '无', ru: 'нет' }[language]
    const separator = language === 'zh' ? '、' : ', '
    return value.map((item: string) => valueLabelOf(dictionary, fact, item, language)).join(separator)
  }
  if (typeof value === 'boolean') return { en: ['no', 'yes'], zh: ['否', '是'], ru: ['нет', 'да'] }[language][Number(value)] ?? ''
  if (definition && 'values' in definition && definition.values) {
    const text = Object.hasOwn(definition.values, String(value)) ? definition.values[String(value)] : undefined
    if (text) return textIn(text, language)
  }
  const isMarket = (definition?.type === 'text' && definition.format === 'market') || (definition?.type === 'list' && definition.items === 'market')
  if (isMarket && typeof value === 'string') return marketName(value, language)
  if (definition?.type === 'number' && definition.unit && definition.unit !== 'year') {
    return definition.unit === '%' ? `${value} %` : `${value} ${definition.unit}`
  }
  return String(value)
}
