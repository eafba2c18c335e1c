import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { SextantError } from '@sextant/model'
import type { Finding } from './finding.ts'
import { folderName } from './folder-name.ts'

const RULES_MAX = 20_000

const rootFiles = ['facts.json', 'conditions.json', 'dossiers.json', 'rule.schema.json', 'cases.schema.json', 'facts.schema.json', 'README.md']

/** Throws where there is no folder, or nothing in it: every file would be missing in the same way. */
export async function refuseNoRules(folder: string): Promise<void> {
  if ((await entriesOf(folder)).length > 0) return
  throw new SextantError('SEXTANT_NOT_FOUND', `the rules folder ${folderName(folder)} is empty; name another with SEXTANT_RULES`)
}

/** Every `<market or union>/<slug>`, sorted; whatever else lies there would be passed over in silence, and is a finding. */
export async function ruleFolders(folder: string, named: string, findings: Finding[]): Promise<string[]> {
  const wrong = (file: string, message: string) => void findings.push({ file, line: null, column: null, path: [], code: 'folder', message, weight: 'error' })
  const foldersIn = async (path: string, files: readonly string[], name: RegExp): Promise<string[]> => {
    const taken: string[] = []
    for (const entry of await entriesOf(join(folder, path))) {
      const place = join(named, path, entry.name)
      if (entry.isSymbolicLink()) wrong(place, 'is a link, and links are not followed; put the folder or file itself here')
      else if (!entry.isDirectory()) files.includes(entry.name) || wrong(place, 'is not read here; a rule is <market or union>/<slug>/rule.json')
      else if (!name.test(entry.name)) wrong(place, `a folder is named by ${path ? 'lower-case words joined by hyphens' : 'one lower-case word, the market or union'}; rename it`)
      else taken.push(path ? `${path}/${entry.name}` : entry.name)
    }
    return taken
  }
  const found: string[] = []
  for (const market of await foldersIn('', rootFiles, /^[a-z0-9]+$/)) found.push(...(await foldersIn(market, [], /^[a-z0-9]+(-[a-z0-9]+)*$/)))
  if (found.length > RULES_MAX) {
    wrong(named, `holds ${found.length} rules; at most ${RULES_MAX} are read`)
    return []
  }
  if (found.length === 0 && findings.length === 0) wrong(named, 'holds no rule; a rule is <market or union>/<slug>/rule.json')
  return found.sort()
}

/** Files of a rule's folder that nothing reads: a misspelt name, a forgotten copy. */
export async function strayFiles(folder: string, named: string, path: string): Promise<Finding[]> {
  const strays = (await entriesOf(join(folder, path))).filter(({ name }) => !['rule.json', 'cases.json', 'README.md'].includes(name))
  return strays.map(({ name }) => ({
    file: join(named, path, name), line: null, column: null, path: [], code: 'folder', weight: 'error', message: 'is not read; a rule is rule.json and cases.json, so rename or remove it',
  }))
}

async function entriesOf(path: string): Promise<Dirent[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    throw new SextantError('SEXTANT_NOT_FOUND', error.code === 'ENOENT' ? `there is no rules folder ${folderName(path)}; name another with SEXTANT_RULES` : `the rules folder ${folderName(path)} cannot be read (${error.code ?? error.message}); make it readable, or name another with SEXTANT_RULES`)
  })
  return entries.filter(({ name }) => !name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1))
}
