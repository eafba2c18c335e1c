import { type Confidence, isUnread } from '@sextant/model'
import type { Words } from './words.ts'

/** How sure a rule is, in a sentence. Confirmed are acts that were read and such as two pages agree on, and the reader must know which. */
export function certaintyOf({ confidence, provision }: { confidence: Confidence; provision: string | undefined }, words: Words): string {
  return confidence === 'confirmed' && provision !== undefined && isUnread(provision) ? words.confirmedUnread : words.confidence[confidence]
}
