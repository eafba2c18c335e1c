import { type Comparison, type FactDictionary, isReference, type Language } from '@sextant/model'
import { factLabel, lowered } from './fact-label.ts'
import { mannerOf } from './manner.ts'
import { fill, type Manner, relations, type Said } from './phrases.ts'
import { spaced } from './spaced.ts'
import { type Listing, listText, valueText } from './value-text.ts'

/** One comparison as a lawyer reads it, of nobody in particular: "Side of the steering wheel: left". */
export function clauseOf(dictionary: FactDictionary, comparison: Comparison, language: Language): string {
  const { subject, wanted } = clausePartsOf(dictionary, comparison, language)
  return `${subject}${language === 'zh' ? '：' : ': '}${wanted}`
}

/** What the comparison is of, what it wants of it, and the bare value that it names. */
export function clausePartsOf(dictionary: FactDictionary, comparison: Comparison, language: Language): { subject: string; wanted: string; value: string } {
  const said = [factLabel(dictionary, comparison, language), wantedOf(dictionary, comparison, language), otherSide(dictionary, comparison, 'or', language)]
  const [subject = '', wanted = '', value = ''] = language === 'zh' ? said.map(spaced) : said
  return { subject, wanted, value }
}

function wantedOf(dictionary: FactDictionary, comparison: Comparison, language: Language): string {
  const manner = mannerOf(dictionary, comparison)
  const { operator, value } = comparison
  if (manner === 'statement') return valueText(dictionary, comparison, (operator === 'notEqual') !== value, language)
  const relation = relations[manner][operator]
  if (isReference(value) && operator === 'equal') return fill(same, otherSide(dictionary, comparison, 'or', language), language)
  if (relation) return fill(relation, otherSide(dictionary, comparison, 'or', language, 'after-relation'), language)
  const form = formOf(manner, comparison)
  return fill(forms[form], otherSide(dictionary, comparison, form === 'neither' ? neitherListing[language] : 'or', language), language)
}

type Form = 'with' | 'without' | 'neither' | 'is'

function formOf(manner: Manner, { operator }: Comparison): Form {
  const isNegation = operator === 'notEqual' || operator === 'notIn' || operator === 'doesNotContain'
  if (manner === 'list') return isNegation ? 'without' : 'with'
  return isNegation ? 'neither' : 'is'
}

const forms: Record<Form, Said> = {
  with: { en: 'including {}', zh: '包括{}', ru: 'в том числе {}' },
  without: { en: 'not including {}', zh: '不包括{}', ru: 'не значится {}' },
  neither: { en: 'anything but {}', zh: '不为{}', ru: 'не {}' },
  is: { en: '{}', zh: '{}', ru: '{}' },
}

const same: Said = { en: 'the same as {}', zh: '与{}相同', ru: 'то же, что {}' }

/** Russian says `не A, не B и не C`, which needs no case. */
const neitherListing = { en: 'or', zh: 'or', ru: 'and-not' } as const satisfies Record<Language, Listing>

function otherSide(dictionary: FactDictionary, comparison: Comparison, listing: Listing, language: Language, position: 'alone' | 'after-relation' = 'alone'): string {
  const { value } = comparison
  if (isReference(value)) {
    const label = lowered(factLabel(dictionary, value, language), language)
    return { en: `the “${label}”`, zh: `“${label}”`, ru: `«${label}»` }[language]
  }
  if (typeof value !== 'string' && !Array.isArray(value)) return valueText(dictionary, comparison, value, language, position)
  return listText(dictionary, comparison, [value].flat(), language, { listing, shown: [], quoted: false, whole: true })
}
