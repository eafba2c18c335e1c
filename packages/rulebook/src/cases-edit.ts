import type { Case } from '@sextant/model'
import { findNodeAtLocation, parseTree } from 'jsonc-parser'
import { inLine } from './cases-text.ts'

/** The text of a cases file with other verdicts where they are given, by index, and more cases at its end, set as the last. */
export function withCases(text: string, expected: ReadonlyMap<number, Case['expect']>, added: readonly Case[]): string {
  const tree = parseTree(text)
  const last = tree?.children?.at(-1)
  if (!tree || !last) return text
  const model = text.slice(last.offset, last.offset + last.length)
  const lead = /\n?[^\S\n]*$/.exec(text.slice(0, last.offset))?.[0] ?? '\n  '
  const isSpread = model.includes('\n')
  const written = added.map((one) => `,${lead}${isSpread ? JSON.stringify(one, null, 2).replaceAll('\n', lead) : inLine(one)}`).join('')
  const edits = [...expected].flatMap(([index, verdict]) => {
    const node = findNodeAtLocation(tree, [index, 'expect'])
    return node ? [{ offset: node.offset, length: node.length, text: JSON.stringify(verdict) }] : []
  })
  const all = [...edits, { offset: last.offset + last.length, length: 0, text: written }].sort((a, b) => b.offset - a.offset)
  return all.reduce((so, { offset, length, text: put }) => so.slice(0, offset) + put + so.slice(offset + length), text)
}
