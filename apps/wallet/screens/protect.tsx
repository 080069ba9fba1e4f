import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import { useApp } from '../state/app-context.ts'
import { ChooseProtection } from './choose-protection.tsx'

/** First run: the lock is chosen, and the vault made. */
export function Protect(): JSX.Element {
  const { app } = useApp()
  return (
    <ChooseProtection
      title={m.protect_title()}
      use={async (protection, secret) => {
        await app.protect(protection, secret)
        // A refusal changes nothing but how long an unused wallet stays when the device runs out of space.
        await navigator.storage?.persist?.().catch(() => false)
      }}
    />
  )
}
