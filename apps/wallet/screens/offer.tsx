import { decodeOfferCode, isRenewed, KNOWN_TYPES, type OfferCode, StandardError, typeOf } from '@hefu/standard'
import { Button } from '@hefu/ui'
import type { HeldCredential } from '@hefu/wallet'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { BeforeRedeeming } from '../components/before-redeeming.tsx'
import { Fact } from '../components/fact.tsx'
import { HostName } from '../components/host-name.tsx'
import { Page } from '../components/page.tsx'
import { Problem } from '../components/problem.tsx'
import { UpdateRegister } from '../components/stale-register.tsx'
import type { AppErrorCode } from '../error.ts'
import { latestLines } from '../lines/latest-lines.ts'
import { promiseOfOffer } from '../lines/promise.ts'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import type { AppState } from '../state/wallet-app.ts'
import { cardName } from '../words/cards.ts'
import { inLanguage } from '../words/languages.ts'
import { Offered } from './offered.tsx'
import { Redeem } from './redeem.tsx'

type Redeeming =
  | { readonly at: 'offered' }
  | { readonly at: 'under-way' }
  | { readonly at: 'done'; readonly held: readonly HeldCredential[] }

/**
 * Cards that an issuer offers: who, what, from where, and what fetching them does. Nothing is asked of the issuer before the holder wishes it, and
 * nothing ever of another address than the registered one.
 */
export function Offer({
  texts,
  onAgain,
}: {
  readonly texts: readonly string[]
  readonly onAgain: () => void
}): JSX.Element {
  const { state, holdings, navigation } = useWallet()
  const [redeeming, setRedeeming] = useState<Redeeming>({ at: 'offered' })
  const codes = readOffers(texts)
  const again = <Button onClick={onAgain}>{m.scan_again()}</Button>
  if (typeof codes === 'string') {
    return (
      <Page key="unread" title={m.offer_unread_title()} onBack={navigation.back} actions={again}>
        <p class="lead">{codes === 'unknown-version' ? m.grant_newer() : m.offer_unread()}</p>
      </Page>
    )
  }
  const [first] = codes
  const trouble = troubleWith(first, state)
  const issuer = state.bundle?.issuers.find(({ id }) => id === first.issuer)
  if (trouble || !issuer?.address) {
    return (
      <Page key="refused" title={m.offer_title()} onBack={navigation.back} actions={again}>
        <Problem code={trouble ?? 'issuer-without-address'} />
        {trouble !== 'other-city' && <UpdateRegister />}
      </Page>
    )
  }
  const card = cardName(first.type, state.bundle)
  if (redeeming.at === 'under-way') {
    return (
      <Redeem
        promised={codes.map(promiseOfOffer)}
        title={m.offer_title()}
        underWay={m.offer_under_way({ card })}
        onDone={(held) => setRedeeming({ at: 'done', held })}
        onBack={navigation.home}
      />
    )
  }
  const lines = latestLines(holdings.credentials).filter((held) => codes.some(({ offer }) => offer === held.line))
  if (redeeming.at === 'done') return <Offered held={redeeming.held} isNew={true} asked={codes.length} />
  if (lines.length === codes.length) return <Offered held={lines} isNew={false} asked={codes.length} />
  const renewed = isRenewed(first.type)
  return (
    <BeforeRedeeming title={m.offer_title()} go={m.offer_fetch()} onGo={() => setRedeeming({ at: 'under-way' })}>
      <p class="lead">{m.offer_lead({ issuer: inLanguage(issuer.name) })}</p>
      <dl class="facts">
        <Fact name={m.offer_card()}>{codes.length > 1 ? m.offer_many({ card, count: codes.length }) : card}</Fact>
        <Fact name={m.offer_issuer()}>{inLanguage(issuer.name)}</Fact>
        <Fact name={m.offer_from()}>
          <HostName host={new URL(issuer.address).host} />
        </Fact>
      </dl>
      <section>
        <h2>{m.offer_does()}</h2>
        <ul class="points small-points">
          <li>{m.offer_does_unnamed({ issuer: inLanguage(issuer.name) })}</li>
          <li>{renewed ? m.offer_does_renew({ issuer: inLanguage(issuer.name) }) : m.offer_does_once()}</li>
          <li>{m.offer_does_show()}</li>
          <li>{m.offer_does_one_wallet()}</li>
        </ul>
      </section>
    </BeforeRedeeming>
  )
}

/** Codes that belong together: of one city, one issuer and one type. */
function readOffers(texts: readonly string[]): readonly [OfferCode, ...OfferCode[]] | 'malformed' | 'unknown-version' {
  try {
    const [first, ...others] = texts.map(decodeOfferCode)
    if (!first) return 'malformed'
    const together = others.every(
      ({ origin, issuer, type }) => origin === first.origin && issuer === first.issuer && type === first.type,
    )
    return together ? [first, ...others] : 'malformed'
  } catch (error) {
    if (!(error instanceof StandardError)) throw error
    return error.code === 'unknown-version' ? 'unknown-version' : 'malformed'
  }
}

/** Why an offer is not even put to the holder; null where it is. */
function troubleWith({ origin, issuer, type }: OfferCode, { bundle }: AppState): AppErrorCode | null {
  if (!bundle) return 'offline'
  if (origin !== bundle.origin) return 'other-city'
  const registered = bundle.issuers.find(({ id }) => id === issuer)
  if (!registered) return 'issuer-unknown'
  if (registered.address === undefined) return 'issuer-without-address'
  return KNOWN_TYPES.some(({ id }) => id === type) && typeOf(bundle, type) ? null : 'card-unknown'
}
