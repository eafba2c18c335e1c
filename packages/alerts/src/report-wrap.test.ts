import { describe, expect, it } from 'vitest'
import { clipped, padded, widthOf, wrapped } from './report-wrap.ts'

describe('lines of a terminal', () => {
  it('break between Chinese characters, but never before a comma or after a bracket', () => {
    expect(wrapped('禁止进口右舵车辆，改装亦然', 16)).toEqual(['禁止进口右舵车', '辆，改装亦然'])
    expect(wrapped('禁止进口（右舵）车', 10)).toEqual(['禁止进口', '（右舵）车'])
  })

  it('break at spaces, and keep Latin words whole among Chinese', () => {
    expect(wrapped('符合 Euro 5 标准', 8)).toEqual(['符合', 'Euro 5', '标准'])
  })

  it('cut a word that fits on no line', () => {
    expect(wrapped('a 1234567890 b', 4)).toEqual(['a', '1234', '5678', '90 b'])
  })

  it('lose nothing but white space', () => {
    const text = 'Left out: 未涵盖 «всё» （и это）.'
    expect(wrapped(text, 7).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
  })

  it('are measured as the terminal draws them, marks and emoji too', () => {
    for (const text of ['1️⃣'.repeat(9), 'е\u0301'.repeat(20), '字\u{E0100}'.repeat(9), '👩‍🔧'.repeat(9), 'ไทย '.repeat(9), '© ® ™ ½ '.repeat(4)]) {
      const lines = wrapped(text, 10)
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(10)
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
    }
  })

  it('give one empty line for no text', () => {
    expect(wrapped('', 10)).toEqual([''])
  })

  it('are padded and cut by width, not by length', () => {
    expect(padded('中文', 6)).toBe('中文  ')
    expect(clipped('中文字符', 6)).toBe('中文…')
    expect(widthOf(clipped('👩‍🔧👩‍🔧👩‍🔧', 5))).toBe(5)
  })
})
