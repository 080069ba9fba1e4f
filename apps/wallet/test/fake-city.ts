import type { AppConfig } from '@hefu/app-browser'
import { checkIssuerShowing, issueCredential } from '@hefu/issuer'
import { formatVerifierKey } from '@hefu/log'
import {
  type AttributeValues,
  type CredentialType,
  decodeIssuanceProof,
  decodeIssuerShowing,
  type Epoch,
  encodeIssuedCredential,
  type IssuerShowing,
  keysFor,
  PERSON_ENTRY,
  PERSON_IDENTITY,
} from '@hefu/standard'
import { ADULT, IDENTITY, ISSUER, SYNTHETIC_NOW, type SyntheticCity, syntheticCity } from '@hefu/testing'
import { type FakePeople, fakePeople } from './fake-people.ts'

/** A city and its identity provider behind `fetch`, with the real issuer engine and no server. */
export interface FakeCity extends SyntheticCity {
  readonly config: AppConfig
  /** Answers as the servers would; what it was asked is in `requests`. */
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>
  readonly requests: string[]
  /** What it was asked with: the query of each request that had one. */
  readonly queries: string[]
  /** Answers in the place of a path, once each, in turn. */
  readonly instead: Map<string, (() => Response | Promise<Response>)[]>
  /** Commitments that were signed, as text. */
  readonly commitments: string[]
  /** Pseudonyms that came with an acceptance or a refresh. */
  readonly pseudonyms: string[]
  /** What it holds about the one person who signs in to it. */
  readonly people: FakePeople
}

const CITY = 'http://localhost:4890'
const PROVIDER = 'http://localhost:4893'

/** Makes a fake city; the same seed makes the same keys. `now` in Unix seconds. */
export async function fakeCity(seed = 'wallet app', now: number = SYNTHETIC_NOW): Promise<FakeCity> {
  const city = await syntheticCity(seed, now)
  const config: AppConfig = {
    cityUrl: CITY,
    log: {
      key: formatVerifierKey(city.policy.logKey),
      witnesses: city.policy.witnesses.map(formatVerifierKey),
      quorum: city.policy.quorum,
    },
    identityProvider: {
      issuer: PROVIDER,
      clientId: 'hefu-wallet',
      scope: 'hefu offline_access',
      resource: CITY,
    },
    demo: true,
  }
  const entropy = city.random(32).fill(0, 0, 1)
  let refreshToken = 0

  function issue(body: { credential_configuration_id: string; proofs: { hefu_commitment: [string] } }): Response {
    const type = typeNamed(body.credential_configuration_id)
    const { epoch, commitment, nonce, refresh } = decodeIssuanceProof(body.proofs.hefu_commitment[0])
    if (refresh && !genuine(type, refresh, nonce, commitment)) return refuse('invalid_proof')
    const ended = fake.people.denial(type.id)
    if (ended && !(ended.reason === 'holder-asked' && !refresh)) {
      const denial = { error: 'credential_request_denied', hefu_reason: 'ended-early', hefu_early_end: ended }
      return Response.json(denial, { status: 400 })
    }
    const keys = city.issuerSecrets.get(type)
    if (!keys) return refuse('unknown_credential_configuration')
    fake.commitments.push(String(commitment))
    const header = { issuer: ISSUER, type: type.id, epoch }
    const credential = issueCredential({ ...keys, type, header, values: valuesOf(type), commitment, entropy })
    return Response.json({ credentials: [{ credential: encodeIssuedCredential(credential) }], notification_id: 'n-1' })
  }

  function genuine(
    type: CredentialType,
    showing: IssuerShowing,
    nonce: string,
    commitment: Uint8Array | null,
  ): boolean {
    fake.pseudonyms.push(String(showing.pseudonym))
    const header = { issuer: ISSUER, type: type.id, epoch: showing.epoch }
    const publicKeys = keysFor(fake.bundle, ISSUER, type.id, showing.epoch as Epoch).map(({ publicKey }) => publicKey)
    const messageCount = type.attributes.length
    return checkIssuerShowing({ publicKeys, header, messageCount, showing, nonce, commitment })
  }

  const routes: Readonly<Record<string, (body: string) => Response | Promise<Response>>> = {
    '/config.json': () => Response.json(config, { headers: { date: new Date(city.now * 1000).toUTCString() } }),
    '/bundle': async () => new Response((await city.register.bytes()) as Uint8Array<ArrayBuffer>),
    '/nonce': () => Response.json({ c_nonce: `nonce-${fake.requests.length}` }),
    '/credential': (body) => issue(JSON.parse(body)),
    '/notification': (body) => {
      const { hefu_showing, c_nonce } = JSON.parse(body)
      const showing = decodeIssuerShowing(hefu_showing)
      const ok = [PERSON_ENTRY, PERSON_IDENTITY].some((type) => genuine(type, showing, c_nonce, null))
      return ok ? new Response(null, { status: 204 }) : refuse('invalid_proof')
    },
    '/.well-known/openid-configuration': () =>
      Response.json({
        issuer: PROVIDER,
        authorization_endpoint: `${PROVIDER}/auth`,
        token_endpoint: `${PROVIDER}/token`,
      }),
    '/token': () =>
      Response.json({
        access_token: 'access',
        token_type: 'Bearer',
        expires_in: 600,
        refresh_token: `refresh-${++refreshToken}`,
      }),
  }

  const fake: FakeCity = {
    ...city,
    config,
    requests: [],
    queries: [],
    instead: new Map(),
    commitments: [],
    pseudonyms: [],
    people: fakePeople(city),
    async fetch(url, init) {
      const { pathname, search } = new URL(url, CITY)
      fake.requests.push(pathname)
      if (search !== '') fake.queries.push(pathname + search)
      const other = fake.instead.get(pathname)?.shift()
      if (other) return other()
      const theirs = fake.people.answer(init?.method ?? 'GET', pathname, String(init?.body ?? ''))
      if (theirs) return theirs
      const route = routes[pathname]
      return route ? route(String(init?.body ?? '')) : new Response(null, { status: 404 })
    },
  }
  return fake
}

/** An answer with an OpenID4VCI error code, and the city's own reason. */
export function refuse(error: string, status = 400, reason?: string): Response {
  return Response.json({ error, ...(reason && { hefu_reason: reason }) }, { status })
}

function typeNamed(id: string): CredentialType {
  return id === PERSON_IDENTITY.id ? PERSON_IDENTITY : PERSON_ENTRY
}

function valuesOf(type: CredentialType): AttributeValues {
  return type === PERSON_IDENTITY ? IDENTITY : ADULT
}
