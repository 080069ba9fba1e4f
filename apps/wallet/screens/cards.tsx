import {
  type CredentialTypeId,
  epochAt,
  isAcceptedEpoch,
  KNOWN_TYPES,
  PERSON_IDENTITY,
  type TrustBundle,
  TYPES_BY_SIGN_IN,
} from '@hefu/standard'
import { Button, List, ListItem, Notice } from '@hefu/ui'
import type { HeldCredential } from '@hefu/wallet'
import type { JSX } from 'preact'
import { CardValues } from '../components/card-values.tsx'
import { ConfirmDelete } from '../components/confirm-delete.tsx'
import { HealthList } from '../components/health-list.tsx'
import { Page } from '../components/page.tsx'
import { Problem } from '../components/problem.tsx'
import { useAttempt } from '../components/use-attempt.ts'
import { renewOrPlan } from '../issuance/renew-or-plan.ts'
import { endedNow, latestOfEach, renewalsFor } from '../issuance/renewal.ts'
import { renewed, stopOf } from '../issuance/stop.ts'
import { latestLines, latestMandates } from '../lines/latest-lines.ts'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import { cardName } from '../words/cards.ts'
import { inLanguage } from '../words/languages.ts'
import { stillWorks } from '../words/still-works.ts'
import { validity } from '../words/validity.ts'
import { Mandates } from './mandates.tsx'
import { OfferedCards } from './offered-cards.tsx'

/** The cards, what is on them, and the way to history and settings. */
export function Cards(): JSX.Element {
  const { app, state, holdings, navigation } = useWallet()
  const cards = [...latestOfEach(holdings.credentials.filter(({ line }) => line === undefined)).values()]
  const mandates = latestMandates(holdings.credentials)
  const missing = TYPES_BY_SIGN_IN.filter(({ id }) => !cards.some(({ header }) => header.type === id))
  return (
    <Page title={m.cards()} onBack={navigation.back}>
      {cards.length + latestLines(holdings.credentials).length === 0 && (
        <section class="trouble">
          <h2>{m.cards_empty_title()}</h2>
          <p>{m.cards_empty_text()}</p>
        </section>
      )}
      {state.bundle &&
        cards.map((card) => <Card key={card.header.type} card={card} bundle={state.bundle as TrustBundle} />)}
      <Renewal />
      {state.bundle && <Mandates mandates={mandates} bundle={state.bundle} />}
      {state.bundle && <OfferedCards bundle={state.bundle} />}
      <HealthList />
      <List>
        {missing.map(({ id, name }) => (
          <ListItem
            key={id}
            title={m.card_add({ card: inLanguage(name) })}
            hint={id === PERSON_IDENTITY.id ? m.card_add_identity_text() : undefined}
            onClick={() => navigation.go({ name: 'receive', type: id })}
          />
        ))}
      </List>
      <List>
        <ListItem title={m.record()} onClick={() => navigation.go({ name: 'record' })} />
        <ListItem title={m.history()} onClick={() => navigation.go({ name: 'history' })} />
        <ListItem title={m.reports()} onClick={() => navigation.go({ name: 'reports' })} />
        <ListItem title={m.settings()} onClick={() => navigation.go({ name: 'settings' })} />
        <ListItem title={m.lock_now()} onClick={() => app.lock()} />
      </List>
    </Page>
  )
}

function Card({ card, bundle }: { readonly card: HeldCredential; readonly bundle: TrustBundle }): JSX.Element | null {
  const { app, wallet, holdings } = useWallet()
  const stopped = stopOf(holdings.stops, card.header.type) !== undefined
  const type = KNOWN_TYPES.find(({ id }) => id === card.header.type)
  if (!type) return null
  return (
    <article class="card" data-testid={`card-${type.id}`}>
      <h2>{inLanguage(type.name)}</h2>
      <p class="card-validity">
        {stopped
          ? stillWorks(card.header.epoch, bundle.utcOffsetMinutes, app.clock())
          : validity(card, bundle, app.clock())}
      </p>
      <Stopped type={type.id} />
      <details>
        <summary>{m.card_values()}</summary>
        <CardValues of={card} />
        <ConfirmDelete
          label={m.card_delete()}
          text={m.card_delete_text()}
          onDelete={() => wallet.removeCard(type.id)}
        />
      </details>
    </article>
  )
}

