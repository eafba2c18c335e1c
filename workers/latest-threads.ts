import type { JudgeColumns, Matcher } from '@sextant/matcher'
import { type JudgingThreads, openJudgingThreads } from './judging-threads.ts'

export interface LatestThreads extends AsyncDisposable {
  judging(matcher: Matcher): Promise<JudgeColumns>
}

/** Threads of the rulebook that was asked last: when another is released, those of the one before end. */
export function latestThreads(): LatestThreads {
  let latest: { matcher: Matcher; threads: JudgingThreads } | undefined
  const close = async () => {
    await latest?.threads[Symbol.asyncDispose]()
    latest = undefined
  }
  return {
    async judging(matcher) {
      if (latest?.matcher !== matcher) {
        await close()
        latest = { matcher, threads: openJudgingThreads(matcher) }
      }
      return latest.threads.judgeMany
    },
    [Symbol.asyncDispose]: close,
  }
}
