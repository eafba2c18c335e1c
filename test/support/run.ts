import { type ChildProcess, spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '../..')

/** Spares each process the parsing of what the last one parsed; half of a start is that. */
const NODE_COMPILE_CACHE = join(tmpdir(), 'sextant-test-compiled')

/** The machine code of the database is written in a hurry: these processes end before better code would have paid. */
const NODE = ['--liftoff-only']

export interface Ended {
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

/** A program of the repository in a real process of its own; the environment is only what is given here, and PATH. */
export function start(program: string, words: readonly string[], environment: Record<string, string>): { child: ChildProcess; ended: Promise<Ended> } {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [...NODE, join(root, program), ...words], { cwd: root, env: { PATH, HOME, NODE_COMPILE_CACHE, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { stdout: '', stderr: '' }
  child.stdout?.setEncoding('utf8').on('data', (part: string) => (said.stdout += part))
  child.stderr?.setEncoding('utf8').on('data', (part: string) => (said.stderr += part))
  const ended = new Promise<Ended>((done, failed) => {
    child.once('error', failed)
    child.once('close', (code, signal) => done({ code, signal, ...said }))
  })
  return { child, ended }
}

export async function run(program: string, words: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  return start(program, words, environment).ended
}
