import { type FactDictionary, folded, languages, textIn } from '@sextant/model'
import { optionsOfFact, ownOptions } from './fact-option.ts'
import type { Finding } from './finding.ts'
import type { JsonFile } from './json-file.ts'

/** What is wrong with the dictionary beyond its shape: facts that could not be asked for, given or told apart. */
export function lintFacts(file: JsonFile, dictionary: FactDictionary): Finding[] {
  return [...picking(file, dictionary), ...options(file, dictionary), ...headings(file, dictionary)]
}

/** The facts by which rules are picked; without them no question could be put. */
function picking(file: JsonFile, { facts }: FactDictionary): Finding[] {
  const isMarket = (fact: string) => facts[fact]?.type === 'text' && facts[fact].format === 'market'
  const isMarkets = (fact: string) => facts[fact]?.type === 'list' && facts[fact].items === 'market'
  return [
    ...['market', 'origin'].filter((fact) => !isMarket(fact)).map((fact) => file.finding(['facts', fact], 'fact', 'rules are picked by this fact; define it with type text and format market')),
    ...['transit'].filter((fact) => !isMarkets(fact)).map((fact) => file.finding(['facts', fact], 'fact', 'rules are picked by this fact; define it with type list and items market')),
  ]
}

/** Names that mean something else where facts are given. */
function options(file: JsonFile, { facts }: FactDictionary): Finding[] {
  const taken = new Map<string, string>()
  return Object.entries(facts).flatMap(([fact, definition]) => {
    const report = (message: string) => [file.keyFinding(['facts', fact], 'fact', `${message}; choose another name`)]
    if (fact in Object.prototype) return report(`"${fact}" is a word of JavaScript, which every object has`)
    for (const option of optionsOfFact(fact, definition)) {
      if (ownOptions.includes(option)) return report(`the fact would be given as --${option}, which is an option of the command line`)
      const other = taken.get(option)
      if (other !== undefined) return report(`the fact would be given as --${option}, as ${other} is`)
      taken.set(option, fact)
    }
    return []
  })
}

/** A heading or label of two facts: a column of that name would be read for either. */
function headings(file: JsonFile, { facts }: FactDictionary): Finding[] {
  const taken = new Map<string, string>()
  return Object.entries(facts).flatMap(([fact, { headings, label }]) => {
    const texts = [
      ...languages.filter((language) => label[language] !== undefined).map((language) => ({ text: textIn(label, language), path: ['label', language] })),
      ...headings.map((text, index) => ({ text, path: ['headings', index] })),
    ]
    return texts.flatMap(({ text, path }) => {
      const other = taken.get(folded(text)) ?? fact
      taken.set(folded(text), other)
      return other === fact ? [] : [file.finding(['facts', fact, ...path], 'duplicate', `"${text}" also means ${other}; a column of that name would be read for either, so change one`)]
    })
  })
}
