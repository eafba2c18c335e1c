import type { Surroundings } from '@sextant/workers/surroundings'

/** What a command gives back: what it prints on standard output, and how the process ends. */
export interface Printed {
  text: string
  exitCode: number
}

export type Command = (words: readonly string[], surroundings: Surroundings) => Promise<Printed>
