import { join } from 'node:path'
import { Day, parse, SextantError } from '@sextant/model'
import { type Acceptance, acceptanceOf, type Author, commitFiles, differFromCommit, doubtLines, folderName, type Proposal, placeInRepository, staleText, writeAcceptance } from '@sextant/rulebook'
import { ask } from '@sextant/workers'
import { argumentsFrom, oneValue } from '../arguments.ts'
import type { Command } from '../printed.ts'
import { pathOf } from '../rules/known-rule.ts'
import { dayOf, refuseNames, refuseOtherQuote, refuseQuestions, refuseValues } from './accept-refusals.ts'
import { onlyId, proposedFor } from './proposed.ts'
import { formOf, optionsOf } from '../usages.ts'

const usage = formOf('review accept')
const REASON_MAX = 2_000

/**
 * `review accept ID`: writes the proposed version and its cases, commits them, and closes the review. The files come
 * first and the store last, and each step finds out whether it was done before: broken off, it is ended by asking again.
 */
export const accept: Command = async (words, surroundings) => {
  const given = argumentsFrom(words, optionsOf('review accept'))
  const id = onlyId(given.positionals, usage)
  const [author, reason] = [authorFrom(oneValue(given, 'by')), oneValue(given, 'reason')?.trim()]
  if (!reason) throw new SextantError('SEXTANT_USAGE', `why? Add --reason TEXT; expected ${usage}`)
  const [asked, set] = [oneValue(given, 'from'), given.values.get('set') ?? []]
  const [isKept, end] = [given.claims.has('keep'), given.claims.has('end')]
  if (end && (isKept || given.claims.has('move'))) throw new SextantError('SEXTANT_USAGE', '--end says that the rule ends; leave --keep and --move out, or --end')
  const { review, loaded, rule, proposal, today } = await proposedFor(id, surroundings, { from: asked === undefined ? undefined : parse(Day, asked, '--from'), set, end, act: oneValue(given, 'act'), provision: oneValue(given, 'provision'), ...(given.claims.has('move') && { move: true }) })
  if (reason.length > REASON_MAX) throw new SextantError('SEXTANT_USAGE', `--reason has ${reason.length} characters; at most ${REASON_MAX} are kept`)
  if (review.state === 'rejected' || review.state === 'superseded') throw new SextantError('SEXTANT_INVALID', `review ${id} was ${review.state}: ${review.reason ?? ''}; it is not decided again${review.state === 'rejected' ? `; review reopen ${id} takes that back` : ''}`)
  refuseNames(proposal, rule, { act: oneValue(given, 'act'), provision: oneValue(given, 'provision') })
  refuseValues(proposal, set)
  if (proposal.questions.some((one) => one.ask === 'again')) throw new SextantError('SEXTANT_INVALID', `the clause says again what ${rule.id} quotes: there is nothing to write; review reject ${id} closes the review`)
  const from = dayOf(proposal, asked)
  refuseQuestions(proposal, { isKept, set })
  if (proposal.written !== null) refuseOtherQuote(proposal, review.clause)
  const path = pathOf(rule)
  const files = ['rule.json', 'cases.json'].map((name) => join(path, name))
  const apart = await placeInRepository(surroundings.rulesFolder).then(() => undefined, (error: Error) => error.message)
  if (proposal.written === null && apart === undefined && (await differFromCommit(surroundings.rulesFolder, files))) {
    throw new SextantError('SEXTANT_INVALID', `${join(folderName(surroundings.rulesFolder), path)} has changes that are not committed; commit them first, so that the new version is a commit of its own`)
  }
  const acceptance = await acceptanceOf(surroundings.rulesFolder, loaded, { rule, path, base: proposal.base, from, version: proposal.version, moved: proposal.moved, isWritten: proposal.written !== null, today })
  await writeAcceptance(surroundings.rulesFolder, acceptance)
  const message = `${rule.title.en}: ${proposal.version === null ? `it ends on ${from}` : `the version of ${from}`}\n\n${reason}\n\nClause ${review.clause} of ${review.document} changed, review ${review.id}.\n`
  const commit = apart === undefined ? await commitFiles(surroundings.rulesFolder, files, author, message) : undefined
  const decided = await ask(surroundings, 'review decide', { id, decision: { state: 'accepted', version: from, by: `${author.name} <${author.mail}>`, reason } })
  const stale = staleText(proposal, 'en')
  const lines = [
    ...linesOf(acceptance, join(folderName(surroundings.rulesFolder), path), proposal, from),
    ...doubtLines(proposal, 'en').map((line) => `  doubt ${line}`),
    ...(stale === undefined ? [] : [`  ${stale}`]),
    ...(commit === undefined ? [apart === undefined ? 'It was committed already.' : `No commit: ${apart}`] : [`Commit ${commit.slice(0, 12)} by ${author.name}.`]),
    decided.isReleased ? 'It is in force.' : 'Until it is in force, answers say that the rule is under review. Next: rules impact, then rules release.',
  ]
  return { text: lines.map((line) => `${line}\n`).join(''), exitCode: 0 }
}

function linesOf({ files, added, retold, warnings }: Acceptance, place: string, { version, written }: Proposal, from: Day): string[] {
  const isNew = files.some((file) => file.isNew)
  return [
    isNew ? `${place}: ${version === null ? `the end of the rule on ${from}` : `the version of ${from}`} is written.` : `${place}: the version of ${from} was written already.`,
    ...(written === null && version !== null ? [`  law   ${version.citation.act}, ${version.citation.provision}`] : []),
    ...added.map(({ name, expect }) => `  case  ${expect.padEnd(12)}  ${name}`),
    ...retold.map((one) => `  case  ${one.from} → ${one.to}  ${one.name}`),
    ...warnings.map((message) => `  lint  ${message}`),
  ]
}

/** As git writes an author. */
function authorFrom(text: string | undefined): Author {
  const { name, mail } = /^(?<name>[^<>\p{C}]{1,100}) <(?<mail>[^<>@\s\p{C}]{1,100}@[^<>@\s\p{C}]{1,100})>$/u.exec(text?.trim() ?? '')?.groups ?? {}
  if (name === undefined || mail === undefined) throw new SextantError('SEXTANT_USAGE', `who decides? Expected --by "Name <mail>", as git writes an author; found ${text === undefined ? 'none' : JSON.stringify(text)}`)
  return { name: name.trim(), mail }
}
