import { gitText } from './git.ts'

export interface Author {
  name: string
  mail: string
}

/** Whether the files differ from the last commit, staged or not. */
export async function differFromCommit(folder: string, paths: readonly string[]): Promise<boolean> {
  return (await gitText(folder, ['status', '--porcelain', '--untracked-files=all', '--', ...paths])).trim() !== ''
}

/** Commits these files and nothing else, whatever is staged beside them. Gives back the commit, or undefined where they are committed. */
export async function commitFiles(folder: string, paths: readonly string[], { name, mail }: Author, message: string): Promise<string | undefined> {
  if (!(await differFromCommit(folder, paths))) return undefined
  await gitText(folder, ['add', '--', ...paths])
  const person = ['-c', `user.name=${name}`, '-c', `user.email=${mail}`]
  await gitText(folder, [...person, 'commit', '--quiet', '--only', `--author=${name} <${mail}>`, '--file=-', '--', ...paths], message)
  return (await gitText(folder, ['rev-parse', 'HEAD'])).trim()
}
