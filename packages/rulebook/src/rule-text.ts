import { expanded, lowered, severityOf } from '@sextant/matcher'
import { addDays, type Language, labelOf, languageName, marketName, provisionIn, type Release, type Rule, type RuleVersion, textIn, versionsOf } from '@sextant/model'
import { conditionLines, isSeveral } from './condition-text.ts'
import { inBrackets, ruleWordsIn, severityText } from './rule-words.ts'

/** A rule as text, so that a lawyer can check it without reading JSON. Nothing that decides an answer is left out. */
export function ruleAsText(rule: Rule, { facts, conditions }: Pick<Release, 'facts' | 'conditions'>, language: Language): string {
  const words = ruleWordsIn[language]
  const [colon, comma] = language === 'zh' ? ['：', '、'] : [': ', ', ']
  const field = (label: string, text: string) => `${label}${colon}${text}`
  const versions = versionsOf(rule)
  const lines = [
    textIn(rule.title, language),
    [rule.id, words.side[rule.side], `${words.kind[rule.kind]}${language === 'zh' ? '' : ' '}${words.unctad(rule.mast)}`, words.status[rule.status]].join(' · '),
    '',
    field(words.markets, rule.markets.map((market) => `${marketName(market, language)}${inBrackets(market, language)}`).join(comma)),
    field(words.howSure, words.confidence[rule.confidence]),
    field(words.covers, words.encodes[rule.encodes]),
    ...(rule.leavesOut ? [field(words.leftOut, textIn(rule.leavesOut, language))] : []),
    field(words.decidedBy, lowered(labelOf(facts, rule.decidedOn, language), language)),
    ...(rule.dossier ? [field(words.dossier, rule.dossier.join(comma))] : []),
  ]
  for (const [index, { from, version }] of versions.entries()) {
    const next = versions[index + 1]?.from
    lines.push('', ...(version ? [(rule.status === 'draft' ? words.proposedFrom : words.from)(from, next && addDays(next, -1)), ...versionLines(version).map((line) => `  ${line}`)] : [words.endsOn(from)]))
  }
  return `${lines.join('\n')}\n`

  function versionLines({ scope, requires, otherwise, citation, note, checkedOn }: RuleVersion): string[] {
    const condition = (heading: string, part: RuleVersion['scope']) => {
      const lines = conditionLines(facts, expanded(part, conditions), language)
      return [`${heading}${isSeveral(lines) ? words.together : ''}`, ...lines.map((line) => `  ${line}`)]
    }
    const severity = severityOf(rule, otherwise.severity)
    return [
      ...condition(words.concerns, scope),
      ...condition(severity === 'watch' ? words.unremarked : words.requires, requires),
      field(words.otherwise, severityText(severity, language, rule)),
      field(words.remedy, textIn(otherwise.remedy, language)),
      field(words.law, `${citation.act}${language === 'zh' ? '，' : ', '}${provisionIn(citation.provision, language)}`),
      ...(citation.url === undefined ? [] : [`  ${citation.url}`]),
      field(words.quote(citation.quote === undefined || citation.language === undefined ? undefined : languageName(citation.language, language)), citation.quote === undefined ? words.noQuote : inQuotes(citation.quote, language)),
      ...(note ? [field(note[language] === undefined ? words.note + inBrackets(languageName('en', language), language) : words.note, textIn(note, language))] : []),
      words.checkedOn(checkedOn),
    ]
  }
}

export function inQuotes(text: string, language: Language): string {
  return language === 'ru' ? `«${text}»` : `“${text}”`
}
