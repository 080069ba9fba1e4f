import { Problem as ProblemIn, type ProblemProps } from '@hefu/app-browser/screens'
import type { JSX } from 'preact'
import { problemInWords } from '../words/problems.ts'

/** Why something did not work, in the words of the console. */
export function Problem(props: ProblemProps): JSX.Element {
  return <ProblemIn {...props} words={problemInWords} />
}
