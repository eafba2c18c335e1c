import { z } from 'zod'

export const languages = ['en', 'zh', 'ru'] as const
export const Language = z.enum(languages)
export type Language = z.infer<typeof Language>

/** A text for people. English is always there; a language that is absent is read in English. */
export const LocalText = z.strictObject({
  en: z.string().trim().min(1).max(2_000),
  zh: z.string().trim().min(1).max(2_000).optional(),
  ru: z.string().trim().min(1).max(2_000).optional(),
})
export type LocalText = z.infer<typeof LocalText>

export function textIn(text: LocalText, language: Language): string {
  return text[language] ?? text.en
}

/** What a language is called in another, by its ISO 639 code; the code itself where it is none. */
export function languageName(code: string, language: Language): string {
  if (!/^[a-z]{2,3}$/.test(code)) return code
  const kept = names.get(language) ?? new Intl.DisplayNames(language, { type: 'language' })
  names.set(language, kept)
  return kept.of(code) ?? code
}

const names = new Map<Language, Intl.DisplayNames>()
