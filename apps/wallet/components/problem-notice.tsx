import { Notice } from '@hefu/ui'
import type { ComponentChildren, JSX } from 'preact'
import type { AppErrorCode } from '../error.ts'
import { useApp } from '../state/app-context.ts'
import { problemInWords } from '../words/problems.ts'

/** An error in words, with what can be done about it. */
export function ProblemNotice(props: {
  readonly code: AppErrorCode | null
  readonly children?: ComponentChildren
}): JSX.Element {
  const { state } = useApp()
  const { title, text } = problemInWords(props.code, state.protection === null)
  return (
    <div data-problem={props.code ?? 'other'}>
      <Notice tone="fault" title={title} action={props.children}>
        {text}
      </Notice>
    </div>
  )
}
