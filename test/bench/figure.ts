/** One figure with its peers on the same data, all measured in one run. */
export interface Figure {
  name: string
  value: number
  unit: string
  /** Empty where nothing was promised. */
  bar: Bar[]
  /** In the unit of the figure. */
  peers: Record<string, number>
  note: string
}

/** Something promised: what was found, and how little or how much it may be. */
export interface Bar {
  of: string
  found: number
  least?: number
  most?: number
}

export function barHolds({ found, least = -Infinity, most = Infinity }: Bar): boolean {
  return found >= least && found <= most
}

/** So many times a peer's time, at least. */
export function timesFaster(peer: string, peerTime: number, time: number, least: number): Bar {
  return { of: `times faster than ${peer}`, found: peerTime / time, least }
}

export function jsonOf(figure: Figure): string {
  const bar = figure.bar.map((one) => ({ ...one, holds: barHolds(one) }))
  return `${JSON.stringify({ ...figure, bar, holds: bar.length === 0 ? null : bar.every(({ holds }) => holds) })}\n`
}

/** A figure as rows of the table: itself, its bars, its peers, its note. */
export function textOf({ name, value, unit, bar, peers, note }: Figure): string {
  const bars = bar.map((one) => `    ${barHolds(one) ? 'holds         ' : 'DOES NOT HOLD '} ${shown(one.found)} ${one.of}; ${one.least === undefined ? `at most ${shown(one.most ?? 0)}` : `at least ${shown(one.least)}`}\n`)
  const beside = Object.entries(peers).map(([peer, theirs]) => `    ${shown(theirs).padStart(14)} ${unit}  ${peer}\n`)
  return `${name}\n    ${shown(value).padStart(14)} ${unit}  Sextant\n${beside.join('')}${bars.join('')}    ${note}\n\n`
}

function shown(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)
}
