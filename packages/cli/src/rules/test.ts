import { watch } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { SextantError } from '@sextant/model'
import { folderName, loadRules, refuseErrors, refuseNoRules, tryCases } from '@sextant/rulebook'
import { argumentsFrom } from '../arguments.ts'
import { counted } from '../counted.ts'
import { printable } from '../printable.ts'
import type { Command, Printed } from '../printed.ts'
import { knownRule } from './known-rule.ts'
import { optionsOf } from '../usages.ts'

/** An editor writes a file in several steps; after the last one it is quiet for so long. */
const QUIET_MS = 150

/** `rules test [ID …] [--watch]`: asks each rule about its cases; with --watch again after every change, until Ctrl-C. */
export const test: Command = async (words, { rulesFolder }) => {
  const given = argumentsFrom(words, optionsOf('rules test'))
  if (given.claims.has('watch')) return testOnChange(rulesFolder, given.positionals)
  return tested(rulesFolder, given.positionals)
}

async function tested(rulesFolder: string, ids: readonly string[]): Promise<Printed> {
  const { rulebook, cases, findings } = await loadRules(rulesFolder, { cases: 'read' })
  refuseErrors(findings)
  const named = ids.map((name) => knownRule(rulebook, name))
  const asked = rulebook.rules.filter((rule) => ids.length === 0 || named.includes(rule))
  const tried = (await Promise.all(asked.map((rule) => tryCases({ rulebook }, rule, cases.get(rule.id) ?? [])))).flat()
  const failed = tried.filter(({ holds }) => !holds)
  const lines = failed.map(({ rule, name, expected, found }) => {
    const because = found?.because.map(({ sentence }) => sentence).join('; ') ?? ''
    const error = found?.error ? ` (${found.error})` : ''
    return `${rule} "${name}": expected ${expected}, found ${found?.verdict ?? 'no answer'}${error}${because && `: ${because}`}\n`
  })
  return { text: `${lines.join('')}${counted(asked.length, 'rule')}, ${counted(tried.length, 'case')}: ${tried.length - failed.length} hold, ${failed.length} fail.\n`, exitCode: failed.length > 0 ? 1 : 0 }
}

/** Ends only when the process is stopped; what is printed meanwhile goes straight to the terminal. */
async function testOnChange(rulesFolder: string, ids: readonly string[]): Promise<Printed> {
  const say = (text: string) => process.stdout.write(printable(text))
  const round = async () => {
    const { text } = await tested(rulesFolder, ids).catch((error: unknown) => {
      if (error instanceof SextantError) return { text: `${error.message}\n` }
      throw error
    })
    say(`${new Date().toISOString().slice(11, 19)}  ${text}`)
  }
  await refuseNoRules(rulesFolder)
  await round()
  say(`Watching ${folderName(rulesFolder)}; Ctrl-C stops.\n`)
  for (let next = changeIn(rulesFolder); ; ) {
    await next
    await pause(QUIET_MS)
    // Watched before it is looked at, so that no change falls between the two.
    next = changeIn(rulesFolder)
    await round()
  }
}

/** The next change of a JSON file. Each has a watcher of its own: one loses a file that an editor saves by replacing it. */
async function changeIn(folder: string): Promise<void> {
  for await (const { filename } of watch(folder, { recursive: true })) {
    if (filename?.endsWith('.json')) return
  }
}
