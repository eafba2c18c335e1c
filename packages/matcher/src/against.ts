import type { Decided, Decision } from './decide.ts'

/** What stands against a subject: what is breached, and what changes have opened that was not open. */
export function againstOf(before: Decision): (decision: Decision) => Decided[] {
  const wasOpen = new Set(before.decided.filter(({ verdict, severity }) => verdict === 'cannot-tell' && severity !== 'watch').map(({ compiled }) => compiled))
  return ({ decided }) => decided.filter(({ compiled, verdict, severity }) => severity !== 'watch' && (verdict === 'breach' || (verdict === 'cannot-tell' && !wasOpen.has(compiled))))
}
