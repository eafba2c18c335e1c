import { expanded, severityOf } from '@sextant/matcher'
import { addDays, type Language, labelOf, marketName, type Release, type Rule, type RuleVersion, textIn, versionsOf } from '@sextant/model'
import { conditionLines } from './condition-text.ts'
import { ruleWordsIn } from './rule-words.ts'

/** A rule as text, so that a lawyer can check it without reading JSON. Nothing that decides an answer is left out. */
export function ruleAsText(rule: Rule, { facts, conditions }: Pick<Release, 'facts' | 'conditions'>, language: Language): string {
  const words = ruleWordsIn[language]
  const [colon, comma] = language === 'zh' ? ['：', '、'] : [': ', ', ']
  const field = (label: string, text: string) => `${label}${colon}${text}`
  const versions = versionsOf(rule)
  const lines = [
    textIn(rule.title, language),
    [rule.id, words.side[rule.side], `${words.kind[rule.kind]} (${rule.mast})`, words.status[rule.status]].join(' · '),
    '',
    field(words.markets, rule.markets.map((market) => `${marketName(market, language)} (${market})`).join(comma)),
    field(words.howSure, words.confidence[rule.confidence]),
    field(words.covers, words.encodes[rule.encodes]),
    ...(rule.leavesOut ? [field(words.leftOut, textIn(rule.leavesOut, language))] : []),
    field(words.decidedBy, labelOf(facts, rule.decidedOn, language)),
    ...(rule.dossier ? [field(words.dossier, rule.dossier.join(comma))] : []),
  ]
  for (const [index, { from, version }] of versions.entries()) {
    const next = versions[index + 1]?.from
    lines.push('', ...(version ? [words.from(from, next && addDays(next, -1)), ...versionLines(version).map((line) => `  ${line}`)] : [words.endsOn(from)]))
  }
  return `${lines.join('\n')}\n`

  function versionLines({ scope, requires, otherwise, citation, note, checkedOn }: RuleVersion): string[] {
    const condition = (part: RuleVersion['scope']) => conditionLines(facts, expanded(part, conditions), language).map((line) => `  ${line}`)
    return [
      words.concerns,
      ...condition(scope),
      words.requires,
      ...condition(requires),
      field(words.otherwise, words.severity[severityOf(rule, otherwise.severity)]),
      field(words.remedy, textIn(otherwise.remedy, language)),
      field(words.law, `${citation.act}${language === 'zh' ? '，' : ', '}${citation.provision}`),
      ...(citation.url === undefined ? [] : [`  ${citation.url}`]),
      field(words.quote(citation.quote === undefined ? undefined : citation.language), citation.quote === undefined ? words.noQuote : `“${citation.quote}”`),
      ...(note ? [field(words.note, textIn(note, language))] : []),
      words.checkedOn(checkedOn),
    ]
  }
}
