import { at } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import type { Particular } from './particular.ts'
import { anyOf, begins, ends } from './words.ts'

/** Finds acts, given the days in the text: that of an act is part of its name, and no day on which something holds. */
export type ActReader = (plain: string, dates: readonly Particular[]) => Particular[]

const number = String.raw`(?<number>(?:\p{Lu}{1,5}-?)?\d{1,6}(?:\([IVX]{1,4}\))?(?:[\-\/.][\p{L}\d]{1,8}){0,4}(?:[\p{L}]{1,2}(?![\p{L}\d]))?)`
const sign = String.raw`(?:№|(?<!\p{L})N\.?(?:[o°º]\.?|r\.)?|#)`

export function actReader(lexicon: Lexicon): ActReader {
  const [noun, word] = [anyOf(lexicon.act ?? ''), anyOf(lexicon.number ?? '')]
  const numbered = [
    new RegExp(String.raw`(?:${sign}|${begins}(?:${word}))\s{0,2}(?:\(\s?${number.replace('<number>', '<inner>')}\s?\)|${number})`, 'giv'),
    new RegExp(String.raw`${begins}(?:${noun})\s${number}`, 'giv'),
    new RegExp(String.raw`${begins}${number}[\s\-](?:${anyOf(lexicon.numberAfter ?? '')})${ends}`, 'giv'),
    new RegExp(String.raw`${begins}(?<number>(?:${anyOf(lexicon.actPrefix ?? '')})-?\d{1,5})(?![\p{L}\d])`, 'giv'),
  ]
  // A few words may stand between: постановление Правительства № 355.
  const nounBefore = new RegExp(String.raw`${begins}(?:${noun})(?:[\s"]{1,2}[\p{L}\p{M}.]{1,20}){0,4}[\s"]{0,2}$`, 'iv')
  const nounAfter = new RegExp(String.raw`^\s{1,2}(?:[\p{L}\p{M}]{1,20}\s){0,2}(?:${noun})${ends}`, 'iv')
  const startsWithNoun = new RegExp(`^(?:${noun})`, 'iv')
  const isPrefixed = new RegExp(`^(?:${anyOf(lexicon.actPrefix ?? '')})`, 'iv')
  const isSigned = new RegExp(`^(?:${sign}|${word})`, 'iv')

  // What is joined by "and" is of another act.
  const joins = new RegExp(`${begins}${anyOf(lexicon.joining ?? '')}${ends}`, 'iv')
  const isLinked = (gap: string) => between.test(gap) && !joins.test(gap)

  return (plain, dates) => {
    const days = dates.filter(({ value }) => /^(?:\d{4}(?:-\d\d-\d\d)?|--\d\d-\d\d)$/.test(String(value)))
    const isDay = (match: RegExpExecArray) => dates.some(({ span }) => span[0] < match.index + match[0].length && match.index + match[0].lastIndexOf(numberIn(match)) < span[1])
    const hits = numbered.flatMap((pattern) => [...plain.matchAll(pattern)]).filter((match) => !isDay(match))
    const dated = hits.flatMap((match) => withDay(match, days, plain, isLinked) ?? [])
    const alone = hits.filter(({ 0: text, index, groups }) => {
      if (isPrefixed.test(text)) return true
      const tail = plain.slice(index + text.length, index + text.length + 40)
      if (isSigned.test(text)) return nounBefore.test(plain.slice(Math.max(0, index - 60), index)) || nounAfter.test(tail)
      // Of what has a small number and no sign, a clause may be spoken of: regulation 5.
      return nounAfter.test(tail) || (startsWithNoun.test(text) && /\d{3}/.test(groups?.['number'] ?? ''))
    })
    return [...families(plain), ...dated, ...alone.map((match) => at(match, { kind: 'act', value: numberIn(match) }))]
  }
}

/** Between a number and its day stand a few short words: от, of, за, de, жылғы. */
const between = /^[\s,."\(]{0,3}(?:[\p{L}\p{M}]{1,9}\.?[\s,."\(]{1,3}){0,2}$/v

function numberIn({ groups }: RegExpExecArray): string {
  return groups?.['number'] ?? groups?.['inner'] ?? ''
}

