import { issueCredential } from '@hefu/issuer'
import {
  type AttributeValues,
  decodeIssuanceProof,
  decodeIssuerShowing,
  encodeIssuedCredential,
  epochPlus,
  type IssuedCredential,
  issuerId,
  PERSON_ENTRY,
  PERSON_IDENTITY,
  toEpoch,
} from '@hefu/standard'
import { ADULT, IDENTITY, ISSUER, type SyntheticCity, syntheticCity } from '@hefu/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  beginIssuance,
  type PendingIssuance,
  proveAcceptance,
  proveForIssuance,
  receiveCredential,
} from './receive-credential.ts'

const EPOCH = toEpoch(202648)

let city: SyntheticCity
let pending: PendingIssuance
const entropy = new Uint8Array(32).fill(1)

beforeAll(async () => {
  city = await syntheticCity('wallet tests')
  pending = beginIssuance({ type: PERSON_ENTRY.id, epoch: EPOCH }, city.random)
})

/** What the synthetic issuer answers to the pending issuance, with changes. */
function issued(change: Partial<IssuedCredential> = {}, values: AttributeValues = ADULT): IssuedCredential {
  const keys = city.issuerSecrets.get(PERSON_ENTRY)
  if (!keys) throw new Error('the synthetic city issues person.entry')
  const header = { issuer: ISSUER, type: PERSON_ENTRY.id, epoch: EPOCH }
  const credential = issueCredential({
    ...keys,
    type: PERSON_ENTRY,
    header,
    values,
    commitment: pending.commitment,
    entropy,
  })
  return { ...credential, ...change }
}

function receive(
  credential: IssuedCredential,
  bundle = city.bundle,
  present = null as ReturnType<SyntheticCity['issue']> | null,
) {
  return receiveCredential({ text: encodeIssuedCredential(credential), pending, bundle, present })
}

describe('receiving a credential', () => {
  test('unblinds what the issuer signed', () => {
    const held = receive(issued())
    expect(held).toMatchObject({ header: { epoch: EPOCH }, values: ADULT, entropy, proverNym: pending.proverNym })
    expect(held.nymSecret).not.toEqual(pending.proverNym)
    expect(held.nymSecret).not.toEqual(entropy)
  })

  test.each<[string, () => IssuedCredential, string]>([
    [
      'another epoch than asked for',
      () => issued({ header: { ...issued().header, epoch: epochPlus(EPOCH, 1) } }),
      'wrong-epoch',
    ],
    ['a value altered after signing', () => issued({ values: ADULT.with(4, false) }), 'invalid-signature'],
    ['entropy other than signed', () => issued({ entropy: new Uint8Array(32).fill(2) }), 'invalid-signature'],
    ['a signature damaged', () => issued({ signature: issued().signature.with(60, 0) }), 'invalid-signature'],
    [
      'an issuer that the bundle does not know',
      () => issued({ header: { ...issued().header, issuer: 'city.other' as never } }),
      'unknown-key',
    ],
  ])('refuses %s', (_, make, code) => {
    expect(() => receive(make())).toThrow(expect.objectContaining({ name: 'WalletError', code }))
  })

  test('refuses a card of another issuer than the one that was asked, whatever keys the bundle has', () => {
    const options = { text: encodeIssuedCredential(issued()), pending, bundle: city.bundle, present: null }
    expect(receiveCredential({ ...options, issuer: ISSUER })).toMatchObject({ header: { issuer: ISSUER } })
    expect(() => receiveCredential({ ...options, issuer: issuerId('transit') })).toThrow(
      expect.objectContaining({ name: 'WalletError', code: 'unknown-key' }),
    )
  })

  test('refuses another type, and text that is none', () => {
    const identity = city.issue(IDENTITY, { type: PERSON_IDENTITY })
    const text = encodeIssuedCredential({ ...identity, entropy })
    expect(() => receiveCredential({ text, pending, bundle: city.bundle, present: null })).toThrow(
      expect.objectContaining({ code: 'wrong-type' }),
    )
    expect(() => receiveCredential({ text: '?', pending, bundle: city.bundle, present: null })).toThrow(
      expect.objectContaining({ code: 'malformed' }),
    )
  })

  test('refuses a type with one attribute more than the wallet knows: a server cannot mark a holder with it', () => {
    const [first] = PERSON_ENTRY.attributes
    if (!first) throw new Error('person.entry has attributes')
    const wider = { ...PERSON_ENTRY, attributes: [...PERSON_ENTRY.attributes, first] }
    expect(() => receive(issued(), { ...city.bundle, types: [wider, PERSON_IDENTITY] })).toThrow(
      expect.objectContaining({ code: 'wrong-type' }),
    )
    expect(() => receive(issued(), { ...city.bundle, types: [] })).toThrow(
      expect.objectContaining({ code: 'unknown-type' }),
    )
  })

  test('refuses a key that the bundle does not list for the epoch: a key for one person is no key', async () => {
    const other = await syntheticCity('another city')
    expect(() => receive(issued(), { ...city.bundle, issuerKeys: other.bundle.issuerKeys })).toThrow(
      expect.objectContaining({ code: 'invalid-signature' }),
    )
    expect(() => receive(issued(), { ...city.bundle, issuerKeys: [] })).toThrow(
      expect.objectContaining({ code: 'unknown-key' }),
    )
  })

  test('refuses entropy that changed between epochs', () => {
    const present = { ...receive(issued()), entropy: new Uint8Array(32).fill(3) }
    expect(() => receive(issued(), city.bundle, present)).toThrow(expect.objectContaining({ code: 'entropy-changed' }))
  })
})

describe('proofs to the issuer', () => {
  test('at enrolment carry a commitment and no showing', () => {
    const proof = decodeIssuanceProof(proveForIssuance({ pending, nonce: 'n-1', present: null }, city.random))
    expect(proof).toEqual({ epoch: EPOCH, commitment: pending.commitment, nonce: 'n-1', refresh: null })
  })

  test('at refresh and acceptance show the same pseudonym, epoch after epoch, and never the same proof', () => {
    const held = receive(issued())
    const next = city.issue(ADULT, { epoch: epochPlus(EPOCH, 1), holder: held })
    const accepted = [held, held, next].map((credential) =>
      decodeIssuerShowing(proveAcceptance({ credential, nonce: 'n' }, city.random)),
    )
    const refresh = decodeIssuanceProof(proveForIssuance({ pending, nonce: 'n-2', present: held }, city.random)).refresh
    expect(new Set([...accepted, refresh].map((showing) => String(showing?.pseudonym))).size).toBe(1)
    expect(new Set([...accepted, refresh].map((showing) => String(showing?.proof))).size).toBe(4)
  })
})
