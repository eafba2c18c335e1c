import { clauseOf, clausePartsOf, expanded, lowered } from '@sextant/matcher'
import { type Comparison, type Condition, type FactDictionary, labelOf, type Language, languageName, languages, type LocalText, type Market, marketName, provisionIn, type Release, type Rule, type RuleVersion, textIn, valueLabelOf, versionsOf } from '@sextant/model'
import { conditionLines, isSeveral } from './condition-text.ts'
import type { ConditionChange } from './diff-condition.ts'
import type { AssumptionDiff, RuleChange, RulebookDiff, RuleDiff, Stated, VersionChange } from './diff.ts'
import { diffWordsIn } from './diff-words.ts'
import { inQuotes, ruleAsText } from './rule-text.ts'
import { inBrackets, ruleWordsIn, severityText } from './rule-words.ts'

type Told = Pick<Release, 'facts' | 'conditions'>

/** The differences in the words of the law: "required emission class: at least 4 → 5, from 2027-01-01". */
export function diffAsText({ rules, facts, assumptions }: RulebookDiff, release: Told, language: Language): string {
  const words = diffWordsIn[language]
  if (rules.length === 0 && facts.length === 0 && assumptions.length === 0) return `${words.nothing}\n`
  const blocks = rules.map((rule) => ruleDiffLines(rule, release, language).join('\n'))
  const list = language === 'zh' ? '、' : ', '
  const factLines = facts.map(({ fact, change }) => {
    const name = `${labelOf(release.facts, fact, language)}${inBrackets(fact, language)}`
    const values = (all: readonly string[]) => all.map((value) => valueLabelOf(release.facts, fact, value, language)).join(list)
    switch (change.kind) {
      case 'added':
        return words.factAdded(name)
      case 'removed':
        return words.factRemoved(fact)
      case 'values':
        return words.factValues(name, values(change.added), values(change.removed))
      case 'changed': {
        const [was, is] = [textIn(change.before, language), textIn(change.after, language)]
        return was === is ? words.factChanged(name) : `${inQuotes(was, language)} → ${inQuotes(is, language)}${inBrackets(fact, language)}`
      }
    }
  })
  if (factLines.length > 0) blocks.push([words.facts, ...factLines.map((line) => `  ${line}`)].join('\n'))
  if (assumptions.length > 0) blocks.push([words.assumptions, ...assumptions.map(({ before, after }) => `  ${assumptionLine(before, after, language)}`)].join('\n'))
  return `${[...blocks, words.counted(rules.length)].join('\n\n')}\n`
}

/** One rule: its markets and title, then a line or more for each change. */
export function ruleDiffLines({ id, title, markets, changes }: RuleDiff, release: Told, language: Language): string[] {
  return [`${markets.join(', ')}${colon(language)}${textIn(title, language)}${inBrackets(id, language)}`, ...changes.flatMap((change) => changeLines(change, release, language)).map((line) => `  ${line}`)]
}

