import { setImmediate as turn } from 'node:timers/promises'
import type { Line } from './columns.ts'
import type { Matcher } from './compile.ts'
import { type AskingQuestions, questionSets } from './question-sets.ts'

/** An open order, or goods in a market. */
export interface AskedLine extends Line {
  id: string
}

/** A question, and the lines that wait for its answer. */
export interface RankedQuestion {
  fact: string
  /** The lines whose outcome the answer alone decides. */
  settles: string[]
  /** The lines whose first set of questions it belongs to, those that it settles among them. */
  partOf: string[]
  /** How many open rules of these lines read nothing else that is unknown. */
  rules: number
}

/** The questions of many lines, those first whose answer alone decides the outcome of most. It takes milliseconds a line, between which timers and sockets have their turn. */
export async function questionsRanked(matcher: Matcher, lines: Iterable<AskedLine>, asking: Omit<AskingQuestions, 'today'> = {}): Promise<RankedQuestion[]> {
  const found = new Map<string, RankedQuestion>()
  const questionOn = (fact: string): RankedQuestion => {
    const question = found.get(fact) ?? { fact, settles: [], partOf: [], rules: 0 }
    found.set(fact, question)
    return question
  }
  for (const { id, subject, market, today } of lines) {
    const { sets } = questionSets(matcher, subject, market, { ...asking, today })
    for (const { facts: [fact, ...others], settles } of sets) {
      if (fact === undefined || others.length > 0) continue
      questionOn(fact).settles.push(id)
      questionOn(fact).rules += settles.length
    }
    const alone = sets.filter(({ facts }) => facts.length === 1).flatMap(({ facts }) => facts)
    for (const fact of new Set([...alone, ...(sets[0]?.facts ?? [])])) questionOn(fact).partOf.push(id)
    await turn()
  }
  return [...found.values()].sort((a, b) => b.settles.length - a.settles.length || b.partOf.length - a.partOf.length || b.rules - a.rules || (a.fact < b.fact ? -1 : 1))
}
