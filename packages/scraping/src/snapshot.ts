import { sha256, type Snapshot } from '@sextant/model'

/** Names the bytes by their SHA-256. */
export function snapshotOf(served: Omit<Snapshot, 'sha256'>): Snapshot {
  return { ...served, sha256: sha256(served.body) }
}
