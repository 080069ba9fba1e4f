import { beforeAll, describe, expect, test } from 'vitest'
import {
  generateKeyPair,
  isPublicKey,
  type KeyPair,
  loadCurve,
  prove,
  publicKeyOf,
  sign,
  verify,
  verifyProof,
} from './index.ts'
import { demoRandom } from './test/issued.ts'
import { cutsOf, type Field, mutationsOf, swapsOf } from './test/mutations.ts'

const [header, presentationHeader] = [Uint8Array.of(1), Uint8Array.of(2)]
const messages = [Uint8Array.of(10), Uint8Array.of(11), Uint8Array.of(12)]
const disclosed = new Map([[1, Uint8Array.of(11)]])
const PROOF: readonly Field[] = ['point', 'point', 'point', ...Array<Field>(4 + 2).fill('scalar')]

let keys: KeyPair
let signature: Uint8Array

beforeAll(async () => {
  await loadCurve()
  keys = generateKeyPair(demoRandom)
  signature = sign({ ...keys, header, messages })
})

const make = (): Uint8Array =>
  prove({ publicKey: keys.publicKey, signature, header, presentationHeader, messages, disclosed: [1] }, demoRandom)
const holds = (proof: Uint8Array): boolean =>
  verifyProof({ publicKey: keys.publicKey, proof, header, presentationHeader, disclosed, messageCount: 3 })

test('every alteration of a signature is refused', () => {
  const { publicKey } = keys
  expect(verify({ publicKey, signature, header, messages })).toBe(true)
  for (const [name, bad] of mutationsOf(signature, ['point', 'scalar'])) {
    expect(verify({ publicKey, signature: bad, header, messages }), name).toBe(false)
  }
})

test('every alteration of every field of a proof is refused', () => {
  const proof = make()
  expect(holds(proof)).toBe(true)
  for (const [name, bad] of mutationsOf(proof, PROOF)) expect(holds(bad), name).toBe(false)
  for (const [name, bad] of swapsOf(proof, make(), PROOF)) expect(holds(bad), name).toBe(false)
})

test('no message at all can be signed, and proven', () => {
  const { publicKey } = keys
  const empty = sign({ ...keys, header, messages: [] })
  expect(verify({ publicKey, signature: empty, header, messages: [] })).toBe(true)
  const statement = { publicKey, signature: empty, header, presentationHeader, messages: [], disclosed: [] }
  const shown = { publicKey, header, presentationHeader, disclosed: new Map(), messageCount: 0 }
  expect(verifyProof({ ...shown, proof: prove(statement, demoRandom) })).toBe(true)
})

describe('keys', () => {
  test('a public key is 96 octets of one form', () => {
    expect(isPublicKey(keys.publicKey)).toBe(true)
    for (const [name, octets] of cutsOf(keys.publicKey)) expect(isPublicKey(octets), name).toBe(false)
    for (const bit of [0x80, 0x40]) {
      expect(isPublicKey(Uint8Array.from(keys.publicKey, (octet, i) => (i === 0 ? octet ^ bit : octet)))).toBe(false)
    }
  })

  test('a secret key is a scalar of 32 octets', () => {
    for (const bad of [new Uint8Array(32), new Uint8Array(31), new Uint8Array(33), new Uint8Array(32).fill(0xff)]) {
      expect(() => publicKeyOf(bad)).toThrow(expect.objectContaining({ code: 'invalid-secret-key' }))
      const attempt = (): unknown => sign({ publicKey: keys.publicKey, secretKey: bad, header, messages })
      expect(attempt).toThrow(expect.objectContaining({ code: 'invalid-secret-key' }))
    }
  })

  test('a signer names a public key that is one', () => {
    const attempt = (): unknown => sign({ secretKey: keys.secretKey, publicKey: new Uint8Array(96), header, messages })
    expect(attempt).toThrow(expect.objectContaining({ code: 'invalid-public-key' }))
  })

  test('key material has 32 octets, key info at most 65,535', () => {
    const [short, long] = [demoRandom(31), new Uint8Array(65_536)]
    expect(() => generateKeyPair(short)).toThrow(expect.objectContaining({ code: 'invalid-key-material' }))
    expect(() => generateKeyPair(demoRandom(32), { info: long })).toThrow(
      expect.objectContaining({ code: 'invalid-key-material' }),
    )
    expect(() => generateKeyPair(() => short)).toThrow(expect.objectContaining({ code: 'invalid-random' }))
  })

  test('info sets keys of one material apart', () => {
    const material = demoRandom(32)
    expect(generateKeyPair(material)).toEqual(generateKeyPair(material))
    expect(generateKeyPair(material, { info: Uint8Array.of(1) })).not.toEqual(generateKeyPair(material))
  })
})
