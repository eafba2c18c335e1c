/** Memory for words that are kept while further blocks are judged. It is used again: new memory for each block would have to be collected meanwhile. */
export interface WordsKept {
  copyOf(words: Int32Array): Int32Array<ArrayBuffer>
  /** Takes memory that nobody reads any more. */
  add(buffers: readonly ArrayBuffer[]): void
  /** Gives at most so much of it to somebody else. */
  take(most: number): ArrayBuffer[]
}

/** The words of an ordinary block fit. */
const LEAST_BYTES = 2 ** 15

export function wordsKept(): WordsKept {
  const spares: ArrayBuffer[] = []
  return {
    copyOf(words) {
      const spare = spares.pop()
      const copy = new Int32Array(spare && spare.byteLength >= words.byteLength ? spare : new ArrayBuffer(Math.max(words.byteLength, LEAST_BYTES)), 0, words.length)
      copy.set(words)
      return copy
    },
    add: (buffers) => void spares.push(...buffers),
    take: (most) => spares.splice(0, most),
  }
}
