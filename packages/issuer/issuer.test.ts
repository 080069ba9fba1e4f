import {
  decodeIssuanceProof,
  decodeIssuerShowing,
  epochPlus,
  PERSON_ENTRY,
  PERSON_IDENTITY,
  toEpoch,
} from '@hefu/standard'
import { ADULT, ISSUER, type SyntheticCity, syntheticCity } from '@hefu/testing'
import { beginIssuance, proveAcceptance, proveForIssuance } from '@hefu/wallet'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkIssuerShowing } from './check-issuer-showing.ts'
import { issuableEpochs, issueCredential } from './issue-credential.ts'

const EPOCH = toEpoch(202648)
const HEADER = { issuer: ISSUER, type: PERSON_ENTRY.id, epoch: EPOCH }

let city: SyntheticCity

beforeAll(async () => {
  city = await syntheticCity('issuer tests')
})

function keys(type = PERSON_ENTRY) {
  const pair = city.issuerSecrets.get(type)
  if (!pair) throw new Error(`the synthetic city issues ${type.id}`)
  return pair
}

describe('issuing', () => {
  test('the same request signed twice gives the same signature: a lost answer reveals nothing new', () => {
    const { commitment } = beginIssuance({ type: PERSON_ENTRY.id, epoch: EPOCH }, city.random)
    const options = {
      ...keys(),
      type: PERSON_ENTRY,
      header: HEADER,
      values: ADULT,
      commitment,
      entropy: new Uint8Array(32).fill(1),
    }
    expect(issueCredential(options)).toEqual(issueCredential(options))
  })

  test.each([
    ['of other bytes', (commitment: Uint8Array) => commitment.with(60, (commitment[60] ?? 0) ^ 1)],
    ['cut short', (commitment: Uint8Array) => commitment.slice(0, -1)],
    ['empty', () => new Uint8Array()],
    ['to the identity', (commitment: Uint8Array) => commitment.map((byte, i) => (i === 0 ? 0xc0 : i < 48 ? 0 : byte))],
  ])('refuses a commitment %s', (_, damage) => {
    const { commitment } = beginIssuance({ type: PERSON_ENTRY.id, epoch: EPOCH }, city.random)
    const options = {
      ...keys(),
      type: PERSON_ENTRY,
      header: HEADER,
      values: ADULT,
      entropy: new Uint8Array(32).fill(1),
    }
    expect(() => issueCredential({ ...options, commitment: damage(commitment) })).toThrow(
      expect.objectContaining({ name: 'IssuerError', code: 'invalid-commitment' }),
    )
  })

  test('refuses values that the type does not allow', () => {
    const { commitment } = beginIssuance({ type: PERSON_ENTRY.id, epoch: EPOCH }, city.random)
    const options = { ...keys(), type: PERSON_ENTRY, header: HEADER, commitment, entropy: new Uint8Array(32).fill(1) }
    expect(() => issueCredential({ ...options, values: ADULT.with(9, 'suspect') })).toThrow(
      expect.objectContaining({ code: 'invalid-attribute' }),
    )
  })

  test('signs for the present epoch and the next', () => {
    expect(issuableEpochs(EPOCH)).toEqual([EPOCH, epochPlus(EPOCH, 1)])
  })
})

describe('a showing to the issuer', () => {
  const check = { header: HEADER, messageCount: PERSON_ENTRY.attributes.length, nonce: 'n-1' }

  test('proves the present credential, for this nonce and this commitment only', () => {
    const credential = city.issue(ADULT)
    const pending = beginIssuance(
      { type: PERSON_ENTRY.id, epoch: epochPlus(EPOCH, 1), proverNym: credential.proverNym },
      city.random,
    )
    const { refresh, commitment } = decodeIssuanceProof(
      proveForIssuance({ pending, nonce: 'n-1', present: credential }, city.random),
    )
    if (!refresh) throw new Error('a refresh carries a showing')
    const fitting = { ...check, publicKeys: [keys().publicKey], showing: refresh, commitment }
    expect(checkIssuerShowing(fitting)).toBe(true)
    expect(checkIssuerShowing({ ...fitting, publicKeys: [keys(PERSON_IDENTITY).publicKey, keys().publicKey] })).toBe(
      true,
    )
    expect(checkIssuerShowing({ ...fitting, nonce: 'n-2' })).toBe(false)
    expect(checkIssuerShowing({ ...fitting, commitment: null })).toBe(false)
    expect(checkIssuerShowing({ ...fitting, commitment: commitment.with(0, (commitment[0] ?? 0) ^ 1) })).toBe(false)
    expect(checkIssuerShowing({ ...fitting, header: { ...HEADER, epoch: epochPlus(EPOCH, 1) } })).toBe(false)
    expect(checkIssuerShowing({ ...fitting, publicKeys: [keys(PERSON_IDENTITY).publicKey] })).toBe(false)
    expect(checkIssuerShowing({ ...fitting, publicKeys: [] })).toBe(false)
  })

  test('accepts what was issued, and a pseudonym of another holder does not fit', () => {
    const [own, other] = [city.issue(ADULT), city.issue(ADULT)].map((credential) =>
      decodeIssuerShowing(proveAcceptance({ credential, nonce: 'n-1' }, city.random)),
    )
    if (!own || !other) throw new Error('two showings were made')
    const fitting = { ...check, publicKeys: [keys().publicKey], commitment: null }
    expect(checkIssuerShowing({ ...fitting, showing: own })).toBe(true)
    expect(checkIssuerShowing({ ...fitting, showing: { ...own, pseudonym: other.pseudonym } })).toBe(false)
    expect(checkIssuerShowing({ ...fitting, showing: { ...own, proof: own.proof.slice(1) } })).toBe(false)
  })
})
