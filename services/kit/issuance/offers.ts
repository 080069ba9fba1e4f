import { createHash, timingSafeEqual } from 'node:crypto'
import { fromHex, toHex } from '@hefu/bytes'
import { type KeyStore, seal, unseal } from '@hefu/server'
import {
  type CredentialTypeId,
  encodeOfferCode,
  type IssuerId,
  type OfferId,
  offerId,
  readOfferToken,
} from '@hefu/standard'
import type { ServicePorts } from '../ports.ts'
import type { KeptOffer, OfferStore } from './offer-store.ts'

/** What offering stands on. */
export interface OfferPorts {
  readonly store: OfferStore
  readonly keyStore: KeyStore
  readonly issuer: IssuerId
  /** The log's name. */
  readonly origin: string
  readonly walletUrl: string
  readonly ports: Pick<ServicePorts, 'random'>
}

/** What to offer. */
export interface OfferOrder {
  readonly type: CredentialTypeId
  /** What the card says, as JSON: given to the type's `values` at each issuance, sealed meanwhile. */
  readonly terms: unknown
  /** Unix seconds: a wallet must have redeemed it before. */
  readonly until: number
  /** How many, each good for one card; 1 unless given. */
  readonly count?: number
}

/** An offer to hand over. The issuer gives the code out once and cannot make it again. */
export interface Offer {
  readonly id: OfferId
  /** `HO1:...` */
  readonly code: string
  /** Opens the wallet on the same phone with it. */
  readonly link: string
}

const BYTES = 16
const utf8 = new TextEncoder()

/** Makes offers; durable before they are answered. */
export async function makeOffers(offering: OfferPorts, order: OfferOrder): Promise<readonly Offer[]> {
  const { store, issuer, origin, walletUrl, ports } = offering
  const { type, until: redeemUntil, count = 1 } = order
  const key = await termsKey(offering, type)
  const plain = utf8.encode(JSON.stringify(order.terms ?? null))
  const made = Array.from({ length: count }, () => ({ id: ports.random(BYTES), secret: ports.random(BYTES) }))
  await store.add(
    made.map(({ id, secret }) => ({
      id,
      type,
      secretHash: sha256(secret),
      termsSealed: seal(key, contextOf(id), plain, ports.random),
      redeemUntil,
      ended: false,
      commitmentHash: null,
      record: null,
    })),
  )
  return made.map(({ id, secret }) => {
    const offer = offerId(toHex(id))
    const code = encodeOfferCode({ origin, issuer, type, offer, secret })
    return { id: offer, code, link: `${walletUrl}/#offer=${encodeURIComponent(code)}` }
  })
}

/** The offer that a bearer token redeems; null for any other token. */
export async function offerOfToken(store: OfferStore, token: string): Promise<KeptOffer | null> {
  const read = readOfferToken(token)
  const kept = read && (await store.find(fromHex(read.offer)))
  return kept && timingSafeEqual(kept.secretHash, sha256(read.secret)) ? kept : null
}

/** The terms of an offer; null where nothing is left of them. @throws ServerError `secret-not-opened` or `type-destroyed` */
export async function termsOf(
  offering: Pick<OfferPorts, 'keyStore' | 'ports'>,
  offer: KeptOffer,
): Promise<{ readonly terms: unknown } | null> {
  if (!offer.termsSealed) return null
  const plain = unseal(await termsKey(offering, offer.type), contextOf(offer.id), offer.termsSealed)
  return { terms: JSON.parse(new TextDecoder().decode(plain)) }
}

/** SHA-256. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest())
}

function termsKey(
  { keyStore, ports }: Pick<OfferPorts, 'keyStore' | 'ports'>,
  type: CredentialTypeId,
): Promise<Uint8Array> {
  return keyStore.loadOrCreate(`offer/terms/${type}`, () => ports.random(32), type)
}

function contextOf(id: Uint8Array): Uint8Array {
  return utf8.encode(`hefu offer\n${toHex(id)}`)
}
