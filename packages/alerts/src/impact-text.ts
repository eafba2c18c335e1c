import { type Impact, type ImpactChange, type ImpactKind, impactKinds, type ImpactReason, type Language, marketName, textIn } from '@sextant/model'
import { byKind, type ImpactSum, impactSums, sumsBy, titlesIn } from './impact-sums.ts'
import { type ImpactWords, impactWordsIn } from './impact-words.ts'
import { plain } from './plain.ts'
import { wordsIn } from './words.ts'

/** More changes of one kind than this are counted, not told. */
const TOLD = 50

/** What another rulebook would change, for a terminal. */
export function impactAsText(impact: Impact, language: Language): string {
  const words = impactWordsIn[language]
  const { changes, looked } = impact
  const head = [words.between(impact.from, impact.to), words.looked(looked.orders, looked.goods)]
  if (changes.length === 0) return `${[...head, words.nothing].join('\n')}\n`
  const [all] = sumsBy(changes, () => [''])
  const sums = impactSums(impact)
  const titles = titlesIn(impact, language)
  const names: Record<keyof typeof sums, (name: string) => string> = {
    market: (name) => `${name} ${marketName(name, language)}`,
    exporter: (name) => name,
    rule: (name) => `${name}  ${titles.get(name) ?? ''}`,
  }
  const tables = (['market', 'exporter', 'rule'] as const).flatMap((key) => [
    '', words.by[key], ...sums[key].map((sum) => `  ${plain(names[key](sum.name))}  ${countsText(sum.counts, words)}${key === 'rule' ? '' : gap(valueText(sum, words))}`),
  ])
  const lists = byKind(impact).flatMap(({ kind, changes: some }) => [
    '', `${words.kind[kind]} (${some.length})`, ...some.slice(0, TOLD).flatMap((change) => changeLines(change, language)), ...(some.length > TOLD ? [`  ${words.moreThanShown(some.length - TOLD)}`] : []),
  ])
  const summary = `${words.changes(changes.length, countsText(all?.counts ?? {}, words))}${all ? gap(valueText(all, words)) : ''}`
  return `${[...head, '', summary, ...tables, ...lists, '', words.accept(impact.digest)].join('\n')}\n`
}

export function countsText(counts: Partial<Record<ImpactKind, number>>, words: ImpactWords): string {
  return impactKinds.flatMap((kind) => (counts[kind] ? [words.counted(words.kind[kind], counts[kind])] : [])).join(words.comma)
}

/** What the orders that change are worth; empty where no order changes. */
export function valueText({ valueUsd, valued, unvalued }: ImpactSum, words: ImpactWords): string {
  return [...(valued > 0 ? [words.valued(valued, usd(valueUsd))] : []), ...(unvalued > 0 ? [words.unvalued(unvalued)] : [])].join(words.comma)
}

function gap(text: string): string {
  return text && `  ${text}`
}

export function usd(value: number): string {
  return `USD ${new Intl.NumberFormat('en', { maximumFractionDigits: 0 }).format(value)}`
}

export function outcomesText({ before, after }: Pick<ImpactChange, 'before' | 'after'>, language: Language): string {
  const { outcome } = wordsIn[language]
  return `${outcome[before]} → ${outcome[after]}`
}

export function reasonText({ before, after }: ImpactReason, words: ImpactWords): string {
  const told = (one: ImpactReason['before']) => (one === null ? words.noRule : words.verdict(one.verdict, one.severity, one.version))
  return `${told(before)} → ${told(after)}`
}

function changeLines(change: ImpactChange, language: Language): string[] {
  const words = impactWordsIn[language]
  const value = change.valueUsd === null ? '' : `  ${usd(change.valueUsd)}`
  return [
    `  ${words.what[change.what]} ${plain(change.id)}  ${plain(change.exporter)}  ${change.market}  ${outcomesText(change, language)}${value}`,
    ...change.reasons.map((reason) => `      ${reason.rule} ${plain(textIn(reason.title, language))}${words.colon}${reasonText(reason, words)}`),
  ]
}
