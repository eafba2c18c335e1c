// Help and commands are held to each other.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ownOptions } from '@sextant/rulebook'
import { describe, expect, it } from 'vitest'
import { argumentsFrom } from './arguments.ts'
import { helpOn } from './help.ts'
import { usages } from './usages.ts'

const namesIn = async (file: string) => [...(await readFile(join(import.meta.dirname, file), 'utf8')).matchAll(/^ {2}(\w+): async \(\) =>/gm)].map(([, name]) => name ?? '')

describe('help', () => {
  it('has a page of every command and verb, and of no other', async () => {
    const [commands, rules, review] = [await namesIn('command-line.ts'), await namesIn('rules.ts'), await namesIn('review.ts')]
    const named = [...commands, ...rules.map((verb) => `rules ${verb}`), ...review.map((verb) => `review ${verb}`)]
    expect([...usages.keys()].sort()).toEqual(named.sort())
  })

  it('is short at first: one line a command, by who asks it', () => {
    const text = helpOn([])
    expect(text.split('\n').length).toBeLessThan(40)
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(110)
    for (const [name, { of }] of usages) expect(text.includes(`\n  ${name} `)).toBe(of !== undefined)
  })

  it('tells every option of a verb, with an example', () => {
    const page = helpOn(['rules', 'new'])
    for (const option of ['requires', 'scope', 'from', 'title', 'market', 'decided-on']) expect(page).toMatch(new RegExp(`^  --${option} \\S`, 'm'))
    expect(page).toContain('npm run -s sextant -- rules new kz/')
    expect(helpOn(['rules'])).toMatch(/^ {2}rules release {2,}\S/m)
    expect(() => helpOn(['chekc'])).toThrow(/did you mean check\?/)
  })

  it('names what a newcomer would not look for: the way out and its limits, the answer over time, all markets, a warehouse', () => {
    for (const words of ['--from', 'rules sql', 'way out', 'markets']) expect(helpOn([])).toContain(words)
    const page = helpOn(['check'])
    for (const words of ['way out', 'questions', 'at most 12 answers', 'at most 2,000 cars', 'over time', 'producedOn', 'See also: markets', 'rules sql']) expect(page).toContain(words)
  })

  it('has no option of check that a fact could be named after', () => {
    const own = Object.keys(usages.get('check')?.options ?? {}).filter((option) => option !== 'market')
    expect(ownOptions).toEqual(expect.arrayContaining([...own, 'help']))
  })

  it.each([...usages])('%s has examples, and each is read by the options of what it calls', (_, { examples }) => {
    expect(examples.length).toBeGreaterThan(0)
    for (const example of examples.filter((one) => !one.includes('--help') && !one.startsWith('help'))) {
      const words = [...example.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '')
      const usage = usages.get(`${words[0]} ${words[1]}`) ?? usages.get(words[0] ?? '')
      // Every fact is an option of check, and which there are the rulebook says.
      const arrives = words[0] === 'check' ? { arrives: { takes: 'DAY', says: 'a fact' } } : {}
      expect(() => argumentsFrom(words, { ...usage?.options, ...arrives })).not.toThrow()
    }
  })
})