export function changeLines(change: RuleChange, { facts, conditions }: Told, language: Language): string[] {
  const words = diffWordsIn[language]
  switch (change.kind) {
    case 'new-rule':
      return [`${words.newRule(versionsOf(change.rule)[0]?.from ?? '')}${colon(language).trimEnd()}`, ...readAloud(change.rule)]
    case 'rule-removed':
      return [`${words.ruleRemoved}${colon(language).trimEnd()}`, ...readAloud(change.rule)]
    case 'renamed':
      return [words.renamed(change.from)]
    case 'new-version':
      if (change.changes === null) return [words.since(change.from), ...versionLines(change.version).map((line) => `  ${line}`)]
      return dated(change.changes.flatMap((one) => versionChangeLines(one, facts, language)), words.since(change.from), language)
    case 'corrected':
      return [`${words.corrected(change.from)}${colon(language).trimEnd()}`, ...change.changes.flatMap((one) => versionChangeLines(one, facts, language)).map((line) => `  ${line}`)]
    case 'version-removed':
      return [words.versionRemoved(change.from, change.instead)]
    case 'version-moved':
      return [words.versionMoved(change.from, change.to)]
    case 'ends':
      return [words.ends(change.from)]
    case 'ends-moved':
      return [words.endsMoved(change.from, change.to)]
    case 'ends-no-more':
      return [words.endsNoMore(change.from)]
    case 'compared-again':
      return [words.comparedAgain(change.from, change.on)]
    case 'markets':
      return [words.markets(marketNames(change.added, language), marketNames(change.removed, language))]
    case 'property':
      return [`${words.property[change.property]}${colon(language)}${propertyText(change.property, change.before, facts, language)} → ${propertyText(change.property, change.after, facts, language)}`]
    case 'wording':
      return [textChange(words.wordings[change.of], change.before, change.after, language)]
    case 'dossier':
      return [`${words.wordings.dossier}${colon(language)}${[change.before, change.after].map((rows) => rows.join(', ') || words.none).join(' → ')}`]
  }

  /** Without its title, which stands above. */
  function readAloud(rule: Rule): string[] {
    return ruleAsText(rule, { facts, conditions }, language).trimEnd().split('\n').slice(1).filter(Boolean).map((line) => `  ${line}`)
  }

  function versionLines({ scope, requires, otherwise }: RuleVersion): string[] {
    return [
      ...partLines(words.value.scope, expanded(scope, conditions), facts, language),
      ...partLines(words.value.requires, expanded(requires, conditions), facts, language),
      `${words.severity}${colon(language)}${severityText(otherwise.severity, language)}`,
    ]
  }
}

function versionChangeLines(one: VersionChange, facts: FactDictionary, language: Language): string[] {
  const words = diffWordsIn[language]
  switch (one.part) {
    case 'scope':
    case 'requires':
      return conditionChangeLines(one.part, one.change, facts, language)
    case 'severity':
      return [`${words.severity}${colon(language)}${severityText(one.before, language)} → ${severityText(one.after, language)}`]
    case 'source':
      return sourceLines(one.before, one.after, language)
    case 'remedy':
    case 'note':
      return [textChange(words.wordings[one.part], one.before, one.after, language)]
  }
}

/** Both texts; or, where they are one in this language, in which others they differ. */
function textChange(label: string, before: LocalText | null, after: LocalText | null, language: Language): string {
  const words = diffWordsIn[language]
  if (before === null || after === null) {
    const stated = before ?? after
    return `${label}${inBrackets(before === null ? words.textAdded : words.textRemoved, language)}${colon(language)}${stated ? inQuotes(textIn(stated, language), language) : ''}`
  }
  const [was, is] = [textIn(before, language), textIn(after, language)]
  if (was !== is) return `${label}${colon(language)}${inQuotes(was, language)} → ${inQuotes(is, language)}`
  const others = languages.filter((one) => before[one] !== after[one]).map((one) => languageName(one, language))
  return `${label}${colon(language)}${words.textIn(others.join(language === 'zh' ? '、' : ', '))}`
}

function assumptionLine(before: AssumptionDiff['before'], after: AssumptionDiff['after'], language: Language): string {
  const told = (one: AssumptionDiff['before']) => (one === null ? diffWordsIn[language].none : inQuotes(textIn(one.label, language), language))
  const [was, is] = [told(before), told(after)]
  const others = before && after ? fieldChanges(before, after, language) : []
  return `${was === is ? was : `${was} → ${is}`}${others.length > 0 ? inBrackets(others.join('; '), language) : ''}`
}

/** What is stated otherwise beside the label; all but the days under the names that `facts.json` has for it. */
function fieldChanges(before: Stated, after: Stated, language: Language): string[] {
  const words = diffWordsIn[language]
  const [old, young] = [new Map<string, unknown>(Object.entries(before)), new Map<string, unknown>(Object.entries(after))]
  return [...new Set([...old.keys(), ...young.keys()])].flatMap((field) => {
    const [was, is] = [old.get(field), young.get(field)]
    if (field === 'label' || was === is) return []
    return field === 'withinDays' && was !== undefined && is !== undefined ? words.days(Number(was), Number(is)) : `${field}: ${was ?? words.none} → ${is ?? words.none}`
  })
}

