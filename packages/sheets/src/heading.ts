import { type FactDefinition, type FactDictionary, folded, languages, textIn } from '@sextant/model'
import { type Decimal, decimalText } from './decimal.ts'
import { mapOption } from './map-option.ts'
import { nearest } from './nearest.ts'
import { unitFrom, type UnitFound } from './unit.ts'

/** The column that names goods without a VIN. It is no fact: no rule asks for it. */
export const GOODS_ID = 'goodsId'

const goodsIdHeadings = ['goodsId', 'Goods ID', 'Model ID', 'Model code', 'Item number', 'SKU', '车型编号', '货物编号', '物料号', 'ID модели', 'Код модели', 'Код товара', 'Артикул']

/** The column that numbers the lines of a contract of several cars. It is no fact either. */
export const ITEM = 'itemNumber'

const itemHeadings = new Set(
  ['序号', '项号', '行号', '项次', '序', 'Item', 'Item No', 'Line', 'Line No', 'Line number', 'Line item', 'Position', 'Pos', 'No', 'Поз', 'Позиция', '№ п/п', 'п/п', 'Номер позиции', 'Номер строки', 'Строка'].map(folded),
)

/** Only asked of the lines of orders: in any other table a number of the row says nothing. */
export function isItemHeading(parts: readonly string[]): boolean {
  return itemHeadings.has(folded(withoutRemarks(parts.join(' '))))
}

/** Whatever is longer is a text. */
const HEADING_CHARS_MAX = 400

/** Headings that may be several facts, those of them that are likeliest meant first. */
const severalFacts = byHeading([
  [['market', 'builtIn', 'lastRegisteredIn', 'origin'], ['Country', 'Nation', '所在国', '国家名称']],
  [['engineCc', 'powertrain'], ['Engine', 'Motor', '发动机', '引擎', 'Двигатель', 'Мотор']],
  [['bodyType', 'colour'], ['车身']],
  [['euroClass', 'chinaStage', 'co2GPerKm'], ['Emission', 'Emissions', 'Emission standard', '排放', '排放等级', '排放水平', '环保标准', '尾气排放', 'Выбросы', 'Нормы выбросов', 'Стандарт выбросов', 'Экология']],
  [['grossMassKg', 'curbMassKg'], ['Weight', 'Mass', '重量', '质量', '车重', 'Вес', 'Масса']],
  [['producedOn', 'modelYear'], ['Year', '年份', 'Год']],
  [['firstRegisteredOn', 'registersOn'], ['登记日期', '登记时间', 'Date of registration', 'Дата регистрации', 'Дата постановки на учёт']],
  [['isDeregistered', 'deregisteredOn'], ['注销', 'Deregistration']],
  [['inspectionPassed', 'worstDefect'], ['检验结果', '检测结果']],
  [['category', 'bodyType', 'vehicleTypeCode'], ['Vehicle type', 'Car type', '车辆类型', '车辆种类', 'Тип автомобиля', 'Вид ТС']],
  [['model', 'vehicleTypeCode'], ['型号']],
])

/** Headings that may be this fact, or none of them. */
const perhaps = byHeading([
  [['usage'], ['状态', '车况', '车辆状态', '车辆状况', '新旧程度', 'Vehicle condition']],
  [['damageHistory'], ['是否事故', '是否事故车', '事故车', 'Accident car', 'Битый']],
  [['steeringSide'], ['左舵', '右舵', 'LHD', 'RHD', 'Правый руль', 'Левый руль']],
  [['engineCc'], ['Объём', 'Volume']],
  [['electricRangeKm'], ['Range', 'Range (km)', 'Driving range']],
  [['equipment'], ['Features', '车辆配置', 'Опции']],
  [['certificates'], ['认证', 'Сертификат', 'Certification']],
  [['shipsOn'], ['发货日期', '发货时间', 'Loading date', 'Дата погрузки']],
])

function byHeading(entries: readonly (readonly [facts: readonly string[], headings: readonly string[]])[]): ReadonlyMap<string, readonly string[]> {
  return new Map(entries.flatMap(([facts, headings]) => headings.map((heading) => [folded(heading), facts] as const)))
}

/** What is written beside a heading without changing what it means. */
const remarks = new Set(
  ['*', '必填', '选填', '可选', 'required', 'optional', 'mandatory', 'обязательно', 'необязательно', 'yyyy-mm-dd', 'yyyy/mm/dd', 'yyyy.mm.dd', 'yyyymmdd', 'yyyy-mm', 'dd.mm.yyyy', 'dd/mm/yyyy', 'дд.мм.гггг', 'гггг-мм-дд', '年/月/日', '年-月-日', '年月日', '年/月', '年月', '是/否', 'yes/no', 'y/n', 'да/нет', '左/右', 'left/right', 'new/used'].map(folded),
)

