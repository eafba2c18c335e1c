/** A class of emissions as a cell writes it. `of` is the fact that its first word names, where it has one. */
export interface EmissionClass {
  of?: string
  number: string
  /** The b of 国六b, the d-temp of Euro 6d-TEMP. */
  step?: string
}

/** The facts that count such classes, each with the fact of their steps. By law none of them follows from another. */
export const emissionClasses: Readonly<Record<string, { step: string; isCalled: string }>> = {
  euroClass: { step: 'euroStep', isCalled: 'a Euro class' },
  chinaStage: { step: 'chinaStageStep', isCalled: 'a stage of the Chinese standard' },
}

const firstWords: readonly (readonly [RegExp, string])[] = [
  [/^(?:euro|eu|евро|eвро|欧洲|欧标|欧|[kк](?=\d))/u, 'euroClass'],
  [/^(?:china|chn|cn|gb|中国|国标|国家|国|китай)/u, 'chinaStage'],
]
const numerals = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii']
const chinese = '一二三四五六七'
const FORM = /^第?(?<number>\d|[一二三四五六七]|vii|vi|iv|v|iii|ii|i)(?:级|阶段)?(?:step|stage)?(?<step>[a-e]|dtemp)?(?:级|阶段)?(?:排放)?(?:标准)?$/u

/** `国六b`, `Euro VI-D`, `К5`, `6b`, `V`; undefined where the text is none of that form. */
export function emissionClassIn(text: string): EmissionClass | undefined {
  const bare = text.normalize('NFKC').trim().toLowerCase().replaceAll(/[\s\-–—._()]+/gu, '')
  if (bare.length > 20) return undefined
  const first = firstWords.map(([pattern, fact]) => ({ fact, word: pattern.exec(bare)?.[0] })).find(({ word }) => word !== undefined)
  const { number, step } = FORM.exec(bare.slice(first?.word?.length ?? 0))?.groups ?? {}
  if (number === undefined) return undefined
  const [roman, sign] = [numerals.indexOf(number), chinese.indexOf(number)]
  const counted = roman >= 0 ? roman + 1 : sign >= 0 ? sign + 1 : Number(number)
  return { number: String(counted), ...(first && { of: first.fact }), ...(step !== undefined && { step: step === 'dtemp' ? 'd-temp' : step }) }
}
