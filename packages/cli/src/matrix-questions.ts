import { type AskedLine, factLabel, type Matcher, questionsRanked } from '@sextant/matcher'
import type { Language, Market, Matrix, MatrixAnswer, MatrixPlace, MatrixQuestion, Side, Subject } from '@sextant/model'

/** So many open answers are tried in some six seconds. */
const ANSWERS_MAX = 3_000

/** Beyond so many questions, or so many tries, an answer is told as it stands: a ranking needs the easy ones. */
const tries = { sizeMax: 2, asksMax: 150 }

/** Which questions would decide most of the open answers of a matrix, those of the exporting side among them; null where there are too many. */
export async function matrixQuestions(matcher: Matcher, { subjects, fact }: Pick<Matrix, 'subjects' | 'fact'>, sides: readonly Side[], language: Language): Promise<MatrixQuestion[] | null> {
  const places = new Map<string, MatrixPlace>()
  const lineOf = (subject: Subject, index: number, market: Market | null, answer: MatrixAnswer | null): AskedLine[] => {
    if (answer?.outcome !== 'cannot-tell' || answer.from === null) return []
    const id = `${index} ${market ?? ''}`
    places.set(id, { subject: index, market })
    return [{ id, subject: { ...subject, [fact]: answer.from }, market: market ?? matcher.markets[0] as Market }]
  }
  const abroad = subjects.flatMap(({ subject, markets }, index) => markets.flatMap(({ market, rulesAsked, own }) => (rulesAsked === 0 ? [] : lineOf(subject, index, market, own))))
  const exporting = subjects.flatMap(({ subject, exporting: answer }, index) => lineOf(subject, index, null, answer))
  if (abroad.length + exporting.length > ANSWERS_MAX) return null
  const ranked = [
    ...(await questionsRanked(matcher, abroad, { ...tries, sides: sides.filter((side) => side !== 'export') })),
    ...(await questionsRanked(matcher, exporting, { ...tries, sides: ['export'] })),
  ]
  const placed = (ids: readonly string[]) => ids.flatMap((id) => places.get(id) ?? [])
  return [...Map.groupBy(ranked, (question) => question.fact)]
    .map(([asked, some]): MatrixQuestion => ({
      fact: asked, label: factLabel(matcher.rulebook.facts, { fact: asked }, language),
      settles: placed(some.flatMap(({ settles }) => settles)), partOf: placed(some.flatMap(({ partOf }) => partOf)),
    }))
    .sort((a, b) => b.settles.length - a.settles.length || b.partOf.length - a.partOf.length || (a.fact < b.fact ? -1 : 1))
}
