import type { ComponentChildren, JSX } from 'preact'
import { Notice } from './notice.tsx'

/** What went wrong: why, whose fault it is not, and what to do now. Its stable code stands on it as `data-problem`. */
export function Fault(props: {
  readonly code: string
  readonly title: string
  readonly text: ComponentChildren
  /** What can be done about it here. */
  readonly action?: ComponentChildren
}): JSX.Element {
  const { code, title, text, action } = props
  return (
    <div data-problem={code}>
      <Notice tone="fault" title={title} action={action}>
        {text}
      </Notice>
    </div>
  )
}
