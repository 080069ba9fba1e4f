import { Fault } from '@hefu/ui'
import type { ComponentChildren, JSX } from 'preact'
import type { AppErrorCode } from '../error.ts'
import { problemInWords } from '../words/problems.ts'

/** An error in words, with what can be done about it. */
export function Problem(props: { readonly code: AppErrorCode; readonly children?: ComponentChildren }): JSX.Element {
  const { code, children } = props
  return <Fault code={code} {...problemInWords(code)} action={children} />
}
