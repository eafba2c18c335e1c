import { type Day, type Language, type Market, marketName, type Rulebook, textIn } from '@sextant/model'
import { severityOf } from '@sextant/matcher'
import type { RuleInForce } from './in-force.ts'
import { inBrackets, inShort, ruleWordsIn } from './rule-words.ts'

const words: Record<Language, { none: string; span: (from: string, until: string | null) => string; footer: (day: string, rules: number, rulebook: string) => string }> = {
  en: {
    none: 'no rule is in force here that day, as far as the rulebook knows',
    span: (from, until) => (until === null ? `since ${from}` : `from ${from} to ${until} inclusive`),
    footer: (day, rules, rulebook) => `In force on ${day}: ${rules} ${rules === 1 ? 'rule' : 'rules'}. Rulebook ${rulebook}.`,
  },
  zh: {
    none: '就规则库所知，该日此处没有施行中的规则',
    span: (from, until) => (until === null ? `自 ${from} 起` : `自 ${from} 起至 ${until} 止（含当日）`),
    footer: (day, rules, rulebook) => `${day} 施行中的规则：${rules} 条。规则库 ${rulebook}。`,
  },
  ru: {
    none: 'по данным свода, в этот день здесь не действует ни одно правило',
    span: (from, until) => (until === null ? `с ${from}` : `с ${from} по ${until} включительно`),
    footer: (day, rules, rulebook) => `Действует правил на ${day}: ${rules}. Свод ${rulebook}.`,
  },
}

/** What is law on a day, market by market. */
export function inForceAsText(inForce: readonly RuleInForce[], { day, markets, rulebook, language }: { day: Day; markets: readonly Market[]; rulebook: Pick<Rulebook, 'digest' | 'commit'>; language: Language }): string {
  const said = words[language]
  const blocks = markets.map((market) => {
    const here = inForce.filter(({ rule }) => rule.markets.includes(market))
    return [`${marketName(market, language)}${inBrackets(market, language)}`, ...(here.length === 0 ? [said.none] : here.map((one) => lineOf(one, language))).map((line) => `  ${line}`)].join('\n')
  })
  const of = rulebook.commit === null ? rulebook.digest.slice(0, 19) : `${rulebook.digest.slice(0, 19)}, ${rulebook.commit.slice(0, 12)}`
  return `${[...blocks, said.footer(day, inForce.length, of)].join('\n\n')}\n`
}

function lineOf({ rule, from, until, version }: RuleInForce, language: Language): string {
  const [rules, said] = [ruleWordsIn[language], words[language]]
  const tags = [rules.side[rule.side], inShort(rules.severity[severityOf(rule, version.otherwise.severity)]), inShort(rules.confidence[rule.confidence]), ...(rule.status === 'draft' ? [rules.status.draft] : [])]
  return `${rule.id}  ${textIn(rule.title, language)}  [${tags.join(' · ')}]  ${said.span(from, until)}`
}
