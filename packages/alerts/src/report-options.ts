import type { Day, FactDictionary, Language } from '@sextant/model'

export interface ReportOptions {
  language: Language
  /** Whether the rules are named that do not concern the goods. */
  all: 'shown' | 'left-out'
  dictionary: FactDictionary
  /** The day on which the question was put. */
  askedOn: Day
}
