import { type Day, type Language, type Market, marketName, type Rulebook, textIn } from '@sextant/model'
import { severityOf } from '@sextant/matcher'
import type { RuleInForce } from './in-force.ts'
import { inBrackets, inShort, ruleWordsIn } from './rule-words.ts'

const words: Record<Language, { none: string; span: (from: string, until: string | null) => string; footer: (day: string, rules: number, drafts: number, rulebook: string) => string }> = {
  en: {
    none: 'no rule is in force here that day, as far as the rulebook knows',
    span: (from, until) => (until === null ? `since ${from}` : `from ${from} to ${until} inclusive`),
    footer: (day, rules, drafts, rulebook) => `In force on ${day}: ${rules} ${rules === 1 ? 'rule' : 'rules'}${drafts === 0 ? '' : `, and ${drafts} that ${drafts === 1 ? 'is' : 'are'} not law yet`}. Rulebook ${rulebook}.`,
  },
  zh: {
    none: '就规则库所知，该日此处没有施行中的规则',
    span: (from, until) => (until === null ? `自 ${from} 起` : `自 ${from} 起至 ${until} 止（含当日）`),
    footer: (day, rules, drafts, rulebook) => `${day} 施行中的规则：${rules} 条${drafts === 0 ? '' : `；另有草案或公告 ${drafts} 条，尚未成为法律`}。规则库 ${rulebook}。`,
  },
  ru: {
    none: 'по данным свода, в этот день здесь не действует ни одно правило',
    span: (from, until) => (until === null ? `с ${from}` : `с ${from} по ${until} включительно`),
    footer: (day, rules, drafts, rulebook) => `Действует правил на ${day}: ${rules}${drafts === 0 ? '' : `; проектов и объявлений, ещё не ставших нормой: ${drafts}`}. Свод ${rulebook}.`,
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
  const drafts = inForce.filter(({ rule }) => rule.status === 'draft').length
  return `${[...blocks, said.footer(day, inForce.length - drafts, drafts, of)].join('\n\n')}\n`
}

function lineOf({ rule, from, until, version }: RuleInForce, language: Language): string {
  const [rules, said] = [ruleWordsIn[language], words[language]]
  const tags = [rules.side[rule.side], inShort(rules.severity[severityOf(rule, version.otherwise.severity)]), inShort(rules.confidence[rule.confidence]), ...(rule.status === 'draft' ? [rules.status.draft] : [])]
  return `${rule.id}  ${textIn(rule.title, language)}  [${tags.join(' · ')}]  ${said.span(from, until)}`
}