function withDay(match: RegExpExecArray, days: readonly Particular[], plain: string, isLinked: (gap: string) => boolean): Particular | undefined {
  const [start, end] = [match.index, match.index + match[0].length]
  // Of an act whose number ends in its year, the day is named without it: 45/2030, de 3 de maio.
  const written = numberIn(match)
  const year = /[\/\-](?<year>(?:19|20)\d\d)$/.exec(written)?.groups?.['year']
  const before = days.filter(({ value, span }) => /^\d{4}-/.test(String(value)) && span[1] <= start && isLinked(plain.slice(Math.max(span[1], start - 40), start)) && start - span[1] <= 25)
  const after = days.filter(({ value, span }) => (year !== undefined || !String(value).startsWith('--')) && span[0] >= end && span[0] - end <= 25 && isLinked(plain.slice(end, span[0])))
  const day = before.at(-1) ?? after[0]
  if (!day) return undefined
  return { kind: 'act', value: `${written}@${String(day.value).replace(/^--/, `${year}-`)}`, span: [Math.min(start, day.span[0]), Math.max(end, day.span[1])] }
}

const rules = String.raw`(?:(?:UN|ONU|UNECE|ECE|ЕЭК|ООН|UN\/ECE|联合国)\s?)`
const unit = String.raw`(?:N[o°º.]{0,2}|№|R|R\.)?\s?(?:R)?(?<number>\d{1,3}(?:[\-.\/]\d{2}|-?[HН])?)(?![\p{L}\d])`

const regulation = (which: string): string => `UN R${which.replace(/-?[HН]$/, '-H')}`

/** Acts and standards that are called alike in every language. */
const named: { pattern: RegExp; name: (groups: Record<string, string | undefined>, text: string) => string }[] = [
  { pattern: new RegExp(String.raw`(?<!\p{L})${rules}{1,2}(?:Global Technical\s)?(?:Regulations?|Правил[\p{L}]{0,3}|Règlements?|Reglamentos?|Reglement)?\s?${unit}`, 'giv'), name: ({ number: which = '' }) => regulation(which) },
  { pattern: new RegExp(String.raw`(?<!\p{L})(?:Правил[\p{L}]{0,3}|Règlements?|Reglamentos?|Regulations?)\s(?:n\s)?${rules}{1,2}${unit}`, 'giv'), name: ({ number: which = '' }) => regulation(which) },
  { pattern: /(?<!\p{L})(?:ТР\s(?:ТС|ЕАЭС)|TR\s(?:CU|EAEU|TS)|CU[\s\-]TR)\s\d{3}\/\d{4}(?!\d)/giv, name: (_, text) => text.replaceAll(/\s+/g, ' ') },
  { pattern: /\((?:EU|EC|EEC|UE|CE|CEE|ЕС|ЕЭС)\)\s(?:N[o°º.]{1,2}\s)?\d{1,4}\/\d{1,4}(?!\d)/gv, name: (_, text) => text.replace(/N[o°º.]{1,2}\s/, '').replaceAll(/\s+/g, ' ') },
  { pattern: /(?<![\d\/])\d{2,4}\/\d{1,4}\/(?:EU|EC|EEC|UE|CE|CEE|ЕС|ЕЭС)(?!\p{L})/gv, name: (_, text) => text },
  { pattern: /[\p{sc=Han}]{1,8}[〔\[\(]\d{4}[〕\]\)]\s?(?:第)?\d{1,5}号/gv, name: (_, text) => text.replaceAll(/\s+/g, '') },
  { pattern: /(?:公告|令)\s?\d{4}年第\d{1,5}号|\d{4}年第\d{1,5}号(?:公告|令)?|(?:令|公告)第\s?\d{1,5}号|第\s?\d{1,5}号(?:令|公告)/gv, name: (_, text) => text.replaceAll(/\s+/g, '') },
  { pattern: /(?<![A-Za-z\p{sc=Cyrillic}])(?:GB(?:\/T)?|WM\/T|ГОСТ(?:\sР)?|GOST(?:\sR)?|СТ\sРК|GSO|SASO|NOM|O'z\sDSt|ISO|DIN|EN)[\s\-]?\d{1,6}(?:[.\-:\/][A-Za-z\p{sc=Cyrillic}\d]{1,8}){0,3}(?![A-Za-z\d])/gv, name: (_, text) => text.replaceAll(/\s+/g, ' ') },
]

function families(plain: string): Particular[] {
  return named.flatMap(({ pattern, name }) => [...plain.matchAll(pattern)].map((match) => at(match, { kind: 'act', value: name(match.groups ?? {}, match[0]) })))
}
