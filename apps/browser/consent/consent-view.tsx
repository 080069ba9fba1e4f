import type { CredentialType, Service } from '@hefu/standard'
import { Button, CheckIcon } from '@hefu/ui'
import type { ComponentChildren, ComponentType, JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import { inLanguage } from '../words/languages.ts'
import { Reveal } from './reveal.tsx'
import { retentionInWords, scopeInWords } from './scopes.ts'
import { Told } from './told.tsx'

/** What a screen is put in: a page of the wallet, or the picture of one. */
export type ConsentFrame = ComponentType<{
  readonly class?: string
  readonly title: string
  readonly subtitle?: string
  readonly actions?: ComponentChildren
  readonly children?: ComponentChildren
}>

/**
 * Who asks, why, for what exactly, how long it is kept, to whom to complain; and two buttons of equal weight. Residents see it in their
 * wallet before they answer, and officers beside the form of a service before they propose it.
 */
export function ConsentView(props: {
  readonly Frame: ConsentFrame
  readonly service: Service
  readonly type: CredentialType
  /** What is asked for this time. */
  readonly indexes: readonly number[]
  /** The resident's own value, in words; null where they have none to show. */
  readonly ownValue: (index: number) => string | null
  /** What keeps the resident from answering. */
  readonly notice?: ComponentChildren
  readonly canShow: boolean
  readonly onDecline: () => void
  readonly onShow: () => void
}): JSX.Element {
  const { Frame, service, type, indexes, ownValue, notice, canShow, onDecline, onShow } = props
  return (
    <Frame
      class="consent"
      title={m.consent_title({ operator: inLanguage(service.operator) })}
      subtitle={inLanguage(service.name)}
      actions={
        <div class="pair">
          <Button kind="secondary" onClick={onDecline}>
            {m.consent_decline()}
          </Button>
          <Button kind="secondary" disabled={!canShow} onClick={onShow}>
            {m.consent_show()}
          </Button>
        </div>
      }
    >
      <p class="proven">
        <CheckIcon />
        {m.consent_proven()}
      </p>
      {notice}
      <Told
        facts={[
          { name: m.consent_why(), value: inLanguage(service.purpose) },
          { name: m.detail_basis(), value: inLanguage(service.legalBasis) },
          { name: m.consent_what(), value: <Asked {...{ type, indexes, ownValue }} /> },
          { name: m.detail_keeps(), value: retentionInWords(service.retentionDays) },
          { name: m.detail_recognises(), value: scopeInWords(service, indexes) },
          { name: m.detail_complain(), value: inLanguage(service.complaints) },
        ]}
      />
      <p class="small">{m.consent_same()}</p>
    </Frame>
  )
}

function Asked(props: {
  readonly type: CredentialType
  readonly indexes: readonly number[]
  readonly ownValue: (index: number) => string | null
}): JSX.Element {
  const { type, indexes, ownValue } = props
  if (indexes.length === 0) return <>{m.detail_nothing()}</>
  return (
    <ul class="asked">
      {indexes.map((index) => {
        const attribute = type.attributes[index]
        if (!attribute) return null
        const name = inLanguage(attribute.label)
        const value = ownValue(index)
        return (
          <li key={index}>
            <span>{name}</span>
            {value !== null && <Reveal name={name}>{value}</Reveal>}
          </li>
        )
      })}
    </ul>
  )
}
