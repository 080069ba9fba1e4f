import { addressOf, useAttempt } from '@hefu/app-browser/screens'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { usePage } from '../state/page-context.ts'
import { GrantForm } from './grant-form.tsx'
import { HandOver } from './hand-over.tsx'
import { type Granted, grantMandate, type MandateTerms } from './mandate.ts'

/** Granting: what somebody may do, then the code for them, which is shown this once. */
export function GrantPage(): JSX.Element {
  const { api } = usePage()
  const [made, setMade] = useState<{ readonly granted: Granted; readonly terms: MandateTerms } | null>(null)
  const attempt = useAttempt()
  const all = <a href={addressOf(['mandates'])}>{m.mandates_all()}</a>
  if (made) return <HandOver {...made} />
  return (
    <>
      <Title lead={m.grant_lead()} actions={all}>
        {m.grant_new()}
      </Title>
      <GrantForm
        attempt={attempt}
        onTerms={(terms) => attempt.run(async () => setMade({ terms, granted: await grantMandate(api, terms) }))}
      />
    </>
  )
}