/** What of the source differs: a new address says nothing new of the law, a new act or clause may. */
function sourceLines(before: RuleVersion['citation'], after: RuleVersion['citation'], language: Language): string[] {
  const words = diffWordsIn[language]
  const told = (key: string, text: string | undefined) => {
    if (text === undefined) return words.none
    if (key === 'provision') return provisionIn(text, language)
    return key === 'language' ? languageName(text, language) : text
  }
  return (['act', 'provision', 'quote', 'url', 'language', 'document', 'clause'] as const)
    .filter((key) => before[key] !== after[key])
    .map((key) => `${words.source}${language === 'zh' ? '（' : ', '}${words.citation[key]}${language === 'zh' ? '）' : ''}${colon(language)}${told(key, before[key])} → ${told(key, after[key])}`)
}

function conditionChangeLines(part: 'scope' | 'requires', change: ConditionChange, facts: FactDictionary, language: Language): string[] {
  const words = diffWordsIn[language]
  switch (change.kind) {
    case 'value':
      return [`${words.value[part]}${language === 'en' ? ' ' : colon(language)}${valueChange(change.before, change.after, facts, language)}`]
    case 'added':
    case 'removed':
      return partLines(words.condition[part][change.within][change.kind], change.condition, facts, language)
    case 'rewritten':
      return [words.rewritten[part], ...partLines(words.before, change.before, facts, language).map((line) => `  ${line}`), ...partLines(words.after, change.after, facts, language).map((line) => `  ${line}`)]
  }
}

function valueChange(before: Comparison, after: Comparison, facts: FactDictionary, language: Language): string {
  const [was, is] = [clausePartsOf(facts, before, language), clausePartsOf(facts, after, language)]
  const subject = `${lowered(was.subject, language)}${colon(language)}`
  const [old, young] = [before.value, after.value]
  if (before.operator === after.operator && isList(old) && isList(young)) {
    const texts = (items: readonly string[]) => items.map((item) => valueLabelOf(facts, before.fact, item, language)).join(language === 'zh' ? '、' : ', ')
    const isBan = before.operator === 'notIn'
    const [added, removed] = [young.filter((item) => !old.includes(item)), old.filter((item) => !young.includes(item))]
    return subject + diffWordsIn[language].items(texts(isBan ? removed : added), texts(isBan ? added : removed))
  }
  // What follows the value, as in "2013 or later", would be taken for its own; what precedes it holds for both.
  const isShared = before.operator === after.operator && was.wanted.endsWith(was.value)
  return `${subject}${was.wanted} → ${isShared ? is.value : is.wanted}`
}

function marketNames(markets: readonly Market[], language: Language): string {
  return markets.map((market) => `${marketName(market, language)}${inBrackets(market, language)}`).join(language === 'zh' ? '、' : ', ')
}

function isList(value: Comparison['value']): value is readonly string[] {
  return Array.isArray(value)
}

/** A label and a condition: on one line where it is one comparison, else below it. */
function partLines(label: string, condition: Condition, facts: FactDictionary, language: Language): string[] {
  if ('fact' in condition) return [`${label}${colon(language)}${clauseOf(facts, condition, language)}`]
  const lines = conditionLines(facts, condition, language)
  return [`${label}${isSeveral(lines) ? ruleWordsIn[language].together : ''}${colon(language).trimEnd()}`, ...lines.map((line) => `  ${line}`)]
}

/** The day stands at the end of the only line, set apart from commas in it, or above several lines. */
function dated(lines: string[], since: string, language: Language): string[] {
  const [only] = lines
  if (lines.length === 1 && only !== undefined) return [`${only}${language === 'zh' ? '，' : only.includes(', ') ? '; ' : ', '}${since}`]
  return [`${since}${colon(language).trimEnd()}`, ...lines.map((line) => `  ${line}`)]
}

function propertyText(property: string, value: string, facts: FactDictionary, language: Language): string {
  const words = ruleWordsIn[language]
  if (property === 'decidedOn') return lowered(labelOf(facts, value, language), language)
  const known: Record<string, Record<string, string>> = { side: words.side, kind: words.kind, status: words.status, confidence: words.confidence, encodes: words.encodes }
  return known[property]?.[value] ?? value
}

function colon(language: Language): string {
  return language === 'zh' ? '：' : ': '
}
