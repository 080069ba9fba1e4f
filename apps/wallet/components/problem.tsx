import type { ComponentProps, JSX } from 'preact'
import { lazyScreen } from './lazy-screen.tsx'
import type { ProblemNotice } from './problem-notice.tsx'

type ProblemProps = ComponentProps<typeof ProblemNotice>

/** Loads the words ahead: in a first run, when nothing is kept on the device yet that could tell of a lost network. */
export async function loadProblem(): Promise<(props: ProblemProps) => JSX.Element> {
  return (await import('./problem-notice.tsx')).ProblemNotice
}

/** An error in words. The words are many and seldom needed: whoever only shows a pass does not load them. */
export const Problem: (props: ProblemProps) => JSX.Element = lazyScreen(loadProblem)
