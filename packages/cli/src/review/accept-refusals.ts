import { type Day, type Rule, SextantError } from '@sextant/model'
import { type NamedLaw, type Proposal, questionLines, valueAt } from '@sextant/rulebook'

/** Words for a citation that is not to be written. */
export function refuseNames({ version, written }: Proposal, rule: Rule, named: NamedLaw): void {
  const there = written === null ? undefined : rule.versions[written]?.citation
  for (const name of ['act', 'provision'] as const) {
    if (named[name] === undefined) continue
    if (version === null) throw new SextantError('SEXTANT_USAGE', `the rule ends, and an end has no citation; leave --${name} out`)
    if (there && there[name] !== named[name]) throw new SextantError('SEXTANT_INVALID', `the version of ${written} was written already; its ${name} is “${there[name]}”: change it in rule.json`)
  }
}

/** That of the version where it is written already; else the one that was asked for or found. */
export function dayOf({ written, from, base, questions }: Proposal, asked: string | undefined): Day {
  if (written !== null && asked !== undefined && asked !== written) {
    throw new SextantError('SEXTANT_INVALID', `the version was written already, from ${written}; accept it with --from ${written}, or change its key in rule.json first`)
  }
  const day = written ?? from
  if (day !== null) return day
  // All at once: whoever has to ask somebody for the day can ask for the rest too.
  const others = questions.length > 1 ? ['It leaves more to you:', ...questionLines({ base, questions: withoutDay(questions) }, 'en').map((line) => `  ${line}`)] : []
  throw new SextantError('SEXTANT_USAGE', ['from which day is it law? The clause does not say it in one way; add --from DAY', ...others].join('\n'))
}

/** Values that would be written nowhere: the rule ends, or its version is there and says otherwise. */
export function refuseValues({ version, written, unlike }: Proposal, set: readonly string[]): void {
  if (set.length > 0 && version === null) throw new SextantError('SEXTANT_USAGE', 'the rule ends, and an end has no values; leave --set out')
  const [first] = unlike
  if (!first) return
  const there = written === null || version === null ? undefined : valueAt(version, first)
  const said = there === undefined ? 'does not compare it so' : `has ${JSON.stringify(there)}`
  throw new SextantError('SEXTANT_INVALID', `the version of ${written ?? ''} was written already, and --set ${first.comparison.fact} is ${JSON.stringify(first.to)}, where it ${said}; change it in rule.json, or leave --set out`)
}

/** What somebody wrote by hand is looked at before it is committed: its quote is what the clause says. */
export function refuseOtherQuote({ version, written, isQuoted, quote, renumbered }: Proposal, clause: string): void {
  if (version === null || isQuoted) return
  const found = version.citation.quote === undefined ? 'has no quote' : `quotes “${version.citation.quote}”, which does not stand in clause ${renumbered ?? clause} as it is now`
  throw new SextantError('SEXTANT_INVALID', `the version of ${written ?? ''}, which is written already, ${found}; quote in rule.json what the clause says${quote === null ? '' : `, such as “${quote}”`}, and see that the values are those of the clause`)
}

export function refuseQuestions({ questions, base, from, moved, written }: Proposal, { isKept, set }: { isKept: boolean; set: readonly string[] }): void {
  if (written === null && from !== null && from <= base && !moved) throw new SextantError('SEXTANT_USAGE', `--from is ${from}; expected a day after ${base}, on which the version before it took effect`)
  // That a rule ends is said in so many words, or not at all.
  const open = withoutDay(questions).filter(({ ask: about }) => about === 'end' || !isKept)
  if (open.length === 0) return
  const lines = questionLines({ base, questions: open }, 'en').map((line) => `  ${line}`)
  if (open.some(({ ask: about }) => about === 'end')) throw new SextantError('SEXTANT_USAGE', ['whether the rule ends is yours to say:', ...lines].join('\n'))
  const next = set.length === 0 ? 'Give the values with --set FACT=VALUE, or say' : `${set.map((one) => `--set ${one}`).join(', ')} does not answer this. Give the other values with --set too, or say`
  throw new SextantError('SEXTANT_USAGE', ['the clause says what was not found in the rule:', ...lines, `${next} with --keep that all others stay as they are.`].join('\n'))
}

function withoutDay(questions: Proposal['questions']): Proposal['questions'] {
  return questions.filter(({ ask: about }) => about !== 'from')
}
