import { Scanner } from '@hefu/app-browser/scanner'
import { Working } from '@hefu/ui'
import { type Asked, type HeldCredential, type RefusedRequest, readRequest } from '@hefu/wallet'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { lazyScreen } from '../components/lazy-screen.tsx'
import { Page } from '../components/page.tsx'
import { Problem } from '../components/problem.tsx'
import * as m from '../paraglide/messages.js'
import { classifyCode } from '../scan/scanned-code.ts'
import { linkInAddress, type WalletLink } from '../scan/wallet-link.ts'
import { useWallet } from '../state/app-context.ts'
import { Answer } from './answer.tsx'
import { Consent } from './consent.tsx'
import { Declined } from './declined.tsx'
import { RefusedRequestScreen } from './refused-request.tsx'
import { SomebodysPass } from './somebodys-pass.tsx'
import { Task } from './task.tsx'

/** It brings what issuing needs. */
const Grant = lazyScreen(async () => (await import('./grant.tsx')).Grant)
const Offer = lazyScreen(async () => (await import('./offer.tsx')).Offer)
const HealthScan = lazyScreen(async () => (await import('./health-screens.ts')).HealthScan)

type Found =
  | { readonly at: 'scanning' }
  | { readonly at: 'reading' }
  | { readonly at: 'pass' }
  | { readonly at: 'task' | 'grant'; readonly text: string }
  | { readonly at: 'offer'; readonly texts: readonly string[] }
  | { readonly at: 'health'; readonly of: 'code' | 'file'; readonly text: string }
  | { readonly at: 'refused'; readonly refused: RefusedRequest; readonly text: string }
  | { readonly at: 'asked'; readonly asked: Asked }
  | { readonly at: 'declined' }
  | { readonly at: 'agreed'; readonly asked: Asked; readonly credential: HeldCredential }
  | { readonly at: 'no-register' }

/**
 * From a code before the camera, or a link on the same phone, to an answer, or to why there is none. Nothing on the way is sent anywhere.
 */
export function Scan({ link }: { readonly link?: WalletLink | undefined }): JSX.Element {
  const { app, state, navigation } = useWallet()
  const [found, setFound] = useState<Found>(() => atLink(link))
  const again = (): void => setFound({ at: 'scanning' })

  async function read(text: string): Promise<void> {
    const code = classifyCode(text)
    if (code.kind === 'pass') return setFound({ at: 'pass' })
    if (code.kind === 'health') return setFound({ at: 'health', of: 'code', text: code.text })
    if (code.kind === 'unmarked') {
      const leads = linkInAddress(code.text, location.origin)
      return navigation.replace(leads ? { name: 'scan', link: leads } : { name: 'scanned', text: code.text })
    }
    if (code.kind === 'offer') return setFound({ at: 'offer', texts: [code.text] })
    if (code.kind === 'task' || code.kind === 'grant') return setFound({ at: code.kind, text: code.text })
    if (!state.bundle) return setFound({ at: 'no-register' })
    setFound({ at: 'reading' })
    const result = await readRequest(code.text, state.bundle, app.clock())
    setFound(
      result.outcome === 'asks' ? { at: 'asked', asked: result } : { at: 'refused', refused: result, text: code.text },
    )
  }

  useEffect(() => {
    if (link?.brings === 'request') void read(link.text)
  }, [])

  switch (found.at) {
    case 'scanning':
      return (
        <Page class="scan" title={m.scan_title()} onBack={navigation.back}>
          <Scanner
            prompt={m.scan_text()}
            onText={(text) => void read(text)}
            onTextFile={(text) => setFound({ at: 'health', of: 'file', text })}
          />
        </Page>
      )
    case 'reading':
      return (
        <Page title={m.scan_title()} onBack={again}>
          <Working label={m.scan_reading()} />
        </Page>
      )
    case 'no-register':
      return (
        <Page title={m.scan_title()} onBack={again}>
          <Problem code="offline" />
        </Page>
      )
    case 'pass':
      return <SomebodysPass onAgain={again} />
    case 'health':
      return <HealthScan text={found.text} of={found.of} onAgain={again} />
    case 'grant':
      return <Grant text={found.text} onAgain={again} />
    case 'offer':
      return <Offer texts={found.texts} onAgain={again} />
    case 'task':
      return <Task text={found.text} onAgain={again} />
    case 'refused':
      return <RefusedRequestScreen refused={found.refused} text={found.text} onAgain={again} />
    case 'asked':
      return (
        <Consent
          asked={found.asked}
          onDecline={() => setFound({ at: 'declined' })}
          onShow={(credential) => setFound({ at: 'agreed', asked: found.asked, credential })}
        />
      )
    case 'declined':
      return <Declined onDone={navigation.home} />
    case 'agreed':
      return <Answer asked={found.asked} credential={found.credential} onAgain={again} />
  }
}

/** Where a link begins; its request is read once the screen is there. */
function atLink(link: WalletLink | undefined): Found {
  if (!link) return { at: 'scanning' }
  return link.brings === 'offers' ? { at: 'offer', texts: link.texts } : { at: 'reading' }
}
