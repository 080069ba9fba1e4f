import { ConsentView } from '@hefu/app-browser/consent'
import { epochAt, MANDATE, TYPES_BY_SIGN_IN } from '@hefu/standard'
import { Button, Choice, Notice } from '@hefu/ui'
import { type Asked, choicesFor, type HeldCredential, type LineId } from '@hefu/wallet'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Page } from '../components/page.tsx'
import * as m from '../paraglide/messages.js'
import { missing } from '../showing/showing.ts'
import { useWallet } from '../state/app-context.ts'
import { toChooseFrom } from '../tickets/alike.ts'
import { cardInBrief } from '../words/cards.ts'
import { inLanguage, listed } from '../words/languages.ts'
import { mandateInWords } from '../words/mandates.ts'
import { valueInWords } from '../words/values.ts'

/**
 * Who asks, and for what: with the holder's own values, hidden until tapped. Who holds several mandates that fit says for which organisation they
 * answer; none is chosen for them.
 */
export function Consent(props: {
  readonly asked: Asked
  readonly onDecline: () => void
  /** With the credential that the answer is made from. */
  readonly onShow: (credential: HeldCredential) => void
}): JSX.Element {
  const { app, state, holdings } = useWallet()
  const { asked, onDecline, onShow } = props
  const { request, service, type } = asked
  const { bundle } = state
  const present = bundle && epochAt(app.clock(), bundle.utcOffsetMinutes)
  const [line, setLine] = useState<LineId | null>(null)
  const accepted = present ? choicesFor(holdings.credentials, service, present, bundle) : []
  const choices = toChooseFrom(accepted, holdings.wear, app.clock())
  const credential = choices.length > 1 ? choices.find((held) => held.line === line) : choices[0]
  const ownValue = (index: number): string | null => {
    const attribute = type.attributes[index]
    return credential && attribute ? valueInWords(attribute, credential.values[index] ?? null) : null
  }
  return (
    <ConsentView
      Frame={Page}
      {...{ service, type, ownValue, onDecline }}
      indexes={request.indexes}
      canShow={credential !== undefined}
      onShow={() => credential && onShow(credential)}
      notice={
        choices.length === 0 ? (
          <NoCard asked={asked} used={accepted.length > 0} />
        ) : (
          choices.length > 1 && <AsWhich choices={choices} value={line} onChange={setLine} />
        )
      }
    />
  )
}

/** For which organisation to answer, or from which of several cards. */
function AsWhich(props: {
  readonly choices: readonly HeldCredential[]
  readonly value: LineId | null
  readonly onChange: (line: LineId) => void
}): JSX.Element {
  const { choices, value, onChange } = props
  const options = choices.flatMap((held) => {
    return held.line ? [{ value: held.line, ...asChoice(held) }] : []
  })
  const ofMandates = choices.every(({ header }) => header.type === MANDATE.id)
  return <Choice label={ofMandates ? m.consent_as() : m.which_card()} {...{ options, value, onChange }} />
}

/** A card to choose. Powers tell apart two mandates of one organisation. */
function asChoice(held: HeldCredential): { readonly title: string; readonly hint?: string } {
  if (held.header.type !== MANDATE.id) return { title: cardInBrief(held) }
  const { organisation, powers } = mandateInWords(held)
  return { title: organisation, hint: listed(powers) }
}

/** The card that an answer needs is not here, or has run out: what to do about it, and then to be asked again. */
function NoCard({
  asked: { service, type },
  used,
}: {
  readonly asked: Asked
  /** There are tickets, and each has been used. */
  readonly used: boolean
}): JSX.Element {
  const { app, state, holdings, navigation } = useWallet()
  const card = inLanguage(type.name)
  const present = epochAt(app.clock(), state.bundle?.utcOffsetMinutes ?? 0)
  const why = missing(holdings.credentials, service, present)
  if (used) return <Notice tone="fault">{m.tickets_used_text()}</Notice>
  if (why !== 'no-credential') {
    return (
      <Notice
        tone="fault"
        action={
          <Button kind="secondary" onClick={() => navigation.replace({ name: 'cards' })}>
            {m.cards()}
          </Button>
        }
      >
        {why === 'expired' ? m.showing_expired() : m.key_ended_text()}
      </Notice>
    )
  }
  if (type.id === MANDATE.id) return <Notice tone="fault">{m.consent_no_mandate()}</Notice>
  if (!TYPES_BY_SIGN_IN.some(({ id }) => id === type.id)) {
    return <Notice tone="fault">{m.consent_no_offer({ card })}</Notice>
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
