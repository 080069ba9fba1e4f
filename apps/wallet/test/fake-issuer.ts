import { generateKeyPair } from '@hefu/bbs'
import { issueCredential } from '@hefu/issuer'
import {
  type AttributeValues,
  type CredentialType,
  decodeIssuanceProof,
  encodeIssuedCredential,
  epochAt,
  epochPlus,
  type Issuer,
  type IssuerId,
  issuerId,
  type OfferCode,
  type OfferId,
  offerId,
  readOfferToken,
  type TrustBundle,
} from '@hefu/standard'
import type { SyntheticCity } from '@hefu/testing'
import { refuse } from './fake-city.ts'

/** A service that issues cards of its own: it knows offers by their tokens and nobody by name. */
export interface FakeIssuer {
  /** The register of the city, with the issuer and its types in it. */
  readonly bundle: TrustBundle
  readonly issuer: Issuer & { readonly address: string }
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>
  /** Every address that was asked, by anybody for anything. */
  readonly asked: string[]
  /** What each credential was asked for with. */
  readonly issued: { readonly offer: string; readonly epoch: number; readonly shown: boolean }[]
  offer(type: CredentialType, values: AttributeValues): OfferCode
  /** From now on an offer is refused with this reason. */
  refuse(offer: OfferId, reason: string): void
  /** Answers in the place of the next credential. */
  instead: (() => Response) | null
  /** Who it says it is in what it signs: itself, unless it lies. */
  signsAs: IssuerId
}

interface KnownOffer {
  readonly type: CredentialType
  readonly values: AttributeValues
  readonly entropy: Uint8Array
  reason: string | null
}

/** Adds an issuer with an address to a synthetic city. */
export function fakeIssuer(
  city: SyntheticCity,
  types: readonly CredentialType[],
  address = 'https://tickets.synthetic.example',
): FakeIssuer {
  const keys = generateKeyPair(city.random(32))
  const present = epochAt(city.now, city.bundle.utcOffsetMinutes)
  const span = { firstEpoch: epochPlus(present, -4), lastEpoch: epochPlus(present, 8) }
  const id = issuerId('transit')
  const offers = new Map<string, KnownOffer>()

  function issue(token: string, body: string): Response {
    const claimed = readOfferToken(token)
    const known = claimed && offers.get(claimed.offer)
    if (!claimed || !known) return refuse('invalid_token', 401)
    const { epoch, commitment, refresh } = decodeIssuanceProof(JSON.parse(body).proofs.hefu_commitment[0])
    fake.issued.push({ offer: claimed.offer, epoch, shown: refresh !== null })
    const other = fake.instead
    fake.instead = null
    if (other) return other()
    if (known.reason) return refuse('credential_request_denied', 400, known.reason)
    const { type, values, entropy } = known
    const header = { issuer: fake.signsAs, type: type.id, epoch }
    const issued = issueCredential({ ...keys, type, header, values, commitment, entropy })
    return Response.json({ credentials: [{ credential: encodeIssuedCredential(issued) }], notification_id: 'n-1' })
  }

  const fake: FakeIssuer = {
    issuer: { id, name: { 'zh-CN': '合成市公交', en: 'Synthetic Transit' }, address },
    get bundle() {
      return {
        ...city.bundle,
        issuers: [...city.bundle.issuers, fake.issuer],
        types: [...city.bundle.types, ...types],
        issuerKeys: [
          ...city.bundle.issuerKeys,
          ...types.flatMap((type) =>
            [id, ...city.bundle.issuers.map((one) => one.id)].map((issuer) => ({
              ...{ issuer, type: type.id, publicKey: keys.publicKey },
              ...span,
            })),
          ),
        ],
      }
    },
    asked: [],
    issued: [],
    instead: null,
    signsAs: id,
    offer(type, values) {
      const offer = offerId(Buffer.from(city.random(16)).toString('hex'))
      offers.set(offer, { type, values, entropy: city.random(32).fill(0, 0, 1), reason: null })
      return { origin: city.bundle.origin, issuer: id, type: type.id, offer, secret: city.random(16) }
    },
    refuse(offer, reason) {
      const known = offers.get(offer)
      if (known) known.reason = reason
    },
    async fetch(url, init) {
      fake.asked.push(url)
      const { pathname } = new URL(url)
      const token = new Headers(init?.headers).get('authorization')?.replace('Bearer ', '') ?? ''
      if (pathname === '/nonce') return Response.json({ c_nonce: 'nonce' })
      if (pathname === '/credential') return issue(token, String(init?.body))
      return new Response(null, { status: 204 })
    },
  }
  return fake
}