/** That a card is not renewed, and the way to why. */
function Stopped({ type }: { readonly type: CredentialTypeId }): JSX.Element | null {
  const { state, holdings, navigation } = useWallet()
  const stop = stopOf(holdings.stops, type)
  if (!stop) return null
  const card = cardName(type, state.bundle)
  if (stop.why === 'erased') {
    return (
      <>
        <p>{m.erased_notice({ card })}</p>
        <Button kind="quiet" onClick={() => navigation.go({ name: 'receive', type })}>
          {m.end_again()}
        </Button>
      </>
    )
  }
  return (
    <>
      <p>{m.end_notice({ card })}</p>
      <Button kind="quiet" onClick={() => navigation.go({ name: 'early-end', type })}>
        {m.end_open()}
      </Button>
    </>
  )
}

/** For a holder who comes from a gate that knows a newer register than this wallet. */
function CheckNow(): JSX.Element {
  const { app, wallet } = useWallet()
  const attempt = useAttempt()
  const check = async (): Promise<void> => {
    await app.refreshTrust()
    const { config, bundle } = await app.requireTrust()
    const present = epochAt(app.clock(), bundle.utcOffsetMinutes)
    if (endedNow(renewed(wallet.holdings.get()), present, bundle).length === 0) return
    await renewOrPlan({ config, bundle, network: app.network, random: app.random, now: app.clock() }, wallet)
  }
  return (
    <>
      <p class="small">
        {m.renew_auto()}{' '}
        <button class="link" type="button" disabled={attempt.busy} onClick={() => attempt.run(check)}>
          {attempt.busy ? m.working() : m.renew_check()}
        </button>
      </p>
      {attempt.failed && <Problem code={attempt.problem} />}
    </>
  )
}

/** How renewing goes; only what needs the holder has a button. */
function Renewal(): JSX.Element | null {
  const { app, state, wallet, holdings, navigation } = useWallet()
  const attempt = useAttempt()
  const { bundle } = state
  const { renewal } = holdings
  const credentials = renewed(holdings)
  if (!bundle || credentials.length === 0) return null
  if (renewal.needsSignIn) {
    return (
      <Notice
        action={
          <Button kind="secondary" onClick={() => navigation.go({ name: 'sign-in', purpose: 'renew' })}>
            {m.sign_in_go()}
          </Button>
        }
      >
        {m.renew_sign_in()}
      </Notice>
    )
  }
  const present = epochAt(app.clock(), bundle.utcOffsetMinutes)
  const keyEnded = endedNow(credentials, present, bundle).length > 0
  const late = renewalsFor(credentials, present, bundle).some(({ epoch }) => epoch === present)
  if (!late && renewal.failures === 0) return <CheckNow />
  const ended = [...latestOfEach(credentials).values()].some(({ header }) => !isAcceptedEpoch(header.epoch, present))
  const renewNow = async (): Promise<void> => {
    if (keyEnded) await app.refreshTrust()
    const trust = await app.requireTrust()
    await renewOrPlan({ ...trust, network: app.network, random: app.random, now: app.clock() }, wallet)
  }
  return (
    <Notice
      action={
        <Button kind="secondary" busy={attempt.busy} disabled={attempt.busy} onClick={() => attempt.run(renewNow)}>
          {attempt.busy ? m.renewing() : m.renew_now()}
        </Button>
      }
    >
      {keyEnded ? m.key_ended_text() : ended ? m.showing_expired() : m.renew_waiting()}
      {attempt.failed && <Problem code={attempt.problem} />}
    </Notice>
  )
}
