import { glob, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

/** Each layer may import the layers above it in this list, and never its own neighbours. */
const layers = [
  ['@sextant/model'],
  ['@sextant/scraping', '@sextant/matcher', '@sextant/alerts', '@sextant/store', '@sextant/sheets'],
  ['@sextant/rulebook'],
  ['@sextant/scrapers'],
  ['@sextant/workers'],
  ['@sextant/server', '@sextant/cli'],
  ['@sextant/web'],
  ['@sextant/test'],
]
const layerOf = (name: string) => layers.findIndex((layer) => layer.includes(name))

interface Manifest {
  name: string
  folder: string
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
}

const manifests = await Array.fromAsync(
  glob(['packages/*/package.json', '{scrapers,workers,test}/package.json'], { cwd: root }),
  async (path): Promise<Manifest> => ({ folder: join(path, '..'), ...JSON.parse(await readFile(join(root, path), 'utf8')) }),
)

const sourcesOf = (folder: string) => Array.fromAsync(glob(`${folder}/**/*.ts`, { cwd: root, exclude: (name) => name === 'node_modules' }))
const importsIn = (text: string) => [...text.matchAll(/^(?:import|export|\}).*? from '([^']+)'$|\bimport\('([^']+)'\)/gm)].map(([, named, lazy]) => named ?? lazy ?? '')

describe.each(manifests)('$name', ({ name, folder, dependencies = {}, devDependencies = {} }) => {
  it('has a layer', () => expect(layerOf(name)).not.toBe(-1))

  it('depends only on the layers above', () => {
    const sideways = Object.keys({ ...dependencies, ...devDependencies }).filter((one) => one.startsWith('@sextant/') && layerOf(one) >= layerOf(name))
    expect(sideways).toEqual([])
  })

  it('imports only what it declares', async () => {
    const undeclared = new Set<string>()
    for (const file of await sourcesOf(folder)) {
      for (const imported of importsIn(await readFile(join(root, file), 'utf8'))) {
        if (/^(\.|#|node:|vitest)/.test(imported)) continue
        const owner = imported.startsWith('@') ? imported.split('/').slice(0, 2).join('/') : (imported.split('/')[0] ?? '')
        if (!(owner in dependencies) && !(owner in devDependencies)) undeclared.add(`${file}: ${owner}`)
      }
    }
    expect([...undeclared]).toEqual([])
  })
})

/** What a file loads before it begins: the packages and files of its imports that are not lazy, and of theirs. Types are not loaded. */
async function loadedBy(file: string, loaded = new Set<string>()): Promise<Set<string>> {
  if (loaded.has(file)) return loaded
  loaded.add(file)
  const text = await readFile(file, 'utf8')
  for (const [, name = ''] of text.matchAll(/^(?:import (?!type )|export (?!type )|\}).*? from '([^']+)'$/gm)) {
    if (!/^(\.|@sextant\/)/.test(name)) loaded.add(name)
    else await loadedBy(createRequire(file).resolve(name), loaded)
  }
  return loaded
}

it('a check by the working files waits for no store and no queue', async () => {
  const loaded = [...(await loadedBy(join(root, 'packages/cli/src/check.ts')))]
  expect(loaded.some((one) => one.includes('packages/matcher/src/judge.ts'))).toBe(true)
  expect(loaded.filter((one) => /packages\/store\/|^(bullmq|kysely|pg|ioredis|@electric-sql)/.test(one))).toEqual([])
})

describe('the packages', () => {
  it('that are pure do no input or output', async () => {
    const impure = /^node:(fs|net|http|https|tls|dns|child_process|worker_threads|process)/
    const found: string[] = []
    for (const folder of ['packages/model', 'packages/matcher', 'packages/sheets']) {
      for (const file of await sourcesOf(folder)) {
        if (file.endsWith('.test.ts')) continue
        const text = await readFile(join(root, file), 'utf8')
        found.push(...importsIn(text).filter((name) => impure.test(name)).map((name) => `${file}: ${name}`))
      }
    }
    expect(found).toEqual([])
  })

  it('leave SQL and the queue to the store', async () => {
    const found: string[] = []
    for (const { name, folder } of manifests) {
      if (name === '@sextant/store' || name === '@sextant/test') continue
      for (const file of await sourcesOf(folder)) {
        const names = importsIn(await readFile(join(root, file), 'utf8'))
        found.push(...names.filter((one) => /^(kysely|pg|bullmq|ioredis|@electric-sql)/.test(one)).map((one) => `${file}: ${one}`))
      }
    }
    expect(found).toEqual([])
  })

  it('let scrapers compute and nothing else', async () => {
    const found: string[] = []
    for (const file of await Array.fromAsync(glob('scrapers/*/*.ts', { cwd: root }))) {
      if (file.includes('node_modules')) continue
      const text = await readFile(join(root, file), 'utf8')
      found.push(...importsIn(text).filter((name) => name.startsWith('node:')).map((name) => `${file}: ${name}`))
      if (/\bfetch\(/.test(text)) found.push(`${file}: fetch`)
    }
    expect(found).toEqual([])
  })

  it('turn no data into code', async () => {
    const found: string[] = []
    for (const { folder } of manifests) {
      for (const file of await sourcesOf(folder)) {
        if (file === 'test/architecture.test.ts') continue
        if (/\beval\(|new Function\(|shell: true/.test(await readFile(join(root, file), 'utf8'))) found.push(file)
      }
    }
    expect(found).toEqual([])
  })
})
