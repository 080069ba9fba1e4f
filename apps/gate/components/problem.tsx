import { Notice } from '@hefu/ui'
import type { ComponentChildren, JSX } from 'preact'
import type { AppErrorCode } from '../error.ts'
import { problemInWords } from '../words/problems.ts'

/** An error in words, with what can be done about it. */
export function Problem(props: { readonly code: AppErrorCode; readonly children?: ComponentChildren }): JSX.Element {
  const { title, text } = problemInWords(props.code)
  return (
    <div data-problem={props.code}>
      <Notice tone="fault" title={title} action={props.children}>
        {text}
      </Notice>
    </div>
  )
}
