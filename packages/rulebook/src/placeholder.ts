import type { Rule } from '@sextant/model'
import type { Finding } from './finding.ts'
import type { JsonFile } from './json-file.ts'

/** What a new rule says where its author has not written yet; in brackets, so that no law is taken for it. */
export const placeholder = {
  title: (en: string) => ({ en, zh: `[待译] ${en}`, ru: `[перевести] ${en}` }),
  leavesOut: { en: '[to be written: what of the law is not in the conditions]' },
  remedy: { en: '[to be written: what the exporter can do]', zh: '[待填写：出口商可采取的办法]' },
  citation: { act: '[to be named]', provision: '[to be named]' },
}

const begins = ['[to be ', '[待', '[перевести]']

/** Texts that are still as a new rule has them. A draft may have some; a rule that is asked in earnest has none. */
export function lintPlaceholders(file: JsonFile, rule: Rule): Finding[] {
  const paths = textsIn(rule).filter(({ text }) => begins.some((begin) => text.startsWith(begin))).map(({ path }) => path)
  const [first] = paths
  if (!first) return []
  const which = [...new Set(paths.map((path) => path.filter((key) => key !== 'versions').join('.')))].join(', ')
  const help = 'read the law and write it; checkedOn is then the day on which you read it'
  return [file.finding(first, 'placeholder', `not written yet: ${which}`, rule.status === 'draft' ? 'warning' : 'error', help)]
}

function textsIn(value: unknown, path: PropertyKey[] = []): { path: PropertyKey[]; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) => textsIn(member, [...path, key]))
}
