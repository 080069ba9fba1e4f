import { type CborValue, decodeDcbor, encodeDcbor, fromBase64, toBase64 } from '@hefu/bytes'
import { ed25519KeyPair, type NoteSigner, signNote, verifierKey } from '@hefu/log'
import { ISSUER, syntheticCity } from '@hefu/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import { epochPlus, toEpoch } from '../credential/epoch.ts'
import { PERSON_ENTRY } from '../credential/person-entry.ts'
import { serviceId } from '../identifiers.ts'
import { assertConsistent, isEntitled, isInForce, type Service } from './service.ts'
import {
  isStale,
  keysFor,
  MAX_BUNDLE_AGE,
  openTrustBundle,
  serviceOf,
  signTrustBundle,
  type TrustBundle,
} from './trust-bundle.ts'

let bundle: TrustBundle
let signer: NoteSigner
let note: string

beforeAll(async () => {
  ;({ bundle, signer } = await syntheticCity())
  note = await signTrustBundle(bundle, signer)
})

/** A bundle whose CBOR is altered and then signed by the right key: what a faulty or hostile city could publish. */
async function signedWith(change: (items: CborValue[]) => CborValue[]): Promise<string> {
  const [title, origin, encoded = ''] = note.split('\n')
  const items = change([...(decodeDcbor(fromBase64(encoded), 1e6) as CborValue[])])
  return signNote(`${title}\n${origin}\n${toBase64(encodeDcbor(items))}\n`, [signer])
}

describe('the trust bundle', () => {
  test('goes through its note and back', async () => {
    expect(await openTrustBundle(note, signer.key)).toEqual(bundle)
  })

  test('opens with the pinned key only', async () => {
    const { privateKey, publicKey } = await ed25519KeyPair(new Uint8Array(32).fill(9))
    const other = { key: await verifierKey(bundle.origin, publicKey), privateKey }
    await expect(openTrustBundle(note, other.key)).rejects.toMatchObject({ code: 'unknown-signer' })
    await expect(openTrustBundle(await signTrustBundle(bundle, other), signer.key)).rejects.toMatchObject({
      code: 'unknown-signer',
    })
  })

  test('of another city is refused, even under the right key', async () => {
    const foreign = await signTrustBundle({ ...bundle, origin: 'elsewhere.example' }, signer)
    await expect(openTrustBundle(foreign, signer.key)).rejects.toMatchObject({ code: 'malformed' })
  })

  test.each([
    ['another version', (items: CborValue[]) => items.with(0, 2), 'unknown-version'],
    ['an item too many', (items: CborValue[]) => [...items, null], 'malformed'],
    ['a date before 1970', (items: CborValue[]) => items.with(4, -1), 'malformed'],
    ['a type left out that a service needs', (items: CborValue[]) => items.with(7, []), 'invalid-register'],
    [
      'a third key for one epoch',
      (items: CborValue[]) => {
        const [key] = items[6] as CborValue[]
        return items.with(6, [key ?? null, key ?? null, key ?? null])
      },
      'invalid-register',
    ],
  ])('with %s is refused', async (_, change, code) => {
    await expect(openTrustBundle(await signedWith(change), signer.key)).rejects.toMatchObject({ code })
  })

  test('names the keys of an epoch', () => {
    const epoch = toEpoch(202648)
    expect(keysFor(bundle, ISSUER, PERSON_ENTRY.id, epoch)).toHaveLength(1)
    expect(keysFor(bundle, ISSUER, PERSON_ENTRY.id, epochPlus(epoch, 5))).toEqual([])
  })

  test('is relied on for 7 days', () => {
    expect(isStale(bundle, bundle.issuedAt + MAX_BUNDLE_AGE)).toBe(false)
    expect(isStale(bundle, bundle.issuedAt + MAX_BUNDLE_AGE + 1)).toBe(true)
  })
})

describe('register entries', () => {
  const pool = (): Service => {
    const service = serviceOf(bundle, serviceId('sports.pool'))
    if (!service) throw new Error('the synthetic city has a pool')
    return service
  }

  test.each([
    ['an attribute both required and optional', { optional: [4] }],
    ['a condition on what it does not require', { admits: [{ index: 9, oneOf: ['none'] }] }],
    ['an admission that never ends', { scope: 'account' }],
    ['a question without a key', { showing: 'answer' }],
    ['an end before its beginning', { endsAt: 0 }],
  ] satisfies [string, Partial<Service>][])('contradict themselves with %s', (_, change) => {
    expect(() => assertConsistent({ ...pool(), ...change })).toThrow(
      expect.objectContaining({ code: 'invalid-register' }),
    )
  })

  test('are in force from their first second until before their last', () => {
    const { validFrom, endsAt } = pool()
    const inForce = [validFrom - 1, validFrom, endsAt - 1, endsAt].map((now) => isInForce(pool(), now))
    expect(inForce).toEqual([false, true, true, false])
  })

  test('entitle whoever discloses one of the registered values', () => {
    expect(isEntitled(pool(), new Map([[4, true]]))).toBe(true)
    expect(isEntitled(pool(), new Map([[4, false]]))).toBe(false)
    expect(isEntitled(pool(), new Map([[4, null]]))).toBe(false)
    expect(isEntitled(pool(), new Map())).toBe(false)
  })
})