/** What one heading means. */
export type Meaning =
  | { is: 'fact'; fact: string; by: 'heading' | 'label' | 'name' | 'lower heading'; size?: Decimal; unit?: string }
  /** It names a fact, but not how to read it. */
  | { is: 'unclear'; fact: string; why: string; cure: string }
  | { is: 'unknown' }

export interface Headings {
  /** By the texts of a heading from the top row down. */
  meaningOf(parts: readonly string[]): Meaning
  /** The fact whose heading is near, for the reader to confirm. */
  near(parts: readonly string[]): string | undefined
}

export function headingsOf(dictionary: FactDictionary): Headings {
  const names = namesOf(dictionary)
  const texts = Object.values(dictionary.facts).flatMap(({ headings, label }) => [...headings, ...languages.map((language) => textIn(label, language))])
  const factOf = new Map(texts.map((text) => [text.toLowerCase(), names.get(folded(text))?.fact]))

  function meaningOfText(text: string): Meaning {
    if (Object.hasOwn(dictionary.facts, text)) return { is: 'fact', fact: text, by: 'name' }
    const bare = withoutRemarks(text)
    const whole = names.get(folded(bare))
    if (whole) return { is: 'fact', fact: whole.fact, by: whole.by }
    const several = severalFacts.get(folded(bare))?.filter((fact) => Object.hasOwn(dictionary.facts, fact)) ?? []
    if (several[0] !== undefined) return { is: 'unclear', fact: several[0], why: `it may be ${several.join(' or ')}`, cure: `say which with ${several.map((fact) => mapOption(text, fact)).join(' or ')}, or leave it out with ${mapOption(text, '-')}` }
    for (const { base, suffix, isUnitPlace } of splits(bare)) {
      const found = names.get(folded(base))
      if (!found) continue
      const own = unitOf(dictionary.facts[found.fact])
      if (!own) continue
      const unit = unitFrom(suffix, own)
      if (unit && 'size' in unit) return { is: 'fact', fact: found.fact, by: found.by, size: unit.size, unit: suffix }
      // `Mileage photo` is another thing; `Mileage (furlongs)` is the mileage, and misread it would be wrong.
      if (!unit && !isUnitPlace) continue
      const why = unit ? unit.wrong : `"${suffix}" is no unit that is known for ${found.fact}`
      return { is: 'unclear', fact: found.fact, why, cure: `write the unit in the heading, such as (${own}), map the heading with ${mapOption(text, `${found.fact} UNIT`)}, or leave it out with ${mapOption(text, '-')}` }
    }
    return baseMeaning(bare) ?? { is: 'unknown' }
  }

  /** `Топливо / Fuel`, `Make 品牌`: one fact in two languages. */
  function meaningInTwo(text: string): Meaning {
    for (const halves of twoHalves(text)) {
      const [one, other] = halves.map(meaningOfText)
      if (one?.is !== 'fact' || other?.is !== 'fact' || one.fact !== other.fact) continue
      const own = unitOf(dictionary.facts[one.fact]) ?? ''
      const units = halves.flatMap((half) => {
        const written = unitIn(half, own)
        return written && 'size' in written.found ? [{ unit: written.unit, size: written.found.size }] : []
      })
      if (new Set(units.map(({ size }) => decimalText(size))).size < 2) return { ...one, ...units[0] }
      return { is: 'unclear', fact: one.fact, why: `it names two units, ${units.map(({ unit }) => unit).join(' and ')}`, cure: `say which with ${mapOption(text, `${one.fact} ${own}`)}` }
    }
    return { is: 'unknown' }
  }

  /** `Power (PS)`, where the dictionary has `Power (kW)`. */
  function baseMeaning(text: string): Meaning | undefined {
    for (const { base, suffix } of splits(text)) {
      for (const fact of bases.get(folded(base)) ?? []) {
        const unit = unitFrom(suffix, unitOf(dictionary.facts[fact]) ?? '')
        if (unit && 'size' in unit) return { is: 'fact', fact, by: 'heading', size: unit.size, unit: suffix }
        if (unit) return { is: 'unclear', fact, why: unit.wrong, cure: `write the unit in the heading, or map it with ${mapOption(text, `${fact} UNIT`)}` }
      }
    }
    return undefined
  }

  const bases = new Map<string, Set<string>>()
  for (const [fact, definition] of Object.entries(dictionary.facts)) {
    const unit = unitOf(definition)
    if (!unit) continue
    if (isMoney(definition)) for (const label of labelsOf(definition)) bases.set(folded(label), (bases.get(folded(label)) ?? new Set()).add(fact))
    for (const heading of definition.headings) {
      for (const { base, suffix } of splits(heading)) {
        const found = unitFrom(suffix, unit)
        if (found && 'size' in found) bases.set(folded(base), (bases.get(folded(base)) ?? new Set()).add(fact))
      }
    }
  }

  /** Both names before a half of them that says something else: `Make / Model` is neither. */
  function inTwoOr(text: string): Meaning {
    const both = meaningInTwo(text)
    return both.is === 'unknown' ? meaningOfText(text) : both
  }

  /** `Power, kW` above `Max power`, `Mass, kg` above `Gross`: the lower row narrows the upper one, which has the unit. */
  function narrowed(above: readonly string[], last: string): Meaning {
    for (const { base, suffix, isUnitPlace } of splits(above.join(' '))) {
      if (!isUnitPlace) continue
      const found = firstKnown([() => meaningOfText(`${last} (${suffix})`), () => meaningOfText(`${last} ${base} (${suffix})`)])
      const unit = found.is === 'fact' ? unitFrom(suffix, unitOf(dictionary.facts[found.fact]) ?? '') : undefined
      if (found.is === 'fact' && unit && 'size' in unit) return { ...found, size: unit.size, unit: suffix }
    }
    return { is: 'unknown' }
  }

  return {
    meaningOf(parts) {
      if (parts.join(' ').length > HEADING_CHARS_MAX) return { is: 'unknown' }
      for (let from = 0; from < parts.length; from++) {
        const [last = '', ...above] = parts.slice(from).toReversed()
        const isWhole = from === 0
        const text = parts.slice(from).join(' ')
        const meaning = firstKnown([() => inTwoOr(text), () => narrowed(above.toReversed(), last), () => (above.length > 0 ? meaningOfText(`${above.toReversed().join(' ')} (${last})`) : { is: 'unknown' })])
        if (meaning.is === 'fact') return isWhole ? meaning : { ...meaning, by: 'lower heading' }
        if (meaning.is === 'unclear') return meaning
      }
      return { is: 'unknown' }
    },
    near(parts) {
      const text = parts.at(-1) ?? ''
      const bare = folded(withoutRemarks(text))
      // What is a heading only with its unit, such as Price (USD), is nearly one without.
      const [known, ...others] = perhaps.get(bare) ?? bases.get(bare) ?? []
      if (known !== undefined && others.length === 0 && Object.hasOwn(dictionary.facts, known)) return known
      const near = nearest(text, factOf.keys())
      if (near === undefined) return longer(text, factOf)
      return bracketIn(near) !== bracketIn(text) ? undefined : factOf.get(near)
    },
  }
}

