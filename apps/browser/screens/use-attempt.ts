import { useState } from 'preact/hooks'
import { codeOf } from '../city-api/error.ts'

/** Something that takes a while and may fail: whether it is under way, and what went wrong the last time. */
export interface Attempt {
  readonly busy: boolean
  /** `other` for a fault. */
  readonly problem: string | null
  run(action: () => Promise<void>): void
}

/** Keeps track of an attempt. While one is under way another does not begin. */
export function useAttempt(): Attempt {
  const [state, setState] = useState<Omit<Attempt, 'run'>>({ busy: false, problem: null })
  return {
    ...state,
    run(action) {
      if (state.busy) return
      setState({ busy: true, problem: null })
      action().then(
        () => setState({ busy: false, problem: null }),
        (error: unknown) => {
          if (!codeOf(error)) console.error(error)
          setState({ busy: false, problem: codeOf(error) ?? 'other' })
        },
      )
    },
  }
}
