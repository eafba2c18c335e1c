import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { type Comparison, type Condition, Day, Market, parse, SextantError } from '@sextant/model'
import { comparisonFrom, folderName, marketOfPath, openRulebook, scaffold, writeRule } from '@sextant/rulebook'
import { legalDay } from '@sextant/workers/legal-day'
import { type Arguments, argumentsFrom, listOf, oneValue } from '../arguments.ts'
import type { Command } from '../printed.ts'
import { formOf, optionsOf } from '../usages.ts'

const USAGE = `${formOf('rules new')}; rules new --help lists the rest`

/** `rules new kz/some-slug`: a rule and cases that load, from a title, a requirement and a day. */
export const newRule: Command = async (words, { rulesFolder, now }) => {
  const given = argumentsFrom(words, optionsOf('rules new'))
  const [place, ...others] = given.positionals
  if (!place || others.length > 0) throw new SextantError('SEXTANT_USAGE', `where shall the rule lie? ${USAGE}`)
  const path = place.replace(/^rules\//, '').replace(/\/$/, '')
  const { facts: dictionary, conditions } = await openRulebook(rulesFolder)
  const today = legalDay(now())
  const answers = await asked(given, path, today)
  const requires = comparisonFrom(answers.requires, dictionary, 'what is required')
  const asMarkets = listOf(given, 'market')?.map((code) => parse(Market, code, '--market'))
  const markets = asMarkets ?? [marketOfPath(path)].filter((market) => market !== undefined)
  if (markets.length === 0) throw new SextantError('SEXTANT_USAGE', `the folder of "${path}" is that of no market; name the markets of the union with --market AM,BY,KG,KZ,RU`)
  const scopes = (given.values.get('scope') ?? ['category in M1,M1G']).map((text) => comparisonFrom(text, dictionary, '--scope'))
  const made = scaffold(dictionary, conditions, {
    path, title: answers.title, markets, requires, scope: groupOf(scopes), decidedOn: oneValue(given, 'decided-on') ?? decidingDay(requires, dictionary.orderDays), from: parse(Day, answers.from, '--from'), today,
  })
  await writeRule(rulesFolder, path, made)
  const { id } = made.rule
  const next = [
    `${join(folderName(rulesFolder), path, 'rule.json')} and cases.json are written: a draft from memory, which only advises.`,
    'Now read the law, and write its title in zh and ru, whom it concerns, what to do, the act and the quote;',
    'set confidence and status when it is whole. To see where it stands:',
    `  npm run -s sextant -- rules lint ${id}`,
    `  npm run -s sextant -- rules test ${id} --watch`,
    `  npm run -s sextant -- rules show ${id}`,
    `  npm run -s sextant -- rules cases ${id} --suggest`,
  ]
  return { text: next.map((line) => `${line}\n`).join(''), exitCode: 0 }
}

/** What is not given as a flag is asked, where somebody sits at the terminal. */
async function asked(given: Arguments, path: string, today: Day): Promise<{ title: string; requires: string; from: string }> {
  const [title, requires, from] = [oneValue(given, 'title'), oneValue(given, 'requires'), oneValue(given, 'from')]
  const slug = (path.split('/')[1] ?? path).replaceAll('-', ' ')
  const named = slug.charAt(0).toUpperCase() + slug.slice(1)
  if (!process.stdin.isTTY) {
    if (requires === undefined) throw new SextantError('SEXTANT_USAGE', `what must hold? ${USAGE}`)
    return { title: title ?? named, requires, from: from ?? today }
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const ask = async (question: string, otherwise: string) => (await terminal.question(`${question}${otherwise && ` [${otherwise}]`}: `)).trim() || otherwise
  try {
    return {
      title: title ?? (await ask('Title in English', named)),
      requires: requires ?? (await ask('What must hold, such as "euroClass >= 5" or "years(producedOn, arrivesOn) < 5"', '')),
      from: from ?? (await ask('From which day is it law', today)),
    }
  } finally {
    terminal.close()
  }
}

function groupOf(scopes: Comparison[]): Condition {
  const [only] = scopes
  return scopes.length === 1 && only ? only : { all: scopes }
}

/** An age is counted to the day that decides; where nothing is counted, the import declaration decides. */
function decidingDay({ params }: Comparison, orderDays: readonly string[]): string {
  const to = params?.['to']
  return typeof to === 'string' && orderDays.includes(to) ? to : 'declaredOn'
}