/** The fact of all headings that are this one and a little more or less: 首次登记 of 首次登记日期. A number is none of a thing. */
function longer(text: string, factOf: ReadonlyMap<string, string | undefined>): string | undefined {
  const bare = folded(text)
  if (!/^\p{Script=Han}{3,}$/u.test(bare)) return undefined
  const facts = new Set<string>()
  for (const [name, fact] of factOf) {
    const known = folded(name)
    const [short, long] = known.length < bare.length ? [known, bare] : [bare, known]
    const isNear = short.length >= 3 && short.length * 2 >= long.length && (long.startsWith(short) || long.endsWith(short)) && /号$/u.test(short) === /号$/u.test(long)
    if (isNear && fact !== undefined) facts.add(fact)
  }
  const [fact] = facts
  return facts.size === 1 ? fact : undefined
}

function firstKnown(ways: readonly (() => Meaning)[]): Meaning {
  for (const way of ways) {
    const meaning = way()
    if (meaning.is !== 'unknown') return meaning
  }
  return { is: 'unknown' }
}

/** A heading in two scripts or lines, or with a stroke between its halves. */
function twoHalves(text: string): string[][] {
  return [/^(.+?)\s*[/／|｜\n]\s*(.+)$/su, /^(\P{Script=Han}*?)\s*(\p{Script=Han}.*)$/su, /^(.*\p{Script=Han}\S*?)\s*(\p{Script=Latin}.*)$/su, /^(.*\p{Script=Han}\S*?)\s*(\p{Script=Cyrillic}.*)$/su, /^(.*\p{Script=Cyrillic}\S*?)\s+(\p{Script=Latin}.*)$/su, /^(.*\p{Script=Latin}\S*?)\s+(\p{Script=Cyrillic}.*)$/su].flatMap((pattern) => {
    const [, one = '', other = ''] = pattern.exec(text) ?? []
    return one === '' || other === '' ? [] : [[one, other]]
  })
}

