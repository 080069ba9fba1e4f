import { type CredentialTypeId, type Service, TYPES_BY_SIGN_IN, typeOf } from '@hefu/standard'
import { Button } from '@hefu/ui'
import type { ComponentChildren, JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { endOf } from '../issuance/ended-early.ts'
import { needsHolder, renewOrPlan } from '../issuance/renew-or-plan.ts'
import { stopOf } from '../issuance/stop.ts'
import * as m from '../paraglide/messages.js'
import type { ShowingProblem } from '../showing/showing.ts'
import { useWallet } from '../state/app-context.ts'
import { cardName } from '../words/cards.ts'
import { inLanguage } from '../words/languages.ts'
import { Problem } from './problem.tsx'
import { useAttempt } from './use-attempt.ts'

/** Why there is no pass, and the one thing to do about it. */
export function ShowingTrouble(props: {
  readonly problem: ShowingProblem
  readonly service: Service | undefined
}): JSX.Element {
  const { holdings, navigation } = useWallet()
  const { problem, service } = props
  if (service && !isBySignIn(service.type) && (problem === 'expired' || problem === 'key-ended')) {
    return (
      <Trouble name={problem} title={m.showing_expired_title()} text={m.offered_expired()}>
        <Button onClick={() => navigation.go({ name: 'cards' })}>{m.cards()}</Button>
      </Trouble>
    )
  }
  switch (problem) {
    case 'no-bundle':
    case 'stale-bundle':
      return <StaleRegister />
    case 'expired':
      return service && stopOf(holdings.stops, service.type) ? (
        <Stopped type={service.type} />
      ) : (
        <Expired name={problem} title={m.showing_expired_title()} text={m.showing_expired()} />
      )
    case 'key-ended':
      return service && stopOf(holdings.stops, service.type) ? (
        <Stopped type={service.type} />
      ) : (
        <Expired name={problem} title={m.key_ended_title()} text={m.key_ended_text()} />
      )
    case 'tickets-used':
      return (
        <Trouble name={problem} title={m.tickets_used_title()} text={m.tickets_used_text()}>
          <Button onClick={() => navigation.go({ name: 'cards' })}>{m.cards()}</Button>
        </Trouble>
      )
    case 'no-credential':
      return service ? <NoCard service={service} /> : <Gone />
    case 'asks-first':
      return (
        <Trouble name={problem} title={m.asks_first()} text={m.asks_first_text()}>
          <Button onClick={() => navigation.go({ name: 'scan' })}>{m.scan()}</Button>
        </Trouble>
      )
    case 'unknown-service':
    case 'not-in-force':
      return <Gone />
  }
}

/** The card ran out and is not renewed: why is on its own screen, or it can be received anew. */
function Stopped({ type }: { readonly type: CredentialTypeId }): JSX.Element {
  const { state, holdings, navigation } = useWallet()
  const card = cardName(type, state.bundle)
  const ended = endOf(holdings.stops, type)
  return (
    <Trouble name="stopped" title={m.end_title({ card })} text={ended ? m.end_works_over() : m.erased_notice({ card })}>
      <Button onClick={() => navigation.go({ name: ended ? 'early-end' : 'receive', type })}>
        {ended ? m.end_open() : m.end_again()}
      </Button>
    </Trouble>
  )
}

function Gone(): JSX.Element {
  const { navigation } = useWallet()
  return (
    <Trouble name="gone" title={m.showing_gone_title()} text={m.showing_gone()}>
      <Button onClick={() => navigation.go({ name: 'services' })}>{m.services()}</Button>
    </Trouble>
  )
}

function NoCard({ service }: { readonly service: Service }): JSX.Element {
  const { state, navigation } = useWallet()
  const type = state.bundle && typeOf(state.bundle, service.type)
  const card = type ? inLanguage(type.name) : m.cards()
  if (!isBySignIn(service.type)) {
    return (
      <Trouble name="no-credential" title={m.showing_no_card_title({ card })} text={m.showing_no_offer()}>
        <Button onClick={() => navigation.go({ name: 'scan' })}>{m.scan()}</Button>
      </Trouble>
    )
  }
  return (
    <Trouble name="no-credential" title={m.showing_no_card_title({ card })} text={m.showing_no_card()}>
      <Button onClick={() => navigation.go({ name: 'receive', type: service.type })}>{m.card_add({ card })}</Button>
    </Trouble>
  )
}

/** Whether its holder gets a card of this type by signing in; any other comes from who issues it. */
function isBySignIn(type: CredentialTypeId): boolean {
  return TYPES_BY_SIGN_IN.some(({ id }) => id === type)
}

/** The register is fetched at once: without it there is nothing to show anyway. */
function StaleRegister(): JSX.Element {
  const { app } = useWallet()
  const attempt = useAttempt()
  useEffect(() => attempt.run(app.refreshTrust), [])
  return (
    <Trouble name="stale-bundle" title={m.showing_stale_title()} text={m.showing_stale()}>
      <Button disabled={attempt.busy} busy={attempt.busy} onClick={() => attempt.run(app.refreshTrust)}>
        {attempt.busy ? m.working() : m.showing_update()}
      </Button>
      {attempt.failed && <Problem code={attempt.problem} />}
    </Trouble>
  )
}

/** The card is renewed at once: there is no pass on the screen that a fetch could be told from. */
function Expired(why: { readonly name: string; readonly title: string; readonly text: string }): JSX.Element {
  const { app, wallet, navigation } = useWallet()
  const attempt = useAttempt()
  const renewNow = async (): Promise<void> => {
    if (why.name === 'key-ended') await app.refreshTrust()
    const { config, bundle } = await app.requireTrust()
    await renewOrPlan({ config, bundle, network: app.network, random: app.random, now: app.clock() }, wallet)
  }
  useEffect(() => attempt.run(renewNow), [])
  const signIn = needsHolder(attempt.problem)
  return (
    <Trouble {...why}>
      {signIn ? (
        <Button onClick={() => navigation.go({ name: 'sign-in', purpose: 'renew' })}>{m.sign_in_go()}</Button>
      ) : (
        <Button disabled={attempt.busy} busy={attempt.busy} onClick={() => attempt.run(renewNow)}>
          {attempt.busy ? m.renewing() : m.renew_now()}
        </Button>
      )}
      {attempt.failed && <Problem code={attempt.problem} />}
    </Trouble>
  )
}

function Trouble(props: {
  readonly name: string
  readonly title: string
  readonly text: string
  readonly children: ComponentChildren
}): JSX.Element {
  return (
    <section class="trouble" data-problem={props.name}>
      <h2>{props.title}</h2>
      <p>{props.text}</p>
      {props.children}
    </section>
  )
}
