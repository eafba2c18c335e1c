import { isUnread, publisherOf, type RuleVerdict } from '@sextant/model'
import { plain } from './plain.ts'
import type { Words } from './words.ts'

/** How sure a rule is: of those that are confirmed, whether an authority publishes what was read, and whether it was the provision itself. */
export type Certainty = 'read' | 'read-in-part' | 'copied' | 'copied-in-part' | 'single-source' | 'recalled'

type Stated = Pick<RuleVerdict, 'confidence' | 'citation' | 'status'>

export function certaintyIn({ confidence, citation }: Stated): Certainty {
  if (confidence !== 'confirmed') return confidence
  const isAuthority = publisherOf(citation?.url ?? '')?.isAuthority === true
  if (citation && isUnread(citation.provision)) return isAuthority ? 'read-in-part' : 'copied-in-part'
  return isAuthority ? 'read' : 'copied'
}

/** The same in a sentence. Of a clause that has changed since, it is said of the text before: nobody is sure of the new one. */
export function certaintyOf(stated: Stated, words: Words): string {
  const host = plain(publisherOf(stated.citation?.url ?? '')?.host ?? '', 100)
  const said = words.certainty[certaintyIn(stated)](host)
  return stated.status === 'needs review' ? words.beforeChange(said) : said
}
