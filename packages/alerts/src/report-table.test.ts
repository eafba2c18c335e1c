import type { Outcome } from '@sextant/model'
import { describe, expect, it } from 'vitest'
import { checkOf, options } from './report-sample.ts'
import { checkAsTable } from './report-table.ts'
import { widthOf } from './report-wrap.ts'
import { marketCheck, verdict } from './sample.ts'

const open = verdict({ rule: 'uz-emission', title: 'Ecological class', verdict: 'cannot-tell', missing: ['euroClass'] })
const everywhere = checkOf([
  marketCheck({ market: 'KZ' }),
  marketCheck({ market: 'UZ', outcome: 'cannot-tell', verdicts: [open], questions: [{ fact: 'euroClass', label: 'Euro class', settles: ['uz-emission'] }] }),
  marketCheck({ market: 'GE', outcome: 'clear', verdicts: [verdict({ severity: 'watch', title: 'Recycling fee' })] }),
  marketCheck({ market: 'AM', outcome: 'clear', verdicts: [] }),
  marketCheck({ market: 'BY', outcome: 'act', verdicts: [open, verdict({ severity: 'act', title: 'Vehicle passport' })] }),
  marketCheck({ market: 'AF', outcome: 'cannot-tell', rulesAsked: 0, verdicts: [] }),
])

function rowsIn(text: string): string[] {
  return text.split('\n').filter((line) => /^[A-Z]{2} {2}/.test(line))
}

describe('the table of markets', () => {
  it('goes from the markets that are clear to those that are blocked, each with its first reason', () => {
    expect(rowsIn(checkAsTable(everywhere, options())).map((row) => row.split(/ {2,}/))).toEqual([
      ['AM', 'Armenia', 'CLEAR', '5', '0', '-'],
      ['GE', 'Georgia', 'CLEAR', '5', '1', 'advice: Recycling fee'],
      ['BY', 'Belarus', 'ACT FIRST', '5', '2', 'Vehicle passport'],
      ['AF', 'Afghanistan', 'CANNOT TELL', '0', '0', 'no rule of this market was checked'],
      ['UZ', 'Uzbekistan', 'CANNOT TELL', '5', '1', 'to find out: Euro class'],
      ['KZ', 'Kazakhstan', 'BLOCKED', '5', '1', 'Side of the steering wheel'],
    ])
  })

  it('tells the exporting side once, and of each market what it says alone', () => {
    const exported = verdict({ rule: 'cn-licence', title: 'Licence', verdict: 'cannot-tell', side: 'export', missing: ['euroClass'] })
    const questions = [{ fact: 'euroClass', label: 'Euro class', settles: ['cn-licence'] }]
    const both = checkOf([
      marketCheck({ market: 'KZ', verdicts: [exported, verdict()] }),
      marketCheck({ market: 'GE', outcome: 'cannot-tell', verdicts: [exported], questions }),
      marketCheck({ market: 'AF', outcome: 'cannot-tell', rulesAsked: 0, verdicts: [exported], questions }),
    ])
    const text = checkAsTable(both, options())
    expect(text).toContain('export from China: CANNOT TELL; ')
    expect(rowsIn(text).map((row) => row.split(/ {2,}/))).toEqual([
      ['GE', 'Georgia', 'CANNOT TELL', 'CLEAR', '5', '0', 'held by exporting side only'],
      ['AF', 'Afghanistan', 'CANNOT TELL', '∅', '0', '0', 'no rule of this market was checked'],
      ['KZ', 'Kazakhstan', 'BLOCKED', 'BLOCKED', '5', '1', 'Side of the steering wheel'],
    ])
  })

  it('says that few rules mean little', () => {
    expect(checkAsTable(everywhere, options('zh'))).toContain('规则数：所核查的该市场规则条数')
  })

  it('names the question that an open outcome waits for, not one that only advice waits for', () => {
    const advice = verdict({ rule: 'fee', severity: 'watch', verdict: 'cannot-tell', missing: ['treadMm'] })
    const questions = [{ fact: 'treadMm', label: 'Tread depth', settles: ['fee'] }, { fact: 'euroClass', label: 'Euro class', settles: ['uz-emission'] }]
    const check = checkOf([marketCheck({ outcome: 'cannot-tell', verdicts: [advice, open], questions })])
    expect(checkAsTable(check, options())).toContain('to find out: Euro class')
  })

  it.each(['en', 'zh', 'ru'] as const)('sets its columns by the width of the characters in %s', (language) => {
    const rows = rowsIn(checkAsTable(everywhere, options(language)))
    const starts = rows.map((row) => widthOf(row.slice(0, row.search(/[-\p{L}](?:[^ ]| (?! ))*$/u))))
    expect(rows).toHaveLength(6)
    expect(new Set(starts).size).toBe(1)
  })

  it('cuts a reason that does not fit, and lets no value break a row', () => {
    const long = checkOf([marketCheck({ verdicts: [verdict({ title: `车辆\n${'禁止'.repeat(5_000)}` })] })])
    const rows = rowsIn(checkAsTable(long, options('zh')))
    expect(rows).toHaveLength(1)
    expect(widthOf(rows[0] ?? '')).toBeLessThanOrEqual(100)
    expect(rows[0]).toMatch(/…$/)
  })

  it('says which rulebook answered, and that a clear answer covers only what was asked', () => {
    const text = checkAsTable(everywhere, options())
    expect(text).toContain('sha256:0f1e2d3c')
    expect(text).toContain('The answer covers only the rules that were asked')
  })

  it('has a word for each outcome in each language', () => {
    for (const outcome of ['blocked', 'act', 'cannot-tell', 'clear'] satisfies Outcome[]) {
      for (const language of ['en', 'zh', 'ru'] as const) {
        expect(rowsIn(checkAsTable(checkOf([marketCheck({ outcome })]), options(language)))[0]).not.toContain(outcome)
      }
    }
  })
})
