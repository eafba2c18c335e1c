/** Cases in the house style: one case a line, so that a difference of one case is one line of a diff. */
export function casesText(cases: readonly unknown[]): string {
  return `[\n${cases.map((one) => `  ${inLine(one)}`).join(',\n')}\n]\n`
}

/** JSON in one line, with a space after each comma and colon. */
export function inLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inLine).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}: ${inLine(member)}`).join(', ')}}`
}
