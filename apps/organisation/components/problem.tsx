import { Button, Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { retry } from '../paraglide/messages.js'
import { problemInWords } from '../words/problems.ts'

/** Why something did not work, whose fault it is not, and what to do now. Nothing where `code` is null. */
export function Problem(props: { readonly code: string | null; readonly onRetry?: () => void }): JSX.Element | null {
  const { code, onRetry } = props
  if (code === null) return null
  const { title, text } = problemInWords(code)
  return (
    <div data-problem={code}>
      <Notice
        tone="fault"
        title={title}
        action={
          onRetry && (
            <Button kind="secondary" onClick={onRetry}>
              {retry()}
            </Button>
          )
        }
      >
        {text}
      </Notice>
    </div>
  )
}
