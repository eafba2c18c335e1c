import type { Day, FactDictionary, Language, RulesOrigin, Side } from '@sextant/model'

export interface ReportOptions {
  language: Language
  /** Whether the rules are named that do not concern the goods. */
  all: 'shown' | 'left-out'
  dictionary: FactDictionary
  /** The day on which the question was put. */
  askedOn: Day
  /** The sides that were asked; all three where it is absent. */
  sides?: readonly Side[]
  /** Where the rules come from, as far as the repository remembers it; absent where nobody has asked. */
  rulesOrigin?: RulesOrigin
  /** The day that moved, from where to where, where the answer over time was asked for. */
  over?: { fact: string; from: Day; to: Day }
  /** How fully a finding is told: with its act and quote, or, in a fleet, in a row that refers to the annex. */
  findings?: 'whole' | 'rows'
  /** The address of the fonts, for whoever draws the page as a PDF; a page for people loads nothing. */
  fontSheet?: string
}
