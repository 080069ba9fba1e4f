import { ConsentView } from '@hefu/app-browser/consent'
import { epochAt } from '@hefu/standard'
import { Button, Notice } from '@hefu/ui'
import { type Asked, chooseCredential } from '@hefu/wallet'
import type { JSX } from 'preact'
import { Page } from '../components/page.tsx'
import * as m from '../paraglide/messages.js'
import { missing } from '../showing/showing.ts'
import { useWallet } from '../state/app-context.ts'
import { valueInWords } from '../words/attributes.ts'
import { inLanguage } from '../words/languages.ts'

/** Who asks, and for what: with the holder's own values, hidden until tapped. */
export function Consent(props: {
  readonly asked: Asked
  readonly onDecline: () => void
  readonly onShow: () => void
}): JSX.Element {
  const { app, state, holdings } = useWallet()
  const { asked, onDecline, onShow } = props
  const { request, service, type } = asked
  const { bundle } = state
  const present = bundle && epochAt(app.clock(), bundle.utcOffsetMinutes)
  const credential = present && chooseCredential(holdings.credentials, service, present)
  const ownValue = (index: number): string | null => {
    const attribute = type.attributes[index]
    return credential && attribute ? valueInWords(attribute, credential.values[index] ?? null) : null
  }
  return (
    <ConsentView
      Frame={Page}
      {...{ service, type, ownValue, onDecline, onShow }}
      indexes={request.indexes}
      canShow={Boolean(credential)}
      notice={!credential && <NoCard asked={asked} />}
    />
  )
}

/** The card that an answer needs is not here, or has run out: what to do about it, and then to be asked again. */
function NoCard({ asked: { service, type } }: { readonly asked: Asked }): JSX.Element {
  const { holdings, navigation } = useWallet()
  const card = inLanguage(type.name)
  if (missing(holdings.credentials, service) === 'expired') {
    return (
      <Notice
        tone="fault"
        action={
          <Button kind="secondary" onClick={() => navigation.replace({ name: 'cards' })}>
            {m.cards()}
          </Button>
        }
      >
        {m.showing_expired()}
      </Notice>
    )
  }
  return (
    <Notice
      tone="fault"
      action={
        <Button kind="secondary" onClick={() => navigation.replace({ name: 'receive', type: type.id })}>
          {m.card_add({ card })}
        </Button>
      }
    >
      {m.consent_no_card({ card })}
    </Notice>
  )
}
