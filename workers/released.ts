import { jsonPath, Release, type Rulebook, SextantError } from '@sextant/model'
import { currentDigest, releaseBy, type Store } from '@sextant/store'

/** Digests of what was found to be a release: looking takes tenths of a second, and the same digest is the same content. */
const usable = new Set<string>()

/** The release in force; undefined where there is none yet. */
export async function releaseInForce(store: Store): Promise<Rulebook | undefined> {
  const digest = await currentDigest(store)
  return digest === undefined ? undefined : releaseOf(store, digest)
}

/**
 * The release of a digest. The store sees to it that it is what was put there; that a rulebook was put there is seen to
 * here, for with access to the store anybody can take the digest of anything.
 */
export async function releaseOf(store: Store, digest: string): Promise<Rulebook | undefined> {
  const found = await releaseBy(store, digest)
  if (!found || usable.has(digest)) return found
  const { commit: _, digest: __, ...content } = found
  const read = Release.safeParse(content)
  if (read.success) {
    usable.add(digest)
    return found
  }
  const [first] = read.error.issues
  throw new SextantError('SEXTANT_STORE', `release ${digest} in the store is none that can be used (at ${jsonPath(first?.path ?? [])}: ${first?.message ?? 'it has another form'}); rules release did not put it there, so take it out of sextant.releasings`)
}
