import { forgetPasskey } from '@hefu/app-browser/passkey'
import { Button } from '@hefu/ui'
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Page } from '../components/page.tsx'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import { changeProtection, openVault } from '../storage/vault.ts'
import { ChooseProtection } from './choose-protection.tsx'
import { UnlockForm } from './unlock-form.tsx'

/** Another lock for the same wallet: first the present one is opened once more, then the next one chosen. */
export function ChangeProtection(): JSX.Element {
  const { app, state, navigation } = useWallet()
  const [at, setAt] = useState<'prove' | 'choose' | 'done'>('prove')
  const secret = useRef<Uint8Array | null>(null)
  useEffect(() => () => void secret.current?.fill(0), [])

  if (at === 'prove') {
    return (
      <Page title={m.change_title()} onBack={navigation.back}>
        <p class="lead">{m.change_prove()}</p>
        <UnlockForm
          use={async (present) => {
            ;(await openVault(app, present)).close()
            secret.current = present.slice()
            setAt('choose')
          }}
        />
      </Page>
    )
  }
  if (at === 'choose') {
    return (
      <ChooseProtection
        title={m.change_title()}
        onBack={navigation.back}
        use={async (protection, next) => {
          const { protection: before } = state
          if (!secret.current) return
          await changeProtection(app, secret.current, protection, next)
          app.state.set({ protection })
          if (before?.kind === 'passkey') await forgetPasskey(before)
          setAt('done')
        }}
      />
    )
  }
  return (
    <Page title={m.change_done()} actions={<Button onClick={navigation.home}>{m.done()}</Button>}>
      <p class="lead">{m.protect_text()}</p>
    </Page>
  )
}
