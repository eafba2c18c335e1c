import { compile } from '@sextant/matcher'
import { comparisonsOf, operators, type Rulebook } from '@sextant/model'
import type { Finding } from './finding.ts'
import { type JsonFile, show } from './json-file.ts'

/** Versions that are left to json-rules-engine, found by compiling the rules as every check does. */
export function lintCompiled(rulebook: Rulebook, fileOf: (id: string) => JsonFile): Finding[] {
  return compile(rulebook).rules.flatMap(({ rule, versions }) => versions.flatMap(({ from, text, code }) => {
    if (!text || code) return []
    const asked = [text.scope, text.requires].flatMap((part) => comparisonsOf(part)).map(({ comparison }) => comparison.operator)
    const others = new Set(asked.filter((operator) => !operators.includes(operator)))
    const by = others.size > 0 ? ` for ${[...others].map(show).join(', ')}` : ''
    return [fileOf(rule.id).finding(['versions', from], 'not-compiled', `it is not compiled${by}, and is left to json-rules-engine, which judges one line at a time`, 'warning', `ask the same by ${operators.join(', ')}`)]
  }))
}
