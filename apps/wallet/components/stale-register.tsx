import { Button, Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import type { RegisterAge } from '../scan/judge-code.ts'
import { useApp } from '../state/app-context.ts'
import { ageInWords } from '../words/public-codes.ts'
import { Problem } from './problem.tsx'
import { useAttempt } from './use-attempt.ts'

/** That the register is old by which a code was judged, and the way to a newer one; nothing while it is not. */
export function StaleRegister({ register }: { readonly register: RegisterAge | null }): JSX.Element | null {
  if (!register?.stale) return null
  return (
    <Notice title={m.code_stale_title({ age: ageInWords(register.age) })} action={<UpdateRegister />}>
      {m.code_stale()}
    </Notice>
  )
}

/** Fetches the register when it is asked to. The code that is on the screen is then judged anew. */
export function UpdateRegister(): JSX.Element {
  const { app } = useApp()
  const attempt = useAttempt()
  return (
    <>
      <Button kind="secondary" busy={attempt.busy} onClick={() => attempt.run(app.refreshTrust)}>
        {m.code_update()}
      </Button>
      {attempt.failed && <Problem code={attempt.problem} />}
    </>
  )
}
