import { toHex } from '@hefu/bytes'
import { createGate } from '@hefu/gate'
import { issueCredential } from '@hefu/issuer'
import { ed25519Sign } from '@hefu/log'
import {
  decodePass,
  encodeIssuedCredential,
  encodePass,
  encodeRequest,
  epochPlus,
  type Pass,
  PERSON_ENTRY,
  type RequestClaim,
  requestMessage,
  SLOT_SECONDS,
  type Slot,
  slotAt,
  slotStart,
  toEpoch,
} from '@hefu/standard'
import { ADULT, CHILD, CONCESSION, ISSUER, OVER_18, type SyntheticCity, seededRandom } from '@hefu/testing'
import {
  beginIssuance,
  type HeldCredential,
  makePass,
  proveForIssuance,
  readRequest,
  receiveCredential,
} from '@hefu/wallet'
import type { Json } from './format-vectors.ts'

/** One issuance from commitment to credential, with every secret, so that another implementation can follow it. */
export function issuanceVector(city: SyntheticCity): Json {
  const random = seededRandom('issuance vector')
  const epoch = toEpoch(202648)
  const entropy = Uint8Array.of(0, ...random(31))
  const keys = city.issuerSecrets.get(PERSON_ENTRY)
  if (!keys) throw new Error('the synthetic city issues person.entry')
  const pending = beginIssuance({ type: PERSON_ENTRY.id, epoch }, random)
  const proof = proveForIssuance({ pending, nonce: 'n-1', present: null }, random)
  const header = { issuer: ISSUER, type: PERSON_ENTRY.id, epoch }
  const issued = issueCredential({
    ...keys,
    type: PERSON_ENTRY,
    header,
    values: ADULT,
    commitment: pending.commitment,
    entropy,
  })
  const text = encodeIssuedCredential(issued)
  const held = receiveCredential({ text, pending, bundle: city.bundle, present: null })
  return {
    issuerSecretKey: toHex(keys.secretKey),
    issuerPublicKey: toHex(keys.publicKey),
    proverNym: toHex(pending.proverNym),
    proverBlind: toHex(pending.proverBlind),
    commitment: toHex(pending.commitment),
    proof,
    entropy: toHex(entropy),
    signature: toHex(issued.signature),
    credential: text,
    nymSecret: toHex(held.nymSecret),
  }
}

/** Texts shown one after the other to one gate without memory of others, with its verdict at that moment. */
export function passVectors(city: SyntheticCity): Json {
  const { pool, metro } = city.services
  const present = slotAt(city.now)
  const [adult, child] = [city.issue(ADULT), city.issue(CHILD)]
  const old = city.issue(ADULT, { epoch: epochPlus(toEpoch(202648), -2) })
  const pass = (credential: HeldCredential, service = pool, slot: Slot = present) =>
    makePass({ credential, service, bundle: city.bundle, slot }, city.random)
  const forged = (change: (pass: Pass) => Partial<Pass>) => {
    const genuine = decodePass(pass(adult))
    return encodePass({ ...genuine, ...change(genuine) })
  }
  const good = pass(adult)
  const later = (present + 2) as Slot
  const cases: readonly (readonly [why: string, text: string, at?: number])[] = [
    ['a genuine pass', good],
    ['the same pass again', good],
    ['another pass of the same holder, the same day', pass(adult, pool, (present + 1) as Slot)],
    ['a pass of two slots ago', pass(child), slotStart(later)],
    ['a pass for two slots ahead', pass(child, pool, later)],
    ['a holder who is not entitled', pass(child)],
    ['a pass for another service', pass(adult, metro)],
    ['a credential of two epochs ago', pass(old)],
    ['a disclosed value altered', forged(() => ({ disclosed: new Map([[OVER_18, false]]) }))],
    ['a disclosed value left out', forged(() => ({ disclosed: new Map() }))],
    [
      'a disclosed value added',
      forged(({ disclosed }) => ({ disclosed: new Map([...disclosed, [CONCESSION, 'none']]) })),
    ],
    [
      'a pseudonym that is the identity',
      forged(({ pseudonym }) => ({ pseudonym: pseudonym.map((_, i) => (i === 0 ? 0xc0 : 0)) })),
    ],
    ['a proof altered', forged(({ proof }) => ({ proof: proof.with(200, (proof[200] ?? 0) ^ 1) }))],
    ['a nonce that nobody gave out', forged(() => ({ nonce: new Uint8Array(16) }))],
    ['an unknown issuer', forged(() => ({ issuer: 'city.elsewhere' as never }))],
    ['an unknown version', `HF2:${good.slice(4)}`],
    ['a pass cut short', good.slice(0, -3)],
    ['something else', 'https://example.org/'],
  ]
  let now = city.now
  const gate = createGate({ bundle: city.bundle, service: pool.id, clock: () => now, random: seededRandom('gate') })
  return {
    service: pool.id,
    cases: cases.map(([why, text, at = city.now]) => {
      now = at
      const verdict = gate.check(text)
      const outcome =
        verdict.verdict === 'admitted' ? { pseudonym: toHex(verdict.pseudonym) } : { reason: verdict.reason }
      return { why, now, text, verdict: verdict.verdict, ...outcome }
    }),
  }
}

/** Requests read by a wallet, with what it makes of them. */
export async function requestVectors(city: SyntheticCity): Promise<Json> {
  const random = seededRandom('request vectors')
  const present = slotAt(city.now)
  const signed = async (change: Partial<RequestClaim> = {}): Promise<string> => {
    const claim: RequestClaim = {
      service: city.services.bar.id,
      indexes: [OVER_18],
      nonce: random(16),
      slot: present,
      keyId: city.requestKey.id,
      ...change,
    }
    return encodeRequest({ ...claim, signature: await ed25519Sign(city.requestKey.privateKey, requestMessage(claim)) })
  }
  const good = await signed()
  const cases: readonly (readonly [why: string, text: string])[] = [
    ['a registered question', good],
    ['with an optional attribute', await signed({ indexes: [OVER_18, CONCESSION] })],
    ['one attribute over the registration', await signed({ indexes: [0, OVER_18] })],
    ['a key that is not registered', await signed({ keyId: 'request-2' })],
    ['a service that is not registered', await signed({ service: 'venue.none' as never })],
    ['of two slots ago', await signed({ slot: (present - 2) as Slot })],
    ['for two slots ahead', await signed({ slot: (present + 2) as Slot })],
    ['of an unknown version', `HQ2:${good.slice(4)}`],
    ['cut short', good.slice(0, -3)],
  ]
  const read = cases.map(async ([why, text]) => {
    const result = await readRequest(text, city.bundle, city.now)
    return { why, text, outcome: result.outcome, ...(result.outcome === 'refused' && { reason: result.reason }) }
  })
  return { now: city.now, slotSeconds: SLOT_SECONDS, cases: await Promise.all(read) }
}
