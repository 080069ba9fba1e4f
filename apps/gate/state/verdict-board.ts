import { createStore, type Store } from '@hefu/app-browser'
import type { ShownVerdict } from '../engine/gate-engine.ts'

/** A verdict on the screen. */
export interface OnBoard {
  /** Counts up, so that the same verdict twice is two. */
  readonly number: number
  readonly verdict: ShownVerdict
}

/** What the board stands on: a clock in milliseconds, and a timer. */
export interface BoardPorts {
  readonly milliseconds: () => number
  readonly later: (action: () => void, ms: number) => () => void
}

/** Shows one verdict at a time, and takes it off again without anybody pressing anything. */
export interface VerdictBoard {
  readonly state: Store<{ readonly shown: OnBoard | null }>
  /** Shows a verdict, in the place of the one before. */
  show(verdict: ShownVerdict): void
  /** The code that was judged is still held before the camera: its verdict stays. */
  hold(): void
  clear(): void
}

/** A verdict is shown for this long, in milliseconds, or until the next. */
export const SHOWN_MS = 1200
/** After the code has left the view. */
const LINGER_MS = 400
/** However long it stays there: what it disclosed is for the person at the door, not for the next one. */
const LONGEST_MS = 10_000

/** An empty board. */
export function verdictBoard({ milliseconds, later }: BoardPorts): VerdictBoard {
  const state = createStore<{ readonly shown: OnBoard | null }>({ shown: null })
  let number = 0
  let until = 0
  let latest = 0
  let cancel = (): void => {}

  function clear(): void {
    cancel()
    state.set({ shown: null })
  }

  function wait(): void {
    cancel = later(() => (milliseconds() >= until ? clear() : wait()), until - milliseconds())
  }

  return {
    state,
    show(verdict) {
      cancel()
      const now = milliseconds()
      until = now + SHOWN_MS
      latest = now + LONGEST_MS
      state.set({ shown: { number: ++number, verdict } })
      wait()
    },
    hold() {
      if (state.get().shown) until = Math.min(Math.max(until, milliseconds() + LINGER_MS), latest)
    },
    clear,
  }
}
