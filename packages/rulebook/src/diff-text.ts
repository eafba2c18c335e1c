import { clauseOf, clausePartsOf, expanded, lowered } from '@sextant/matcher'
import { type Comparison, type Condition, type FactDictionary, labelOf, type Language, type Release, type RuleVersion, textIn, valueLabelOf, versionsOf } from '@sextant/model'
import { conditionLines } from './condition-text.ts'
import type { ConditionChange } from './diff-condition.ts'
import type { RuleChange, RulebookDiff, RuleDiff, VersionChange } from './diff.ts'
import { diffWordsIn } from './diff-words.ts'
import { ruleWordsIn } from './rule-words.ts'

type Told = Pick<Release, 'facts' | 'conditions'>

/** The differences in the words of the law: "required emission class: at least 4 → 5, from 2027-01-01". */
export function diffAsText({ rules, facts }: RulebookDiff, release: Told, language: Language): string {
  const words = diffWordsIn[language]
  if (rules.length === 0 && facts.length === 0) return `${words.nothing}\n`
  const blocks = rules.map((rule) => ruleDiffLines(rule, release, language).join('\n'))
  const list = language === 'zh' ? '、' : ', '
  const factLines = facts.map(({ fact, change }) => {
    const name = `${fact} (${labelOf(release.facts, fact, language)})`
    switch (change.kind) {
      case 'added':
        return words.factAdded(name)
      case 'removed':
        return words.factRemoved(fact)
      case 'values':
        return words.factValues(name, change.added.join(list), change.removed.join(list))
      case 'changed':
        return words.factChanged(name)
    }
  })
  if (factLines.length > 0) blocks.push([words.facts, ...factLines.map((line) => `  ${line}`)].join('\n'))
  return `${[...blocks, words.counted(rules.length)].join('\n\n')}\n`
}

/** One rule: its markets and title, then a line or more for each change. */
export function ruleDiffLines({ id, title, markets, changes }: RuleDiff, release: Told, language: Language): string[] {
  return [`${markets.join(', ')}${colon(language)}${textIn(title, language)} (${id})`, ...changes.flatMap((change) => changeLines(change, release, language)).map((line) => `  ${line}`)]
}

export function changeLines(change: RuleChange, { facts, conditions }: Told, language: Language): string[] {
  const words = diffWordsIn[language]
  switch (change.kind) {
    case 'new-rule':
      return versionsOf(change.rule).flatMap(({ from, version }, index) =>
        version ? [index === 0 ? words.newRule(from) : words.since(from), ...versionLines(version).map((line) => `  ${line}`)] : [words.ends(from)],
      )
    case 'rule-removed':
      return [words.ruleRemoved]
    case 'new-version':
      if (change.changes === null) return [words.since(change.from), ...versionLines(change.version).map((line) => `  ${line}`)]
      return dated(change.changes.flatMap((one) => versionChangeLines(one, facts, language)), words.since(change.from), language)
    case 'corrected':
      return [`${words.corrected(change.from)}${colon(language).trimEnd()}`, ...change.changes.flatMap((one) => versionChangeLines(one, facts, language)).map((line) => `  ${line}`)]
    case 'version-removed':
      return [words.versionRemoved(change.from)]
    case 'version-moved':
      return [words.versionMoved(change.from, change.to)]
    case 'ends':
      return [words.ends(change.from)]
    case 'ends-no-more':
      return [words.endsNoMore(change.from)]
    case 'compared-again':
      return [words.comparedAgain(change.from, change.on)]
    case 'markets':
      return [words.markets(change.added.join(', '), change.removed.join(', '))]
    case 'property':
      return [`${words.property[change.property]}${colon(language)}${propertyText(change.property, change.before, facts, language)} → ${propertyText(change.property, change.after, facts, language)}`]
    case 'wording':
      return [words.wording(change.of.map((one) => words.wordings[one]).join(language === 'zh' ? '、' : ', '))]
  }

  function versionLines({ scope, requires, otherwise }: RuleVersion): string[] {
    return [
      ...partLines(words.value.scope, expanded(scope, conditions), facts, language),
      ...partLines(words.value.requires, expanded(requires, conditions), facts, language),
      severityLine(otherwise.severity, language),
    ]
  }
}

function versionChangeLines(one: VersionChange, facts: FactDictionary, language: Language): string[] {
  const words = diffWordsIn[language]
  const { severity } = ruleWordsIn[language]
  switch (one.part) {
    case 'scope':
    case 'requires':
      return conditionChangeLines(one.part, one.change, facts, language)
    case 'severity':
      return [`${words.severity}${colon(language)}${severity[one.before]} → ${severity[one.after]}`]
    case 'source':
      return sourceLines(one.before, one.after, language)
    case 'remedy':
      return [words.remedy]
    case 'note':
      return [words.note]
  }
}

/** What of the source differs: a new address says nothing new of the law, a new act or clause may. */
function sourceLines(before: RuleVersion['citation'], after: RuleVersion['citation'], language: Language): string[] {
  const words = diffWordsIn[language]
  return (['act', 'provision', 'quote', 'url', 'language', 'document', 'clause'] as const)
    .filter((key) => before[key] !== after[key])
    .map((key) => `${words.source}, ${words.citation[key]}${colon(language)}${before[key] ?? words.none} → ${after[key] ?? words.none}`)
}

function conditionChangeLines(part: 'scope' | 'requires', change: ConditionChange, facts: FactDictionary, language: Language): string[] {
  const words = diffWordsIn[language]
  switch (change.kind) {
    case 'value':
      return [`${words.value[part]}${language === 'zh' ? '：' : ' '}${valueChange(change.before, change.after, facts, language)}`]
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
  return `${subject}${was.wanted} → ${before.operator === after.operator ? is.value : is.wanted}`
}

function isList(value: Comparison['value']): value is readonly string[] {
  return Array.isArray(value)
}

/** A label and a condition: on one line where it is one comparison, else below it. */
function partLines(label: string, condition: Condition, facts: FactDictionary, language: Language): string[] {
  if ('fact' in condition) return [`${label}${colon(language)}${clauseOf(facts, condition, language)}`]
  return [`${label}${colon(language).trimEnd()}`, ...conditionLines(facts, condition, language).map((line) => `  ${line}`)]
}

function severityLine(severity: keyof (typeof ruleWordsIn)['en']['severity'], language: Language): string {
  return `${ruleWordsIn[language].otherwise}${colon(language)}${ruleWordsIn[language].severity[severity]}`
}

/** The day stands at the end of the only line, or above several. */
function dated(lines: string[], since: string, language: Language): string[] {
  const [only] = lines
  if (lines.length === 1 && only !== undefined) return [`${only}${language === 'zh' ? '，' : ', '}${since}`]
  return [`${since}${colon(language).trimEnd()}`, ...lines.map((line) => `  ${line}`)]
}

function propertyText(property: string, value: string, facts: FactDictionary, language: Language): string {
  const words = ruleWordsIn[language]
  if (property === 'decidedOn') return labelOf(facts, value, language)
  const known: Record<string, Record<string, string>> = { side: words.side, kind: words.kind, status: words.status, confidence: words.confidence, encodes: words.encodes }
  return known[property]?.[value] ?? value
}

function colon(language: Language): string {
  return language === 'zh' ? '：' : ': '
}
