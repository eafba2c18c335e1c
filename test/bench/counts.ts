import type { Judged } from '@sextant/matcher'

const LINES_IN_WORD = 16

/** How often a rule is breached, and how often it cannot be told. */
export interface Counts {
  breach: number
  open: number
}

/** Adds up what blocks tell, rule by rule. */
export async function countsOf(blocks: AsyncIterable<Judged>): Promise<Map<string, Counts>> {
  const counts = new Map<string, Counts>()
  for await (const { lines, words, told } of blocks) {
    const length = Math.ceil(lines.length / LINES_IN_WORD)
    for (const { compiled, at } of told) {
      const { id } = compiled.rule
      let own = counts.get(id)
      if (!own) counts.set(id, (own = { breach: 0, open: 0 }))
      for (let word = at; word < at + length; word += 1) {
        const bits = words[word] as number
        // Two bits a line: the high one where it is not met, the low one then where it is breached.
        const unmet = (bits >>> 1) & 0x5555_5555
        if (unmet === 0) continue
        const breach = bitsIn(unmet & bits)
        own.breach += breach
        own.open += bitsIn(unmet) - breach
      }
    }
  }
  return counts
}

function bitsIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x5555_5555)
  bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333)
  return (((bits + (bits >>> 4)) & 0x0f0f_0f0f) * 0x0101_0101) >>> 24
}

export function sameCounts(rules: readonly string[], ours: ReadonlyMap<string, Counts>, theirs: ReadonlyMap<string, Counts>): void {
  for (const id of rules) {
    const [a, b] = [ours, theirs].map((counts) => counts.get(id) ?? { breach: 0, open: 0 }) as [Counts, Counts]
    if (a.breach !== b.breach || a.open !== b.open) throw new Error(`DuckDB counts ${b.breach} breaches and ${b.open} open questions of ${id}; judgeMany ${a.breach} and ${a.open}`)
  }
}
