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

/** The same of objects, whose values are given up with them. */
export function rememberedWeakly<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const kept = new WeakMap<Key, { value: Value }>()
  return (key) => {
    const known = kept.get(key) ?? { value: make(key) }
    kept.set(key, known)
    return known.value
  }
}

/** A function that makes its value once for all arguments of one name. */
export function rememberedBy<Given extends readonly unknown[], Value>(nameOf: (...given: Given) => string, make: (...given: Given) => Value): (...given: Given) => Value {
  const kept = new Map<string, Value>()
  return (...given) => {
    const name = nameOf(...given)
    if (kept.has(name)) return kept.get(name) as Value
    const value = make(...given)
    kept.set(name, value)
    return value
  }
}
