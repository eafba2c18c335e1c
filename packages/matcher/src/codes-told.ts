const DIGITS_MAX = 10
const pairs = Array.from({ length: 100 }, (_, index) => String((index + 10) % 100).padStart(2, '0'))

/**
 * One HS code for each way in which comparisons with these can tell codes apart. Codes overlap where one begins with the
 * other, and go by two digits: so beside those that are named, the shorter ones that they lie under, and under each of
 * these, and under none, one that is not named.
 */
export function codesTold(named: readonly string[]): string[] {
  const headings = new Set(named.flatMap((code) => Array.from({ length: Math.ceil(code.length / 2) }, (_, index) => code.slice(0, 2 * (index + 1)))))
  const others = ['', ...headings].flatMap((heading) => (heading.length < DIGITS_MAX ? pairs.map((pair) => heading + pair).find((code) => !headings.has(code)) ?? [] : []))
  return [...headings, ...others]
}
