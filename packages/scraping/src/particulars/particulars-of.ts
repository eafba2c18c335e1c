import { actReader } from './acts.ts'
import { categoryReader } from './categories.ts'
import { datesIn } from './dates.ts'
import { bareYear, dayPatterns } from './day-patterns.ts'
import { documentsIn } from './documents.ts'
import { classReader } from './emission-classes.ts'
import { apart } from './found.ts'
import { hsReader } from './hs-codes.ts'
import { lexiconOf } from './lexicon.ts'
import type { Particular } from './particular.ts'
import { plainForm } from './plain-form.ts'
import { quantityReader } from './quantities.ts'
import { rangeJoiner } from './ranges.ts'
import { termReader } from './terms.ts'

/** What stands after so many characters of one text is not read. */
export const PARTICULARS_TEXT_MAX = 100_000

/** What a sentence of law names exactly, in the order of the text, no two on one place. The language is a BCP 47 tag. */
export function particularsOf(text: string, language: string): Particular[] {
  const plain = plainForm(text.slice(0, PARTICULARS_TEXT_MAX))
  return readerOf(language.toLowerCase().split('-')[0] ?? '')(plain)
}

type Reader = (plain: string) => Particular[]
const readers = new Map<string, Reader>()

/** The patterns of a language are made once. Of a language that is not known all share one reader. */
function readerOf(language: string): Reader {
  const lexicon = lexiconOf(language)
  const key = lexicon.months === undefined && lexicon.days === undefined ? '' : language
  const reader = readers.get(key) ?? readerFor(key)
  readers.set(key, reader)
  return reader
}

function readerFor(language: string): Reader {
  const lexicon = lexiconOf(language)
  const days = dayPatterns(lexicon)
  const [acts, codes, classes, quantities, term, categories, joined] = [actReader(lexicon), hsReader(lexicon), classReader(lexicon, language), quantityReader(lexicon, language), termReader(lexicon), categoryReader(lexicon), rangeJoiner(lexicon)]
  return (plain) => {
    const dates = apart([...datesIn(plain, days.whole, days), ...datesIn(plain, days.partial, days)])
    const years = datesIn(plain, [bareYear], days)
    // What is surer of its place comes first: the number of a document holds figures that look like anything.
    const found = apart([
      ...documentsIn(plain),
      ...acts(plain, [...dates, ...years]),
      ...codes(plain),
      ...classes(plain),
      ...dates,
      ...quantities(plain).map((one) => term(one, plain)),
      ...categories(plain),
      ...years,
    ])
    return joined(found, plain)
  }
}
