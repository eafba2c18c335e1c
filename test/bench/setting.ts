import type { FactDictionary } from '@sextant/model'

/** What a run of the benchmark is made with. */
export interface Setting {
  seed: number
  /** Ends within five minutes: fewer runs, fewer lines where the figure says so. */
  isQuick: boolean
  /** The dictionary of the rulebook. */
  facts: FactDictionary
  /** So many bytes a second this machine reads from memory, measured in this run. */
  bytesPerSecond: number
}
