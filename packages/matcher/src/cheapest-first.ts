/** Items that wait by their cost: the cheapest is taken first, and of as cheap ones the last that was put. */
export function cheapestFirst<Item>(): { put(cost: number, item: Item): void; take(): { cost: number; item: Item } | undefined } {
  const waiting = new Map<number, Item[]>()
  return {
    put(cost, item) {
      const alike = waiting.get(cost)
      if (alike) alike.push(item)
      else waiting.set(cost, [item])
    },
    take() {
      const cost = Math.min(...waiting.keys())
      const alike = waiting.get(cost)
      const item = alike?.pop()
      if (alike?.length === 0) waiting.delete(cost)
      return item === undefined ? undefined : { cost, item }
    },
  }
}
