import { lstat, readFile } from 'node:fs/promises'
import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser'
import type { z } from 'zod'
import { closest, hiddenIn } from '@sextant/model'
import type { Excerpt, Finding, FindingCode } from './finding.ts'
import { placeAt, strictJson } from './strict-json.ts'

const FILE_BYTES_MAX = 1_000_000

/** One JSON file of the rules folder, with what is needed to say where something in it is wrong. */
export interface JsonFile {
  /** As people name it: `rules/kz/steering-side/rule.json`. */
  name: string
  value: unknown
  /** `help` is what to do, where the message does not say it. */
  finding(path: PropertyKey[], code: FindingCode, message: string, weight?: Finding['weight'], help?: string): Finding
  /** Where the key itself is wrong, not what stands under it. */
  keyFinding(path: PropertyKey[], code: FindingCode, message: string): Finding
}

/** Reads strict JSON in plain UTF-8. Returns what is wrong where it cannot be read; a stranger may have written it. */
export async function readJsonFile(path: string, name: string): Promise<JsonFile | Finding[]> {
  const info = await lstat(path).catch(() => undefined)
  if (!info) return [{ file: name, line: null, column: null, path: [], code: 'missing-file', message: 'there is no such file', weight: 'error' }]
  if (!info.isFile()) return broken(name, 'is not a plain file; links and folders are not followed')
  if (info.size > FILE_BYTES_MAX) return broken(name, `has ${info.size} bytes; at most ${FILE_BYTES_MAX} are read`)
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => error.code ?? error.message)
  if (typeof bytes === 'string') return broken(name, `cannot be read (${bytes}); see who may read it`)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return broken(name, 'is not UTF-8; save it in that encoding')
  }
  return jsonFileOf(text, name)
}

/** What readJsonFile makes of a file, of a text that is not written yet. */
export function jsonFileOf(text: string, name: string): JsonFile | Finding[] {
  if (text.startsWith('\uFEFF')) return broken(name, 'begins with a byte order mark; save it as UTF-8 without one', { line: 1, column: 1 })
  const read = strictJson(text)
  if ('wrong' in read) return broken(name, read.wrong, { line: read.line, column: read.column, excerpt: excerptAt(text, read, 1) })
  const tree = once(() => parseTree(text))
  const placeIn = (node: (root: Node) => Node) => {
    const root = tree()
    return root ? placeOf(text, node(root)) : nowhere
  }
  const finding: JsonFile['finding'] = (path, code, message, weight = 'error', help) =>
    ({ file: name, ...placeIn((root) => nearestNode(root, path)), path, code, message, ...(help !== undefined && { help }), weight })
  const keyFinding: JsonFile['keyFinding'] = (path, code, message) =>
    ({ file: name, ...placeIn((root) => keyOf(nearestNode(root, path))), path, code, message, weight: 'error' })
  const hidden = hiddenTexts(read.value).map(({ path, sign }) => finding(path, 'shape', `holds the invisible character ${sign}; remove it`))
  return hidden.length > 0 ? hidden : { name, value: read.value, finding, keyFinding }
}

function broken(file: string, message: string, place = nowhere): Finding[] {
  return [{ file, ...place, path: [], code: 'json', message, weight: 'error' }]
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => (made ??= { value: make() }).value
}

/** Texts and keys with characters that nobody sees: they would not equal what they look like, nor print as it. */
function hiddenTexts(value: unknown, path: PropertyKey[] = []): { path: PropertyKey[]; sign: string }[] {
  if (typeof value === 'string') {
    const sign = hiddenIn(value.replaceAll('\n', ''))
    return sign === undefined ? [] : [{ path, sign }]
  }
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((item, index) => hiddenTexts(item, [...path, index]))
  return Object.entries(value).flatMap(([key, member]) => {
    const sign = hiddenIn(key)
    return sign === undefined ? hiddenTexts(member, [...path, key]) : [{ path: [...path, key], sign }]
  })
}

type Place = Pick<Finding, 'line' | 'column' | 'excerpt'>

const nowhere: Place = { line: null, column: null }

/** Where a value begins, and what to underline of its first line. */
function placeOf(text: string, { offset, length }: Node): Place {
  const place = placeAt(text, offset)
  return { ...place, excerpt: excerptAt(text, place, length) }
}

function excerptAt(text: string, { line, column }: { line: number; column: number }, length: number): Excerpt {
  const whole = text.split('\n', line)[line - 1] ?? ''
  return { text: whole, at: column - 1, length: Math.max(1, Math.min(length, whole.length - (column - 1))) }
}

/** The node at the path, or its nearest ancestor where the path leads to something that is absent. */
function nearestNode(tree: Node, path: PropertyKey[]): Node {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length) as (string | number)[])
    if (node) return node
  }
  return tree
}

/** The key under which a value stands; the value itself where it stands under none. */
function keyOf(node: Node): Node {
  return node.parent?.type === 'property' ? node.parent.children?.[0] ?? node : node
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
      return file.keyFinding([...issue.path, key], 'shape', `the key ${JSON.stringify(key)} is not known here; ${cure}`)
    })
  }
  if (issue.code === 'invalid_key') return [file.keyFinding(issue.path, 'shape', issue.message)]
  if (issue.path.at(-1) === 'url' && found !== undefined) return [file.finding(issue.path, 'citation-url', issue.code === 'custom' ? issue.message : `${issue.message}; write one that begins with https://`)]
  const code: FindingCode = issue.path.includes('quote') ? 'quote' : /empty "(all|any)"/.test(issue.message) ? 'group' : 'shape'
  const near = typeof found === 'string' ? closest(found, valuesOf(issue)) : undefined
  return [file.finding(issue.path, code, `${saysFound(issue) ? issue.message : `found ${show(found)}; ${issue.message}`}${near ? `; did you mean "${near}"?` : ''}`)]
}

/** The words among which a value was to be. */
function valuesOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String)
  return issue.code === 'invalid_union' && 'options' in issue ? (issue.options ?? []).map(String) : []
}

/** A rule of our own names the value where that helps, and of what is missing, empty or long there is nothing to show. */
function saysFound(issue: z.core.$ZodIssue): boolean {
  return (issue.code === 'custom' && issue.path.at(-1) !== 'value') || /^(is missing|is empty)/.test(issue.message)
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined), value)
}

export function show(value: unknown): string {
  const text = typeof value === 'number' ? (Number.isFinite(value) ? String(value) : 'a number that is too large') : JSON.stringify(value) ?? 'nothing'
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
