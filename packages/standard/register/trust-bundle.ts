import type { CredentialType } from '../credential/credential-type.ts'
import type { Epoch } from '../credential/epoch.ts'
import type { CredentialTypeId, IssuerId, ServiceId } from '../identifiers.ts'
import type { LocalText } from '../local-text.ts'
import type { LabelKey } from '../public-code/label-key.ts'
import type { Issuer, IssuerKey } from './issuer.ts'
import { isInForce, type Service } from './service.ts'

/** All that a wallet or a gate needs to work offline: the proven register as `registerView` makes it. */
export interface TrustBundle {
  /** The log's name, such as `demo.hefu.example`. */
  readonly origin: string
  readonly name: LocalText
  /** Minutes by which the city's clocks are ahead of UTC. */
  readonly utcOffsetMinutes: number
  /** Unix seconds: enough witnesses saw this register then or later. */
  readonly issuedAt: number
  readonly issuers: readonly Issuer[]
  readonly issuerKeys: readonly IssuerKey[]
  /** Keys that were ended early, each with the epochs that it lost: nothing that they signed for those is accepted. */
  readonly endedKeys: readonly IssuerKey[]
  readonly types: readonly CredentialType[]
  /** Also those that have ended, so that a label that one of them signed is told from one that nobody signed. */
  readonly labelKeys: readonly LabelKey[]
  /** A service stands here once for each registration, each with the time in which it is in force; no two at the same time. */
  readonly services: readonly Service[]
}

/** A bundle older than this is not relied on: 7 days, in seconds. */
export const MAX_BUNDLE_AGE: number = 7 * 86_400

/** Wallets that find the key of a credential ended renew it at a random moment within this time, in seconds. */
export const KEY_END_SPREAD = 3600

/** The keys that may have signed a credential of this type in this epoch. */
export function keysFor(bundle: TrustBundle, issuer: IssuerId, type: CredentialTypeId, epoch: Epoch): IssuerKey[] {
  return keysOfEpoch(bundle.issuerKeys, issuer, type, epoch)
}

/**
 * The keys that would have signed a credential of this type in this epoch, had they not been ended early: whatever they signed is refused,
 * and its holder is told to renew it.
 */
export function endedKeysFor(bundle: TrustBundle, issuer: IssuerId, type: CredentialTypeId, epoch: Epoch): IssuerKey[] {
  return keysOfEpoch(bundle.endedKeys, issuer, type, epoch)
}

/** Of these keys those of this issuer and type whose span has this epoch. */
export function keysOfEpoch(
  keys: readonly IssuerKey[],
  issuer: IssuerId,
  type: CredentialTypeId,
  epoch: Epoch,
): IssuerKey[] {
  return keys.filter(
    (key) => key.issuer === issuer && key.type === type && key.firstEpoch <= epoch && epoch <= key.lastEpoch,
  )
}

/**
 * The registration of a service at a moment: the one in force, else the one that will be next, else the last that was. To be looked
 * up when it is needed, since the next may take effect at any time.
 */
export function serviceOf(bundle: TrustBundle, id: ServiceId, unixSeconds: number): Service | undefined {
  const versions = bundle.services.filter((service) => service.id === id)
  const inForce = versions.find((service) => isInForce(service, unixSeconds))
  if (inForce) return inForce
  const inTime = versions.toSorted((a, b) => a.validFrom - b.validFrom)
  return inTime.find(({ validFrom }) => validFrom > unixSeconds) ?? inTime.at(-1)
}

/** Every service once, as {@link serviceOf} finds it, in the order of the register. */
export function servicesAt(bundle: TrustBundle, unixSeconds: number): Service[] {
  const ids = new Set(bundle.services.map(({ id }) => id))
  return [...ids].flatMap((id) => serviceOf(bundle, id, unixSeconds) ?? [])
}

/** The credential type of this id, if it is registered. */
export function typeOf(bundle: TrustBundle, id: CredentialTypeId): CredentialType | undefined {
  return bundle.types.find((type) => type.id === id)
}

/** Whether a bundle is too old to rely on. */
export function isStale(bundle: TrustBundle, unixSeconds: number): boolean {
  return unixSeconds - bundle.issuedAt > MAX_BUNDLE_AGE
}
