import { type Language, languages } from '@sextant/model'
import { type Arguments, oneOf, oneValue } from '../arguments.ts'

export function languageOf(given: Arguments): Language {
  return oneOf('lang', oneValue(given, 'lang') ?? 'en', languages)
}
