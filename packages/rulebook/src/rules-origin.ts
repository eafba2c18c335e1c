import type { Rulebook, RulesOrigin } from '@sextant/model'
import { commitBy } from './git.ts'
import { releaseTags } from './release-tags.ts'

/** Where a rulebook comes from, as far as the folder's repository remembers it: git, and not the store, is asked. */
export async function rulesOrigin(folder: string, { digest, commit }: Pick<Rulebook, 'digest' | 'commit'>): Promise<RulesOrigin> {
  // Outside a repository, and in one without a commit, there is nothing to ask.
  const [tags, head] = await Promise.all([releaseTags(folder).catch(() => []), commitBy(folder, 'HEAD').catch(() => undefined)])
  const tag = tags.find((one) => one.digest === digest)
  if (tag) return { kind: 'release', name: tag.name }
  if (commit !== null) return { kind: 'commit', commit }
  return head === undefined ? { kind: 'copy' } : { kind: 'changed', commit: head }
}
