import { useState } from 'preact/hooks'
import { type AppErrorCode, codeOf } from '../error.ts'

/** Something that takes a while and may fail: whether it is under way, and what went wrong the last time. */
export interface Attempt {
  readonly busy: boolean
  readonly failed: boolean
  readonly problem: AppErrorCode | null
  run(action: () => Promise<void>): void
}

/** Keeps track of an attempt. While one is under way another does not begin. */
export function useAttempt(): Attempt {
  const [state, setState] = useState<Omit<Attempt, 'run'>>({ busy: false, failed: false, problem: null })
  return {
    ...state,
    run(action) {
      if (state.busy) return
      setState({ busy: true, failed: false, problem: null })
      action().then(
        () => setState({ busy: false, failed: false, problem: null }),
        (error) => {
          setState({ busy: false, failed: true, problem: codeOf(error) })
          if (!codeOf(error)) console.error(error)
        },
      )
    },
  }
}
