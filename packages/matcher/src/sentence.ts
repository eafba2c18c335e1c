import { type FactDictionary, isReference, type Language, type Operator, operators } from '@sextant/model'
import { compare } from './compare.ts'
import { factLabel, lowered } from './fact-label.ts'
import { boundsOf } from './known.ts'
import { mannerOf } from './manner.ts'
import { fill, type Form, items, joins, type Manner, ranges, related, relations, severalBanned, statements, values } from './phrases.ts'
import type { Reason } from './reason.ts'
import { spaced } from './spaced.ts'
import { isMarket, type Listing, listText, type Position, valueText } from './value-text.ts'

/** What the comparison is there for: to say whom the rule concerns, or what it demands. */
export type Role = 'scope' | 'requires'

/** One reason as a sentence, from the labels of the dictionary: "Steering side is right; left is required". */
export function sentenceOf(dictionary: FactDictionary, reason: Reason, role: Role, language: Language): string {
  const manner = mannerOf(dictionary, reason.comparison)
  const label = factLabel(dictionary, reason.comparison, language)
  const found = foundText(dictionary, reason, manner, language)
  const meant = meantText(dictionary, reason, manner, role, language)
  const text = `${joins[reason.join][language]}${label}${found}${language === 'zh' ? '；' : '; '}${meant}`
  return language === 'zh' ? spaced(text) : text
}

/** What is known of the fact, with the word or the colon that ties it to the label. */
function foundText(dictionary: FactDictionary, { comparison, is, value }: Reason, manner: Manner, language: Language): string {
  const isListed = manner === 'statement' || manner === 'list' || language === 'ru'
  const tied = (text: string) => (isListed ? `${language === 'zh' ? '：' : ': '}${text}` : `${{ en: ' is ', zh: '为', ru: '' }[language]}${text}`)
  if (is.kind === 'exact') {
    const shown = value.kind === 'exact' ? [value.value].flat().map(String) : []
    return tied(Array.isArray(is.value)
      ? listText(dictionary, comparison, is.value, language, { listing: 'plain', shown, quoted: false })
      : valueText(dictionary, comparison, is.value, language))
  }
  const { from, to } = boundsOf(is)
  if (from === null && to === null) return isListed || language === 'en' ? tied({ en: 'not known', zh: '未知', ru: 'неизвестно' }[language]) : '未知'
  const range = ranges[manner === 'day' || manner === 'year' ? 'time' : 'number']
  const [low, high] = [from, to].map((bound) => (bound === null ? '' : valueText(dictionary, comparison, bound, language, 'after-relation')))
  const text = from === null ? fill(range.to, high ?? '', language) : to === null ? fill(range.from, low ?? '', language) : range.both[language](low ?? '', high ?? '')
  return { en: ` ${text}`, zh: text, ru: `: ${text}` }[language]
}

/** What the rule demands, or whom it concerns. */
function meantText(dictionary: FactDictionary, reason: Reason, manner: Manner, role: Role, language: Language): string {
  const { operator, value } = reason.comparison
  // What is none of the dialect has no words of ours; it is told as its rule writes it.
  if (!operators.includes(operator)) return fill(related[role], `${operator} ${wantedText(dictionary, reason, 'plain', language)}`, language)
  if (manner === 'statement') {
    const wanted = (operator === 'notEqual') !== value
    return fill(statements[role], valueText(dictionary, reason.comparison, wanted, language), language)
  }
  const form = formOf(reason, role)
  if (manner === 'list') return fill(items[form], wantedText(dictionary, reason, 'plain', language), language)
  if (isNegation(operator)) {
    const listing = { en: form === 'other' ? 'or' : 'and', zh: form === 'scopeOther' ? 'and' : 'or', ru: 'plain' } as const satisfies Record<Language, Listing>
    const isMany = form === 'banned' && Array.isArray(value) && value.length > 1
    const wanted = wantedText(dictionary, reason, listing[language], language, form === 'scopeOther' ? 'set-apart' : 'alone')
    return fill(isMany ? severalBanned : values[form], wanted, language)
  }
  const relation = relations[manner][operator]
  if (!relation) return fill(values[form], wantedText(dictionary, reason, role === 'scope' ? 'and' : 'or', language), language)
  return fill(related[role], fill(relation, wantedText(dictionary, reason, 'or', language, 'after-relation'), language), language)
}

function isNegation(operator: Operator): boolean {
  return operator === 'notEqual' || operator === 'notIn' || operator === 'doesNotContain'
}

function formOf({ comparison: { operator }, is, value, isChoice }: Reason, role: Role): Form {
  if (isNegation(operator)) return role === 'scope' ? 'scopeOther' : isChoice ? 'other' : 'banned'
  if (role === 'scope') return 'scope'
  return compare(operator, is, value) === 'false' ? 'missing' : 'requires'
}

/** The other side of the comparison; the value of another fact is told with the name of that fact. */
function wantedText(
  dictionary: FactDictionary,
  { comparison, is, value: known }: Reason,
  listing: Listing,
  language: Language,
  position: Position | 'set-apart' = 'alone',
): string {
  const { value } = comparison
  const declined = position === 'after-relation' ? position : 'alone'
  if (isReference(value)) {
    const label = lowered(factLabel(dictionary, value, language), language)
    if (known.kind !== 'exact') return { en: `the ${label}`, zh: label, ru: `«${label}»` }[language]
    const text = valueText(dictionary, value, known.value, language, declined)
    return language === 'zh' ? `${text}（${label}）` : `${text} (${label})`
  }
  // Chinese sets apart the words that stand before 以外, lest the two run together; the names of countries need it not.
  const quoted = position === 'set-apart' && language === 'zh' && !isMarket(dictionary, comparison.fact)
  const shown = is.kind === 'exact' ? [is.value].flat().map(String) : []
  if (typeof value !== 'string' && !Array.isArray(value)) return valueText(dictionary, comparison, value, language, declined)
  return listText(dictionary, comparison, [value].flat(), language, { listing, shown, quoted })
}
