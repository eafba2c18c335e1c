import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Rulebook, SextantError } from '@sextant/model'
import { commitBy, git, gitText, placeInRepository } from './git.ts'
import { openRulebook } from './load.ts'
import { releaseTags } from './release-tags.ts'

const FILES_MAX = 100_000
/** As `tagRelease` names them. */
const RELEASE_NAME = /^(refs\/tags\/|tags\/)?rules-\d{4}-\d\d-\d\d(\.\d+)?$/

/** The rulebook as it lies in a commit, tag or branch of the folder's repository. The working files are not touched. */
export async function rulebookAt(folder: string, name: string): Promise<Rulebook> {
  const commit = await commitBy(folder, name)
  await using unpacked = await rulesOf(folder, commit)
  try {
    const rulebook = { ...(await openRulebook(unpacked.path, unpacked.place || '.')), commit }
    const tag = (await releaseTags(folder)).find((one) => one.name === name)
    if (!tag && RELEASE_NAME.test(name)) throw new SextantError('SEXTANT_STORE', `the tag ${name} names no digest, as the tag of a release does: it was replaced, so it is not used`)
    if (tag && tag.digest !== rulebook.digest) {
      throw new SextantError('SEXTANT_STORE', `the tag ${name} says that its rules have the digest ${tag.digest}, but they have ${rulebook.digest}: the tag or the way of reading has changed since, so it is not used`)
    }
    return rulebook
  } catch (error) {
    if (!(error instanceof SextantError)) throw error
    const lines = error.message.split('\n')
    throw new SextantError(error.code, [`the rules of commit ${commit.slice(0, 12)} cannot be used:`, ...lines.slice(0, 10), ...(lines.length > 10 ? [`… and ${lines.length - 10} more`] : [])].join('\n'))
  }
}

/** The files of the rules folder at a commit, in a temporary folder that goes with the handle. */
async function rulesOf(folder: string, commit: string): Promise<AsyncDisposable & { path: string; place: string }> {
  const place = await placeInRepository(folder)
  const listed = await gitText(folder, ['ls-tree', '-r', '-z', '--full-tree', `${commit}:${place}`]).catch(() => '')
  const entries = listed.split('\0').filter(Boolean).map(entryFrom)
  if (entries.length === 0) throw new SextantError('SEXTANT_NOT_FOUND', `commit ${commit.slice(0, 12)} holds no ${place || 'rules'}`)
  if (entries.length > FILES_MAX) throw new SextantError('SEXTANT_INVALID', `commit ${commit.slice(0, 12)} holds ${entries.length} files under ${place}; at most ${FILES_MAX} are read`)
  const contents = contentsFrom(await git(folder, ['cat-file', '--batch'], entries.map(({ object }) => `${object}\n`).join('')), entries.length)
  const path = await mkdtemp(join(tmpdir(), 'sextant-rules-'))
  const handle = { path, place, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
  try {
    for (const folderOf of new Set(entries.map(({ file }) => dirname(file)))) await mkdir(join(path, folderOf), { recursive: true })
    for (const [index, { file }] of entries.entries()) await writeFile(join(path, file), contents[index] ?? '')
    return handle
  } catch (error) {
    await handle[Symbol.asyncDispose]()
    throw error
  }
}

function entryFrom(line: string): { object: string; file: string } {
  const parts = /^(?<mode>\d{6}) (?<type>\w+) (?<object>[0-9a-f]+)\t(?<file>.+)$/s.exec(line)?.groups
  const { mode = '', object = '', file = '' } = parts ?? {}
  const isPlain = mode === '100644' || mode === '100755'
  // A tree made by hand may hold such names; written out, they would lead elsewhere.
  const isInside = file.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && !part.includes('\\'))
  if (!isPlain || !isInside) throw new SextantError('SEXTANT_INVALID', `the commit holds ${JSON.stringify(file || line)}, which is no plain file; links are not followed`)
  return { object, file }
}

/** What `git cat-file --batch` prints: a line `<object> blob <size>`, the bytes, a line feed, for each object. */
function contentsFrom(output: Buffer, count: number): Buffer[] {
  const contents: Buffer[] = []
  let at = 0
  while (contents.length < count) {
    const end = output.indexOf(10, at)
    const size = Number(/ blob (\d+)$/.exec(output.toString('utf8', at, end))?.[1])
    if (end < 0 || !Number.isInteger(size)) throw new SextantError('SEXTANT_INVALID', 'git gave back less than it was asked for; check the repository with git fsck')
    contents.push(output.subarray(end + 1, end + 1 + size))
    at = end + 1 + size + 1
  }
  return contents
}
