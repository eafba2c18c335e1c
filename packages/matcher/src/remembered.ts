/** A function that makes each of its values once. */
export function remembered<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const kept = new Map<Key, Value>()
  return (key) => {
    if (kept.has(key)) return kept.get(key) as Value
    const value = make(key)
    kept.set(key, value)
    return value
  }
}
