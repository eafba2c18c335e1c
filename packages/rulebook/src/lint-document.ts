import { closest, type Rule, versionsOf } from '@sextant/model'
import type { Finding } from './finding.ts'
import type { JsonFile } from './json-file.ts'

/** Citations of a document that nobody watches: its clause could change without the rule going to review. */
export function lintDocument(file: JsonFile, rule: Rule, sources: readonly string[]): Finding[] {
  return versionsOf(rule).flatMap(({ from, version }) => {
    const document = version?.citation.document
    if (document === undefined) return []
    const [source = '', ...reference] = document.split('/')
    const report = (message: string) => [file.finding(['versions', from, 'citation', 'document'], 'citation', message)]
    if (reference.join('/') === '') return report(`found "${document}"; expected a source and the reference of its document, such as ${sources[0] ?? 'source'}/reference`)
    if (sources.includes(source)) return []
    const near = closest(source, sources)
    return report(`found "${document}", but no source "${source}" is watched; ${near ? `did you mean "${near}"?` : `watched are ${sources.join(', ')}`}`)
  })
}
