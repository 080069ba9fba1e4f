import { Fault } from '@hefu/ui'
import type { JSX } from 'preact'
import type { AppErrorCode } from '../error.ts'
import { useApp } from '../state/app-context.ts'
import { problemInWords } from '../words/problems.ts'
import { Evidence } from './evidence.tsx'

/** An error in words, with what can be done about it. */
export function ProblemNotice(props: {
  readonly code: AppErrorCode | null
  /** The signed note that proves it. */
  readonly evidence?: string | null
}): JSX.Element {
  const { state } = useApp()
  const { code, evidence } = props
  const words = problemInWords(code, state.protection === null)
  return <Fault code={code ?? 'other'} {...words} action={evidence && <Evidence note={evidence} />} />
}
