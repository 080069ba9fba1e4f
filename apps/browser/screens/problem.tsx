import { Button, Fault } from '@hefu/ui'
import type { JSX } from 'preact'
import { retry } from '../paraglide/messages.js'
import type { ProblemWords } from '../words/problem-words.ts'

/** What `useAttempt` and `useLoaded` tell of what went wrong, and how to try again. */
export interface ProblemProps {
  readonly code: string | null
  readonly onRetry?: () => void
}

/** Why something did not work, whose fault it is not, and what to do now. Nothing where `code` is null. */
export function Problem(
  props: ProblemProps & {
    /** The words of the app for it. */
    readonly words: (code: string) => ProblemWords
  },
): JSX.Element | null {
  const { code, onRetry, words } = props
  if (code === null) return null
  const again = onRetry && (
    <Button kind="secondary" onClick={onRetry}>
      {retry()}
    </Button>
  )
  return <Fault code={code} {...words(code)} action={again} />
}
