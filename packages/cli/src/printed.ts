import type { Surroundings } from '@sextant/workers/surroundings'

/** What a command gives back: what it prints on standard output, and how the process ends. */
export interface Printed {
  text: string
  /** In place of the text, what is no text: it goes out byte by byte. */
  bytes?: Uint8Array
  /** Said beside it on standard error, so that what reads the output does not take it for a part of that. */
  note?: string
  exitCode: number
}

export type Command = (words: readonly string[], surroundings: Surroundings) => Promise<Printed>
