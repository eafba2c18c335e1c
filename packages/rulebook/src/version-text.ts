import { canonical, type Day, type Rule, type RuleVersion, versionsOf } from '@sextant/model'
import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser'
import { inLine } from './cases-text.ts'

/**
 * The text of a rule file with one version more: it is set as the version is that it follows, and no other byte of the
 * file changes.
 */
export function withVersion(text: string, rule: Rule, base: Day, from: Day, version: RuleVersion | null): string {
  const tree = parseTree(text)
  const model = tree && findNodeAtLocation(tree, ['versions', base])
  const before = versionsOf(rule).findLast((one) => one.from < from)?.from ?? base
  const place = tree && findNodeAtLocation(tree, ['versions', before])?.parent
  if (!tree || !model?.parent || !place) throw new Error(`${rule.id} has no version of ${base}`)
  const lead = /\s*$/.exec(text.slice(0, model.parent.offset))?.[0] ?? ''
  const written = version === null ? 'null' : edited(text.slice(model.offset, model.offset + model.length), version)
  const at = place.offset + place.length
  return `${text.slice(0, at)},${lead}${JSON.stringify(from)}: ${written}${text.slice(at)}`
}

/** The text of a rule file in which a version that is not law yet is that of another day. */
export function withVersionMoved(text: string, base: Day, from: Day, version: RuleVersion): string {
  const tree = parseTree(text)
  const model = tree && findNodeAtLocation(tree, ['versions', base])
  const key = model?.parent?.children?.[0]
  if (!model || !key) throw new Error(`there is no version of ${base}`)
  const written = edited(text.slice(model.offset, model.offset + model.length), version)
  return `${text.slice(0, key.offset)}${JSON.stringify(from)}${text.slice(key.offset + key.length, model.offset)}${written}${text.slice(model.offset + model.length)}`
}

/** The text of a JSON object, changed only where its value is to be another. */
function edited(text: string, value: unknown): string {
  const tree = parseTree(text)
  if (!tree) throw new Error('the version is no JSON')
  const edits = editsTo(tree, value, text).sort((a, b) => b.offset - a.offset)
  return edits.reduce((so, { offset, length, written }) => so.slice(0, offset) + written + so.slice(offset + length), text)
}

interface Edit {
  offset: number
  length: number
  written: string
}

function editsTo(node: Node, value: unknown, text: string): Edit[] {
  if (node.type === 'object' && typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const wanted = Object.entries(value).filter(([, member]) => member !== undefined)
    const members = node.children ?? []
    const present = new Map(members.map((member) => [String(member.children?.[0]?.value), member.children?.[1]]))
    const last = members.at(-1)
    const lead = /\s*$/.exec(text.slice(0, last?.offset ?? 0))?.[0] ?? ''
    return wanted.flatMap(([key, member]) => {
      const child = present.get(key)
      if (child) return editsTo(child, member, text)
      return last ? [{ offset: last.offset + last.length, length: 0, written: `,${lead}${JSON.stringify(key)}: ${inLine(member)}` }] : []
    })
  }
  if (node.type === 'array' && Array.isArray(value) && node.children?.length === value.length) return node.children.flatMap((child, index) => editsTo(child, value[index], text))
  const old = text.slice(node.offset, node.offset + node.length)
  if (canonical(JSON.parse(old)) === canonical(value)) return []
  return [{ offset: node.offset, length: node.length, written: setAs(old, value) }]
}

/** A list of words that stood on lines of their own stays so. */
function setAs(old: string, value: unknown): string {
  const indent = /^\[(?<lead>\n\s*)/.exec(old)?.groups?.['lead']
  if (!indent || !Array.isArray(value)) return inLine(value)
  return `[${value.map((item) => `${indent}${inLine(item)}`).join(',')}${/\n\s*\]$/.exec(old)?.[0] ?? '\n]'}`
}
