import { generateKeyPair } from '@hefu/bbs'
import { issueCredential } from '@hefu/issuer'
import {
  type AttributeValues,
  decodeIssuanceProof,
  encodeIssuedCredential,
  epochAt,
  epochPlus,
  type GrantCode,
  type GrantId,
  grantId,
  MANDATE,
  readGrantToken,
  type TrustBundle,
} from '@hefu/standard'
import { ISSUER, MANDATED, type SyntheticCity } from '@hefu/testing'
import { refuse } from './fake-city.ts'

/** The part of a city that issues mandates: it knows grants by their tokens and nobody by name. */
export interface FakeMandates {
  /** The register of the city, with mandates in it. */
  readonly bundle: TrustBundle
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>
  /** Whose token came with each credential asked for, and whether a credential was shown with it. */
  readonly asked: { readonly grant: string; readonly epoch: number; readonly shown: boolean }[]
  /** A new grant, as its code says it. */
  grant(values?: AttributeValues): GrantCode
  /** The organisation ends a grant. */
  end(grant: GrantId): void
  /** Answers in the place of the next credential. */
  instead: (() => Response) | null
}

interface KnownGrant {
  readonly values: AttributeValues
  readonly entropy: Uint8Array
  redeemed: boolean
  ended: boolean
}

/** Adds the issuing of mandates to a synthetic city. */
export function fakeMandates(city: SyntheticCity): FakeMandates {
  const keys = generateKeyPair(city.random(32))
  const present = epochAt(city.now, city.bundle.utcOffsetMinutes)
  const span = { firstEpoch: epochPlus(present, -4), lastEpoch: epochPlus(present, 8) }
  const key = { issuer: ISSUER, type: MANDATE.id, publicKey: keys.publicKey, ...span }
  const grants = new Map<string, KnownGrant>()

  function issue(token: string, body: string): Response {
    const claimed = readGrantToken(token)
    const known = claimed && grants.get(claimed.grant)
    if (!claimed || !known) return refuse('invalid_token', 401)
    const { epoch, commitment, refresh } = decodeIssuanceProof(JSON.parse(body).proofs.hefu_commitment[0])
    fake.asked.push({ grant: claimed.grant, epoch, shown: refresh !== null })
    const other = fake.instead
    fake.instead = null
    if (other) return other()
    if (known.ended) return refuse('credential_request_denied', 400, 'mandate-ended')
    if (known.redeemed && !refresh) return refuse('credential_request_denied', 400, 'grant-redeemed')
    known.redeemed = true
    const header = { issuer: ISSUER, type: MANDATE.id, epoch }
    const { values, entropy } = known
    const issued = issueCredential({ ...keys, type: MANDATE, header, values, commitment, entropy })
    return Response.json({ credentials: [{ credential: encodeIssuedCredential(issued) }], notification_id: 'n-1' })
  }

  const fake: FakeMandates = {
    bundle: {
      ...city.bundle,
      types: [...city.bundle.types, MANDATE],
      issuerKeys: [...city.bundle.issuerKeys, key],
    },
    asked: [],
    instead: null,
    grant(values = MANDATED) {
      const grant = grantId(Buffer.from(city.random(16)).toString('hex'))
      grants.set(grant, { values, entropy: city.random(32).fill(0, 0, 1), redeemed: false, ended: false })
      return { origin: city.bundle.origin, organisation: String(values[0]), grant, secret: city.random(16) }
    },
    end(grant) {
      const known = grants.get(grant)
      if (known) known.ended = true
    },
    async fetch(url, init) {
      const { pathname } = new URL(url)
      const token = new Headers(init?.headers).get('authorization')?.replace('Bearer ', '') ?? ''
      if (pathname === '/nonce') return Response.json({ c_nonce: 'nonce' })
      if (pathname === '/credential') return issue(token, String(init?.body))
      return new Response(null, { status: 204 })
    },
  }
  return fake
}
