import { type FactDefinition, type FactDictionary, type Language, labelOf, marketCodes, marketName, textIn } from '@sextant/model'
import { columnName } from './cell.ts'
import { GOODS_ID, unitOf } from './heading.ts'
import type { Kind } from './kind.ts'
import { templateWords } from './template-words.ts'
import { type Look, type OurSheet, type Validation, writeWorkbook } from './written-workbook.ts'

export interface TemplateOptions {
  kind: Exclude<Kind, 'subjects'>
  dictionary: FactDictionary
  language: Language
  /** The columns, in their order. */
  facts: readonly string[]
}

/** A workbook to fill in: one column a fact, with what may be chosen, and beside it what each of all the facts means. */
export async function templateOf({ kind, dictionary, language, facts }: TemplateOptions): Promise<Uint8Array> {
  const words = templateWords[language]
  const columns = [...facts.flatMap((fact) => (fact === 'vin' ? [GOODS_ID, fact] : [fact]))]
  const choices = columns.flatMap((fact) => {
    const texts = choicesOf(dictionary.facts[fact], language)
    return texts.length > 0 ? [{ fact, texts }] : []
  })
  const table: OurSheet = {
    name: words[kind],
    columns: columns.map((fact) => ({ width: 18, look: lookOf(dictionary.facts[fact]) })),
    rows: [{ look: 'heading', texts: columns.map((fact) => headingOf(fact, dictionary, language)) }],
    frozenRows: 1,
    validations: columns.map((fact, column) => validationOf(fact, column, dictionary, language, choices.findIndex((one) => one.fact === fact), choices.find((one) => one.fact === fact)?.texts.length ?? 0)),
  }
  const explained = Object.keys(dictionary.facts).filter((fact) => fact !== 'exporter' && (kind === 'orders' || dictionary.facts[fact]?.of === 'goods'))
  const help: OurSheet = {
    name: words.facts,
    columns: [{ width: 40, look: 'wrapped' }, { width: 60, look: 'wrapped' }, { width: 80, look: 'wrapped' }],
    rows: [
      ...words.intro.map((text) => ({ look: 'wrapped' as const, texts: ['', text] })),
      { look: 'heading' as const, texts: [words.heading, words.hint, words.answers] },
      { look: 'wrapped' as const, texts: [words.goodsId, words.goodsIdHint, ''] },
      ...explained.map((fact) => ({ look: 'wrapped' as const, texts: [headingOf(fact, dictionary, language), hintOf(dictionary.facts[fact], language), answersOf(dictionary.facts[fact], language)] })),
    ],
    frozenRows: words.intro.length + 1,
    validations: [],
  }
  const longest = Math.max(0, ...choices.map(({ texts }) => texts.length))
  const lists: OurSheet = {
    name: words.values,
    columns: choices.map(() => ({ width: 24, look: 'text' })),
    rows: Array.from({ length: longest }, (_, row) => ({ look: 'text' as const, texts: choices.map(({ texts }) => texts[row] ?? '') })),
    frozenRows: 0,
    validations: [],
  }
  return writeWorkbook(choices.length > 0 ? [table, help, lists] : [table, help])
}

function headingOf(fact: string, dictionary: FactDictionary, language: Language): string {
  if (fact === GOODS_ID) return templateWords[language].goodsId
  const unit = unitOf(dictionary.facts[fact])
  return `${labelOf(dictionary, fact, language)}${unit ? ` (${unit})` : ''}`
}

/** VINs, names and HS codes stay as they are typed. */
function lookOf(definition: FactDefinition | undefined): Look {
  if (definition?.type === 'day') return 'day'
  return definition?.type === 'number' ? 'plain' : 'text'
}

function choicesOf(definition: FactDefinition | undefined, language: Language): string[] {
  const { yes, no } = templateWords[language]
  if (definition?.type === 'boolean') return [yes, no]
  if (definition?.type === 'enum') return Object.values(definition.values).map((label) => textIn(label, language))
  if (definition?.type === 'text' && definition.format === 'market') return [...marketCodes].map((code) => marketName(code, language)).toSorted((a, b) => a.localeCompare(b, language))
  return []
}

function validationOf(fact: string, column: number, dictionary: FactDictionary, language: Language, choice: number, count: number): Validation {
  const definition = dictionary.facts[fact]
  const words = templateWords[language]
  const asked = { column, title: headingOf(fact, dictionary, language), prompt: fact === GOODS_ID ? words.goodsIdHint : hintOf(definition, language) }
  if (choice >= 0) return { ...asked, kind: { is: 'list', from: `'${words.values}'!$${columnName(choice)}$1:$${columnName(choice)}$${count}` } }
  if (definition?.type !== 'number') return { ...asked, kind: { is: 'any' } }
  const { min = -1e9, max = 1e12, integer, orZero } = definition
  return { ...asked, kind: { is: 'number', isWhole: integer, min: orZero ? Math.min(0, min) : min, max } }
}

function hintOf(definition: FactDefinition | undefined, language: Language): string {
  const words = templateWords[language]
  const general = definition?.type === 'day' ? words.day : definition?.type === 'list' ? words.list : definition?.type === 'number' ? words.number : ''
  const own = definition?.hint ? textIn(definition.hint, language) : ''
  return [own, general === words.number && own !== '' ? '' : general].filter((text) => text !== '').join(language === 'zh' ? '。' : '. ') || (definition ? textIn(definition.label, language) : '')
}

function answersOf(definition: FactDefinition | undefined, language: Language): string {
  if (definition?.type === 'list' && definition.values) return Object.values(definition.values).map((label) => textIn(label, language)).join(' · ')
  if (definition?.type === 'text' && definition.format === 'market') return ''
  return choicesOf(definition, language).join(' · ')
}
