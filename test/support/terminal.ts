import { answer } from '@sextant/cli/command-line'
import { SextantError } from '@sextant/model'
import { surroundingsOf } from '@sextant/workers/surroundings'

export interface Answered {
  code: number
  stdout: string
  stderr: string
}

/** A command in this process, ended as the terminal ends it: a process of its own takes a second to start. */
export async function terminal(words: readonly string[], environment: Record<string, string>): Promise<Answered> {
  try {
    const { text, exitCode } = await answer(words, surroundingsOf(environment))
    return { code: exitCode, stdout: text, stderr: '' }
  } catch (error) {
    if (!(error instanceof SextantError)) throw error
    return { code: 2, stdout: '', stderr: `${error.message}\n` }
  }
}
