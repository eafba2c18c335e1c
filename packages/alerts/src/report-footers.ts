import type { Check } from '@sextant/model'
import { cssText, type Html, style } from './html.ts'
import { plain } from './plain.ts'
import { annexWordsIn } from './report-annex-words.ts'
import type { ReportOptions } from './report-options.ts'
import { nameOf } from './report-subject.ts'
import { reportWordsIn } from './report-words.ts'
import { wordsIn } from './words.ts'

const NAME_MAX = 56

/**
 * The running footer of each page: the goods, the rulebook, and page x of y. Each of several subjects has pages of its
 * own, named after its number, so that its footer names it.
 */
export function footersOf({ rulebook, subjects }: Check, options: ReportOptions): Html {
  const { before, between, after } = annexWordsIn[options.language].page
  const words = reportWordsIn[options.language]
  const below = `${words.rulebook}${wordsIn[options.language].punctuation.colon}${plain(rulebook.digest, 100)}`
  const left = (name: string) => `@bottom-left { content: ${cssText(name)} "\\a " ${cssText(below)}; }`
  const names = subjects.map(({ subject }, index) => plain(nameOf(subject, index + 1, options), NAME_MAX))
  const [only, ...more] = names
  const title = only !== undefined && more.length === 0 ? only : words.title
  const own = more.length === 0 ? [] : names.map((name, index) => `@page goods${index + 1} { ${left(`${index + 1} ${name}`)} }
#goods-${index + 1} { page: goods${index + 1}; }`)
  return style(`@page { ${left(title)}
  @bottom-right { content: ${cssText(before)} counter(page) ${cssText(between)} counter(pages) ${cssText(after)}; } }
${own.join('\n')}`)
}
