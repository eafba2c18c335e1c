import { analystUsages } from './usage-analyst.ts'
import { exporterUsages } from './usage-exporter.ts'
import { operatorUsages } from './usage-operator.ts'
import type { Option, Usage } from './usage.ts'

const known = { ...exporterUsages, ...analystUsages, ...operatorUsages }

export type CommandName = keyof typeof known

/** Every command, and every verb of those whose first word is a verb, in the order of the help. */
export const usages: ReadonlyMap<string, Usage> = new Map(Object.entries(known))

/** The options that a command reads its words by. */
export function optionsOf(name: CommandName): Readonly<Record<string, Option>> {
  return known[name].options
}

/** How a command is written, for messages. */
export function formOf(name: CommandName): string {
  return known[name].forms[0] ?? name
}
