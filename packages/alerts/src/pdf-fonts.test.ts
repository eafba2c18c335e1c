import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fontAt, fontSheet } from './pdf-fonts.ts'

const sheet = await fontSheet()
const rules = join(import.meta.dirname, '../../../rules')

describe('the fonts of a PDF', () => {
  it('have every letter that the rules and the facts are written in', async () => {
    const ranges = [...sheet.matchAll(/unicode-range: ([^;]+);/g)].flatMap(([, list = '']) => list.split(',')).map((range) => {
      const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-')
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const
    })
    const covered = new Set(ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index)))
    const letters = new Set<string>()
    for await (const path of glob('**/*.json', { cwd: rules })) for (const letter of await readFile(join(rules, path), 'utf8')) letters.add(letter)
    const missing = [...letters].filter((letter) => letter > ' ' && !covered.has(letter.codePointAt(0) ?? 0))
    expect(missing).toEqual([])
  })

  it('lie where the sheet says', async () => {
    const addresses = [...sheet.matchAll(/url\(([^)]+\.woff2)\)/g)].map(([, address = '']) => address)
    expect(addresses.length).toBeGreaterThan(200)
    for (const address of addresses.filter((_, index) => index % 20 === 0)) expect((await fontAt(address))?.subarray(0, 4).toString()).toBe('wOF2')
  })

  it.each(['', 'all.css', '0/../package.json', '0/%2e%2e/x.woff2', '99/noto-sans-latin-400-normal.woff2', '../0/x.woff2'])('are served from nowhere else, such as "%s"', async (path) => {
    expect(await fontAt(path)).toBeUndefined()
  })
})
