import type { FactDictionary, Goods } from '@sextant/model'

type Facts = Readonly<Record<string, unknown>>

/** What is said of a car in a row, beside what is kept of one. */
export interface Likeness {
  /** The first fact in which they differ; then they are two cars, or one of them is told wrongly. */
  differsIn?: { fact: string; kept: unknown; said: unknown }
  /** Whether any fact is known of both by which cars are told apart; a make is that of many. */
  isTold: boolean
}

/** Cars are told apart by the facts that name one, and by the days of its life, of which one may be known more nearly. */
export function likenessOf({ facts, identifying, goodsDays }: FactDictionary, kept: Facts, said: Facts): Likeness {
  const known = [...identifying, ...goodsDays].filter((fact) => facts[fact]?.of === 'goods' && !facts[fact].changeable && kept[fact] !== undefined && said[fact] !== undefined)
  const fact = known.find((one) => !isSame(kept[one], said[one]))
  return { isTold: known.some((one) => one !== 'make'), ...(fact !== undefined && { differsIn: { fact, kept: kept[fact], said: said[fact] } }) }
}

function isSame(one: unknown, other: unknown): boolean {
  const [short, long] = [String(one), String(other)].toSorted((a, b) => a.length - b.length)
  return short === long || (/^\d{4}(-\d\d)?$/.test(short ?? '') && long?.startsWith(`${short}-`) === true)
}

export const OTHERS_NAMED = 5

/** That other open orders carry the same car. */
export function alsoIn(goods: string, others: readonly string[]): string {
  return `the car ${goods} is in the open order ${named(others)} too; if one of them is over, take it out with orders remove ID`
}

/** Goods that other orders carry, told as another car: a VIN that is typed wrongly, most likely. */
export function anotherCar(dictionary: FactDictionary, { kept, said, others }: { kept: Goods | undefined; said: Goods; others: readonly string[] }): { fact: string; why: string; cure: string } | undefined {
  const differsIn = kept && others.length > 0 ? likenessOf(dictionary, kept.facts, said.facts).differsIn : undefined
  if (!differsIn) return undefined
  const isByVin = said.facts['vin'] !== undefined
  return {
    fact: isByVin ? 'vin' : differsIn.fact,
    why: `the car ${said.id} is that of the open order ${named(others)} too, with ${differsIn.fact} ${String(differsIn.kept)} and not ${String(differsIn.said)}`,
    cure: isByVin ? `correct the VIN if it is typed wrongly; if ${differsIn.fact} is wrong there, give that order with it first` : 'give the car of this order its VIN, or a model ID of its own',
  }
}

function named(others: readonly string[]): string {
  return `${others.slice(0, OTHERS_NAMED).join(', ')}${others.length > OTHERS_NAMED ? ', …' : ''}`
}
