import { type FactValue, languages, type LocalText, type Rule, type RuleVersion } from '@sextant/model'
import { numbersIn } from './numbers-in.ts'

/**
 * The texts for people that still name a former value or day, such as `remedy.zh`. They are the analyst's own words, so they are
 * told of and not rewritten. The title is that of all versions.
 */
export function staleTexts({ title }: Pick<Rule, 'title'>, { otherwise, note }: RuleVersion, former: readonly FactValue[]): string[] {
  const texts: [string, LocalText | undefined][] = [['title', title], ['remedy', otherwise.remedy], ['note', note]]
  return texts.flatMap(([name, text]) =>
    languages.flatMap((language) => (text?.[language] !== undefined && former.some((value) => names(text[language] ?? '', language, value)) ? [`${name}.${language}`] : [])),
  )
}

function names(text: string, language: string, value: FactValue): boolean {
  if (typeof value === 'number') return numbersIn(text, language).has(value) || numbersIn(text, language).has(value / 1_000)
  return typeof value === 'string' && value.length > 3 && text.includes(value)
}
