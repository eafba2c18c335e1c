/** Numbers that look like chance and are the same for the same seed (mulberry32). */
export interface Chance {
  /** From 0 up to and without 1. */
  share(): number
  whole(from: number, to: number): number
  of<Item>(items: readonly Item[]): Item
  happens(share: number): boolean
}

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const share = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (from: number, to: number) => from + Math.floor(share() * (to - from + 1))
  return {
    share,
    whole,
    of: (items) => {
      if (items.length === 0) throw new Error('there is nothing to choose from')
      return items[whole(0, items.length - 1)] as (typeof items)[number]
    },
    happens: (likely) => share() < likely,
  }
}
