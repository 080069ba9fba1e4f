import { lengthOfTime, presentLanguage } from '@hefu/app-browser'
import { useAttempt } from '@hefu/app-browser/screens'
import { Button } from '@hefu/ui'
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import * as m from '../paraglide/messages.js'
import { endSession } from '../session/session.ts'
import { useNow } from '../session/use-now.ts'
import { usePage } from '../state/page-context.ts'
import { Problem } from './problem.tsx'

/** How long one is signed in still, and the way out. */
export function SessionLine({ onSignedOut }: { readonly onSignedOut: () => void }): JSX.Element {
  const { api, acting, clock, leave } = usePage()
  const attempt = useAttempt()
  const left = Math.max(0, Math.floor(acting.until - useNow(clock)))
  useEffect(() => {
    if (left === 0) leave()
  }, [left === 0])
  const signOut = async (): Promise<void> => {
    await endSession(api)
    onSignedOut()
  }
  return (
    <>
      <div class="site-line session-line">
        <p class="small" data-testid="session">
          {m.session_left({ time: lengthOfTime(left, presentLanguage(), Math.floor) })}
        </p>
        <Button kind="quiet" busy={attempt.busy} onClick={() => attempt.run(signOut)}>
          {m.sign_out()}
        </Button>
      </div>
      <Problem code={attempt.problem} />
    </>
  )
}
