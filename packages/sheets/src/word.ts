import { type FactDefinition, folded, languages, textIn } from '@sextant/model'
import { nearest } from './nearest.ts'

const YES = new Set(['yes', 'y', 'true', 't', '1', 'да', 'есть', 'истина', '是', '有', '对', '真', '√', '✓', '✔', '+'])
const NO = new Set(['no', 'n', 'false', 'f', '0', 'нет', 'ложь', '否', '无', '没有', '假', '×', '✗', '✘'])
/** Said in a cell to say nothing. Unknown is no answer, so a dash is never "none". */
const UNKNOWN = new Set(['', '-', '–', '—', '--', '/', '?', '？', 'n/a', 'na', '#n/a', 'unknown', 'not known', 'н/д', 'неизвестно', 'нет данных', '不详', '未知', '待定', 'tbd', 'tba'])
const NONE = new Set(['none', 'no', 'нет', '无', '没有', '[]'])

/** Said in place of a name that there is not. */
const NO_TEXT = new Set([...NONE, 'nil', 'null', 'nul', '暂无', '无vin', '无车架号', '无vin码', 'no vin', 'без vin', 'нет vin', 'без номера', 'отсутствует', 'не указано'])
const AS_ABOVE = new Set(['同上', '同左', 'ditto', 'do.', 'same', 'same as above', 'as above', 'то же', 'тоже', 'то же самое', 'так же', '"', '″', '〃', '”', '“', "''", '-"-', '-″-', '-//-', '—//—', '-„-', '--"--'])

export function saysNoText(text: string): boolean {
  return NO_TEXT.has(text.normalize('NFKC').trim().toLowerCase())
}

export function saysAsAbove(text: string): boolean {
  return AS_ABOVE.has(text.trim().toLowerCase())
}

export function saysNothing(text: string): boolean {
  return UNKNOWN.has(text.normalize('NFKC').trim().toLowerCase())
}

/** In so many signs: nobody writes a word, or the code of a country, with a slash or with points in it. */
export function saysNotApplicable(text: string): boolean {
  return /^#?n[/\\.]a\.?$/i.test(text.normalize('NFKC').trim())
}

export function saysNone(text: string): boolean {
  return NONE.has(text.normalize('NFKC').trim().toLowerCase())
}

export function yesOrNo(text: string): boolean | undefined {
  const word = text.normalize('NFKC').trim().toLowerCase()
  return YES.has(word) ? true : NO.has(word) ? false : undefined
}

/** The words of a closed list, by every way in which people write them. */
export interface Words {
  /** Undefined where the text is none of them. */
  of(text: string): string | undefined
  /** What a text may mean that is more than one of them, or names none of them and only seems to. */
  several(text: string): readonly string[] | undefined
  near(text: string): string | undefined
  examples: string
}

/**
 * A word may be written as it stands in the dictionary, or as what it is called in one of the three languages, with or
 * without what stands in brackets; the latter only where it is no part of another name: "hybrid" may be two of them. `everyday` are further ways, with the
 * word that they mean, or with the several that they may mean.
 */
export function wordsOf(values: Extract<FactDefinition, { type: 'enum' }>['values'], everyday: Readonly<Record<string, string | readonly string[]>> = {}): Words {
  const ways = Object.entries(everyday).map(([text, meant]) => [folded(text), meant] as const)
  const names = new Map(ways.flatMap(([text, meant]) => (typeof meant === 'string' ? [[text, meant] as const] : [])))
  const several = new Map(ways.flatMap(([text, meant]) => (typeof meant === 'string' ? [] : [[text, meant] as const])))
  const labels = Object.entries(values).map(([word, label]) => ({ word, texts: languages.map((language) => textIn(label, language)) }))
  for (const { word, texts } of labels) {
    for (const text of texts) names.set(folded(text), names.has(folded(text)) && names.get(folded(text)) !== word ? '' : word)
  }
  for (const { word, texts } of labels) {
    for (const text of texts) {
      const short = folded(text.replaceAll(/[(（][^)）]*[)）]/g, ''))
      const isPartOfAnother = labels.some((other) => other.word !== word && other.texts.some((name) => folded(name).includes(short)))
      if (short !== '' && !names.has(short) && !several.has(short) && !isPartOfAnother) names.set(short, word)
    }
  }
  for (const { word } of labels) names.set(folded(word), word)
  const known = labels.flatMap(({ word, texts }) => [word, ...texts])
  return {
    of: (text) => names.get(folded(text)) || undefined,
    several: (text) => (names.get(folded(text)) ? undefined : several.get(folded(text))),
    near(text) {
      const near = nearest(text.trim(), known)
      return near === undefined ? undefined : labels.find(({ word, texts }) => word === near || texts.includes(near))?.word
    },
    examples: labels.length > 12 ? `${labels.slice(0, 12).map(({ word }) => word).join(', ')}, …` : labels.map(({ word }) => word).join(', '),
  }
}