/** Every way to write a fact in a heading. What two facts claim belongs to the one that lists it, else to neither. */
function namesOf(dictionary: FactDictionary): Map<string, { fact: string; by: 'heading' | 'label' | 'name' }> {
  const names = new Map<string, { fact: string; by: 'heading' | 'label' | 'name' }>()
  const ways = {
    heading: ({ headings }: FactDefinition) => headings,
    // A price without its currency is in nobody knows which.
    label: (definition: FactDefinition) => (isMoney(definition) ? [] : labelsOf(definition)),
    name: (_: FactDefinition, fact: string) => [fact],
  }
  for (const by of ['heading', 'label', 'name'] as const) {
    const claims = new Map<string, Set<string>>()
    for (const [fact, definition] of Object.entries(dictionary.facts)) {
      for (const text of ways[by](definition, fact)) claims.set(folded(text), (claims.get(folded(text)) ?? new Set()).add(fact))
    }
    for (const [text, facts] of claims) {
      const [fact, ...others] = facts
      if (fact !== undefined && others.length === 0 && !names.has(text)) names.set(text, { fact, by })
    }
  }
  for (const heading of goodsIdHeadings) if (!names.has(folded(heading))) names.set(folded(heading), { fact: GOODS_ID, by: 'heading' })
  return names
}

function isMoney(definition: FactDefinition): boolean {
  return unitOf(definition) === 'USD'
}

function labelsOf({ label }: FactDefinition): string[] {
  return languages.map((language) => textIn(label, language))
}

export function unitOf(definition: FactDefinition | undefined): string | undefined {
  return definition?.type === 'number' && definition.unit !== 'year' ? definition.unit : undefined
}

/** The unit that stands in a heading, or is the whole of its lowest row. */
export function unitIn(heading: string, unit: string): { unit: string; found: UnitFound } | undefined {
  for (const suffix of [...splits(heading).map((one) => one.suffix), heading]) {
    const found = unitFrom(suffix, unit)
    if (found) return { unit: suffix, found }
  }
  return undefined
}

/** `Mileage (mi)`, `Пробег, тыс. км`, `Displacement L`: the heading and what may be its unit. */
function splits(text: string): { base: string; suffix: string; isUnitPlace: boolean }[] {
  return unitPlaces.flatMap(({ pattern, isUnitPlace }) => {
    const { base, suffix } = pattern.exec(text)?.groups ?? {}
    return base && suffix ? [{ base, suffix, isUnitPlace }] : []
  })
}

/** In brackets or after a comma stands a unit; after a space or a letter may stand anything. */
const unitPlaces = [
  { pattern: /^(?<base>.+?)\s*[(（[【](?<suffix>[^()（）[\]【】]+)[)）\]】]\s*$/u, isUnitPlace: true },
  { pattern: /^(?<base>.+?)\s*[,，、:：]\s*(?<suffix>[^,，、:：]+)$/u, isUnitPlace: true },
  { pattern: /^(?<base>[^/／]+?)\s*[/／]\s*(?<suffix>.+)$/u, isUnitPlace: false },
  { pattern: /^(?<base>.+)\s+(?<suffix>\S+\s+\S+)$/u, isUnitPlace: false },
  { pattern: /^(?<base>.+)\s+(?<suffix>\S+)$/u, isUnitPlace: false },
  { pattern: /^(?<base>.*\p{Script=Han})(?<suffix>[A-Za-z³%/]+\d?)$/u, isUnitPlace: false },
]

/** What stands in brackets is often a unit or a currency, and that is no slip of the pen. */
function bracketIn(text: string): string {
  return folded(/[(（[【](?<inside>[^()（）[\]【】]+)[)）\]】]/u.exec(text)?.groups?.['inside'] ?? '')
}

function withoutRemarks(text: string): string {
  const bare = text.replaceAll(/[\s*＊]+$|^[\s*＊]+/g, '')
  const last = /^(?<base>.+?)\s*[(（[【](?<suffix>[^()（）[\]【】]+)[)）\]】]$/u.exec(bare)?.groups
  return last?.['base'] && remarks.has(folded(last['suffix'] ?? '')) ? withoutRemarks(last['base']) : bare
}
