const SHOWN = 10

/** That models went because the orders whose names they had carry others now. */
export function goneLine(gone: readonly string[]): string {
  const named = `${gone.slice(0, SHOWN).join(', ')}${gone.length > SHOWN ? ', …' : ''}`
  return `Removed ${gone.length === 1 ? 'is the model that went by the name of its order, which carries another now' : `are ${gone.length} models that went by the names of their orders, which carry others now`}: ${named}.`
}
