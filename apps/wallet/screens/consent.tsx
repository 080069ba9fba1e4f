import { epochAt } from '@hefu/standard'
import { Button, CheckIcon, Notice } from '@hefu/ui'
import { type Asked, chooseCredential } from '@hefu/wallet'
import type { JSX } from 'preact'
import { Fact } from '../components/fact.tsx'
import { Page } from '../components/page.tsx'
import { Reveal } from '../components/reveal.tsx'
import * as m from '../paraglide/messages.js'
import { missing } from '../showing/showing.ts'
import { useWallet } from '../state/app-context.ts'
import { valueInWords } from '../words/attributes.ts'
import { inLanguage } from '../words/languages.ts'
import { retentionInWords, scopeInWords } from '../words/scopes.ts'

/** Who asks, why, for what exactly, how long it is kept, to whom to complain; and two buttons of equal weight. */
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
  const credential = present && chooseCredential(holdings.credentials, service, present, bundle)
  return (
    <Page
      class="consent"
      title={m.consent_title({ operator: inLanguage(service.operator) })}
      subtitle={inLanguage(service.name)}
      actions={
        <div class="pair">
          <Button kind="secondary" onClick={onDecline}>
            {m.consent_decline()}
          </Button>
          <Button kind="secondary" disabled={!credential} onClick={onShow}>
            {m.consent_show()}
          </Button>
        </div>
      }
    >
      <p class="proven">
        <CheckIcon />
        {m.consent_proven()}
      </p>
      {!credential && <NoCard asked={asked} />}
      <dl class="facts">
        <Fact name={m.consent_why()}>{inLanguage(service.purpose)}</Fact>
        <Fact name={m.detail_basis()}>{inLanguage(service.legalBasis)}</Fact>
        <Fact name={m.consent_what()}>
          {request.indexes.length === 0 ? (
            m.detail_nothing()
          ) : (
            <ul class="asked">
              {request.indexes.map((index) => {
                const attribute = type.attributes[index]
                if (!attribute) return null
                const name = inLanguage(attribute.label)
                return (
                  <li key={index}>
                    <span>{name}</span>
                    {credential && (
                      <Reveal name={name}>{valueInWords(attribute, credential.values[index] ?? null)}</Reveal>
                    )}
                  </li>
                )
              })}
            </ul>
          )}
        </Fact>
        <Fact name={m.detail_keeps()}>{retentionInWords(service.retentionDays)}</Fact>
        <Fact name={m.detail_recognises()}>{scopeInWords(service, request.indexes)}</Fact>
        <Fact name={m.detail_complain()}>{inLanguage(service.complaints)}</Fact>
      </dl>
      <p class="small">{m.consent_same()}</p>
    </Page>
  )
}

/** The card that an answer needs is not here, or has run out: what to do about it, and then to be asked again. */
function NoCard({ asked: { service, type } }: { readonly asked: Asked }): JSX.Element {
  const { app, state, holdings, navigation } = useWallet()
  const card = inLanguage(type.name)
  const present = epochAt(app.clock(), state.bundle?.utcOffsetMinutes ?? 0)
  const why = missing(holdings.credentials, service, present)
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
