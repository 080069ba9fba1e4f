import { TICKET_RIDE } from '@hefu/standard'
import type { HeldCredential } from '@hefu/wallet'
import type { JSX } from 'preact'
import { AfterRedeeming } from '../components/after-redeeming.tsx'
import { CardValues } from '../components/card-values.tsx'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import { cardName } from '../words/cards.ts'
import { validity } from '../words/validity.ts'

/** The cards that have come of an offer, now or before. */
export function Offered(props: {
  readonly held: readonly HeldCredential[]
  readonly isNew: boolean
  /** How many were offered. */
  readonly asked: number
}): JSX.Element {
  const { app, state } = useWallet()
  const { held, isNew, asked } = props
  const [first] = held
  const card = first ? cardName(first.header.type, state.bundle) : ''
  return (
    <AfterRedeeming title={isNew ? m.offer_done_title() : m.offer_held_title()}>
      <p class="lead">{isNew ? m.offer_done() : m.offer_held()}</p>
      {held.length < asked && <p role="alert">{m.offer_some({ count: held.length, of: asked })}</p>}
      {first && state.bundle && (
        <article class="card" data-testid="offered">
          <h2>{held.length > 1 ? m.offer_many({ card, count: held.length }) : card}</h2>
          <p class="card-validity">{validity(first, state.bundle, app.clock())}</p>
          <CardValues of={first} hidden={first.header.type !== TICKET_RIDE.id} />
        </article>
      )}
    </AfterRedeeming>
  )
}
