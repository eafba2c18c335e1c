import { lstat, readFile } from 'node:fs/promises'
import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { z } from 'zod'
import { closest } from '@sextant/model'
import type { Finding, FindingCode } from './finding.ts'

const FILE_BYTES_MAX = 1_000_000
const DEPTH_MAX = 40

/** One JSON file of the rules folder, with what is needed to say where something in it is wrong. */
export interface JsonFile {
  /** As people name it: `rules/kz/steering-side/rule.json`. */
  name: string
  value: unknown
  finding(path: PropertyKey[], code: FindingCode, message: string, weight?: Finding['weight']): Finding
}

/**
 * Reads strict JSON: no comments, no trailing commas, and no key twice in one object, of which JSON.parse would
 * silently drop the first. Returns what is wrong where it cannot be read; a stranger may have written it.
 */
export async function readJsonFile(path: string, name: string): Promise<JsonFile | Finding[]> {
  const broken = (message: string, line: number | null = null): Finding[] => [{ file: name, line, path: [], code: 'json', message, weight: 'error' }]
  const info = await lstat(path).catch(() => undefined)
  if (!info) return [{ file: name, line: null, path: [], code: 'missing-file', message: 'there is no such file', weight: 'error' }]
  if (!info.isFile()) return broken('is not a plain file; links and folders are not followed')
  if (info.size > FILE_BYTES_MAX) return broken(`has ${info.size} bytes; at most ${FILE_BYTES_MAX} are read`)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path))
  } catch {
    return broken('is not UTF-8; save it in that encoding')
  }
  if (text.startsWith('\uFEFF')) return broken('begins with a byte order mark; save it as UTF-8 without one', 1)
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length
  const { deepAt, members } = outlineOf(text)
  if (deepAt !== undefined) return broken(`is nested more than ${DEPTH_MAX} deep`, lineAt(deepAt))
  const value = parsed(text)
  // Only a file with a mistake in it is read by the slower parser that knows places.
  const tree = once(() => parseTree(text, [], { disallowComments: true, allowTrailingComma: false }))
  if (value === undefined || membersIn(value.json) !== members) {
    const errors: ParseError[] = []
    const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false })
    const [error] = errors
    if (error) return broken(`is not JSON: ${words(printParseErrorCode(error.error))}`, lineAt(error.offset))
    const twice = root && repeatedKey(root)
    if (twice) return broken(`has the key ${JSON.stringify(twice.value)} twice in one object; keep one`, lineAt(twice.offset))
  }
  if (value === undefined) return broken('is not JSON')
  return {
    name,
    value: value.json,
    finding(path, code, message, weight = 'error') {
      const root = tree()
      return { file: name, line: root ? lineAt(nearestNode(root, path).offset) : null, path, code, message, weight }
    },
  }
}

function parsed(text: string): { json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) }
  } catch {
    return undefined
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => (made ??= { value: make() }).value
}

/** How many members all objects have together; fewer than the text names where a key stands twice. */
function membersIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const inner = Object.values(value).reduce<number>((sum, one) => sum + membersIn(one), 0)
  return Array.isArray(value) ? inner : inner + Object.keys(value).length
}

/** The node at the path, or its nearest ancestor where the path leads to something that is absent. */
function nearestNode(tree: Node, path: PropertyKey[]): Node {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length) as (string | number)[])
    if (node) return node
  }
  return tree
}

function repeatedKey(node: Node): Node | undefined {
  const seen = new Set<unknown>()
  for (const child of node.children ?? []) {
    const key = child.type === 'property' ? child.children?.[0] : undefined
    if (key && seen.has(key.value)) return key
    if (key) seen.add(key.value)
    const below = repeatedKey(child)
    if (below) return below
  }
  return undefined
}

/**
 * Where the brackets go too deep, found before parsing because a parser that recurses would run out of stack; and how
 * many members the objects of the text have.
 */
function outlineOf(text: string): { deepAt: number | undefined; members: number } {
  let [depth, members] = [0, 0]
  let isInString = false
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at)
    if (isInString) {
      if (character === BACKSLASH) at += 1
      else if (character === QUOTE) isInString = false
      continue
    }
    if (character === QUOTE) isInString = true
    else if (character === COLON) members += 1
    else if (character === OPEN_LIST || character === OPEN_OBJECT) depth += 1
    else if (character === CLOSE_LIST || character === CLOSE_OBJECT) depth -= 1
    if (depth > DEPTH_MAX) return { deepAt: at, members }
  }
  return { deepAt: undefined, members }
}

const [QUOTE, BACKSLASH, COLON, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x5c, 0x3a, 0x5b, 0x5d, 0x7b, 0x7d]

function words(code: string): string {
  return code.replaceAll(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`).toLowerCase()
}

/** The file's value by the schema, or a finding for each place at which it differs. */
export function shaped<Schema extends z.ZodType>(file: JsonFile, schema: Schema, known: readonly string[] = []): z.output<Schema> | Finding[] {
  const parsed = schema.safeParse(file.value)
  if (parsed.success) return parsed.data
  return parsed.error.issues.flatMap((issue) => findingsOfIssue(file, issue, known))
}

function findingsOfIssue(file: JsonFile, issue: z.core.$ZodIssue, known: readonly string[]): Finding[] {
  const found = valueAt(file.value, issue.path)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const near = closest(key, known)
      const cure = near ? `did you mean "${near}"?` : 'remove it'
      return file.finding([...issue.path, key], 'shape', `the key ${JSON.stringify(key)} is not known here; ${cure}`)
    })
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String)
    const near = typeof found === 'string' ? closest(found, values) : undefined
    const hint = near ? `; did you mean "${near}"?` : ''
    return [file.finding(issue.path, 'shape', `found ${show(found)}; expected ${values.length > 1 ? 'one of ' : ''}${values.join(', ')}${hint}`)]
  }
  if (issue.code === 'invalid_key') {
    return [file.finding(issue.path, 'shape', issue.issues.map(({ message }) => message).join('; '))]
  }
  if (issue.code === 'invalid_type' && found === undefined) {
    return [file.finding(issue.path, 'shape', `is missing; expected ${article(issue.expected)}`)]
  }
  if (issue.code === 'invalid_type') return [file.finding(issue.path, 'shape', `found ${show(found)}; expected ${article(issue.expected)}`)]
  const code: FindingCode = issue.path.includes('quote') ? 'quote' : /empty "(all|any)"/.test(issue.message) ? 'group' : 'shape'
  return [file.finding(issue.path, code, issue.code === 'custom' ? issue.message : `${issue.message}; found ${show(found)}`)]
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined), value)
}

export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}

function article(expected: string): string {
  return { array: 'a list', object: 'an object', record: 'an object', string: 'a text', number: 'a number', boolean: 'true or false' }[expected] ?? expected
}
