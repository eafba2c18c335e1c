import type { Day } from '@sextant/model'
import { gitText } from './git.ts'

/** A release as the repository remembers it: an annotated tag whose message names the digest. */
export interface ReleaseTag {
  name: string
  commit: string
  digest: string
  /** When it was tagged, with the offset of whoever did it. */
  taggedAt: string
}

const FORMAT = ['%(refname:short)', '%(*objectname)', '%(taggerdate:iso-strict)', '%(contents)'].join('%00') + '%1e'

/** Oldest first. Tags of other making, which name no digest, are none. */
export async function releaseTags(folder: string): Promise<ReleaseTag[]> {
  const printed = await gitText(folder, ['for-each-ref', '--sort=taggerdate', `--format=${FORMAT}`, 'refs/tags/rules-*'])
  return printed.split('\x1e\n').flatMap((record) => {
    const [name = '', commit = '', taggedAt = '', message = ''] = record.split('\0')
    const digest = /^(sha256:[0-9a-f]{64})$/m.exec(message)?.[1]
    return digest && commit ? [{ name, commit, digest, taggedAt }] : []
  })
}

/** The commit of a release, as its tag says; null where none does. The store's own word for it is under no digest. */
export async function commitOfRelease(folder: string, digest: string): Promise<string | null> {
  const tags = await releaseTags(folder).catch(() => [])
  return tags.find((tag) => tag.digest === digest)?.commit ?? null
}

/** Tags a commit as a release, once: where the digest has a tag already, that one is given back. */
export async function tagRelease(folder: string, { commit, digest, day, rules }: { commit: string; digest: string; day: Day; rules: number }): Promise<ReleaseTag> {
  const tags = await releaseTags(folder)
  const known = tags.find((tag) => tag.digest === digest)
  if (known) return known
  const taken = new Set((await gitText(folder, ['tag', '--list', `rules-${day}*`])).split('\n'))
  let name = `rules-${day}`
  for (let number = 2; taken.has(name); number++) name = `rules-${day}.${number}`
  await gitText(folder, ['tag', '--annotate', '--cleanup=verbatim', '--file=-', name, commit], `Release of the rules, ${rules} of them\n\n${digest}\n`)
  return { name, commit, digest, taggedAt: (await releaseTags(folder)).find((tag) => tag.name === name)?.taggedAt ?? '' }
}
