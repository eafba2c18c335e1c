// Judged side by side, many lines are given the answer that each is given by itself.
import { join } from 'node:path'
import { standingOf } from '@sextant/alerts'
import { compile, judge, type JudgeColumns } from '@sextant/matcher'
import { type Day, type Market, verdictTexts } from '@sextant/model'
import { openRulebook } from '@sextant/rulebook'
import { answersOf } from '@sextant/workers/answers'
import { openJudgingThreads } from '@sextant/workers/judging-threads'
import { expect, it } from 'vitest'
import { madeLines } from './bench/lines.ts'

const rulebook = await openRulebook(join(import.meta.dirname, '../rules'))
const markets = ['KZ', 'RU', 'AE', 'KE', 'MX', 'AU'] as Market[]

it.each([
  ['as the rules are', rulebook],
  ['where one of them cannot be compiled', { ...rulebook, rules: rulebook.rules.filter(({ markets: [market] }) => market === 'KZ' || market === 'CN') }],
])('%s', async (name, rules) => {
  const compiled = compile(rules)
  const matcher = name === 'as the rules are' ? compiled : { ...compiled, rules: compiled.rules.map((rule, index) => (index === 0 ? { ...rule, isCompiled: false } : rule)) }
  const lines = [...madeLines({ seed: 7, count: 150, markets, missing: 0.3 })].map((line, index) => ({ ...line, today: index % 2 ? { of: 'order' as const, day: '2026-11-26' as Day } : undefined }))
  const underReview = new Set(matcher.rules.filter((_, index) => index % 5 === 0).map(({ rule }) => rule.id))
  const answers = new Map<number, unknown>()
  for await (const { index, answer } of answersOf(matcher, lines, underReview)) answers.set(index, { ...standingOf(answer), verdicts: verdictTexts(answer.verdicts) })
  for (const [index, { subject, market, today }] of lines.entries()) {
    const { markets: [check] } = await judge(matcher, subject, { markets: [market], underReview, today, explain: 'none' })
    expect(answers.get(index)).toEqual(check && { ...standingOf(check), verdicts: verdictTexts(check.verdicts) })
  }
  expect(answers.size).toBe(lines.length)
})

it('by threads, each line its own', async () => {
  const matcher = compile(rulebook)
  await using threads = openJudgingThreads(matcher, { most: 2 })
  const lines = [...madeLines({ seed: 8, count: 9_000, markets, missing: 0.3 })]
  const inOrder = async (judgeColumns?: JudgeColumns) => (await Array.fromAsync(answersOf(matcher, lines, new Set(), judgeColumns))).toSorted((a, b) => a.index - b.index)
  expect(await inOrder(threads.judgeMany)).toEqual(await inOrder())
})
