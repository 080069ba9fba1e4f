import { beforeAll, describe, expect, test } from 'vitest'
import { encodePoint, encodeScalar } from './curve.ts'
import { fixedPoint, generatorsOf } from './generators.ts'
import {
  generateKeyPair,
  isPublicKey,
  loadCurve,
  prove,
  publicKeyOf,
  randomScalar,
  sign,
  verify,
  verifyProof,
} from './index.ts'
import { ascii } from './octets.ts'
import { CORE, expandMessage, hashToScalar } from './suite.ts'
import { hex, mockedRandom, unhex, vectorFolder } from './test/vectors.ts'

const vectors = vectorFolder('core')
const MOCK_DST = 'BBS_BLS12381G1_XMD:SHA-256_SSWU_RO_H2G_HM2S_MOCK_RANDOM_SCALARS_DST_'

interface Fixture {
  readonly caseName: string
  readonly header: string
  readonly messages: readonly string[]
  readonly signature: string
  readonly result: { readonly valid: boolean; readonly reason?: string }
}
interface SignatureFixture extends Fixture {
  readonly signerKeyPair: { readonly secretKey: string; readonly publicKey: string }
}
interface ProofFixture extends Fixture {
  readonly signerPublicKey: string
  readonly presentationHeader: string
  readonly disclosedIndexes: readonly number[]
  readonly proof: string
}

beforeAll(loadCurve)

describe.runIf(vectors.present)('draft-irtf-cfrg-bbs-signatures, BLS12-381-SHA-256', () => {
  test('key pair', () => {
    const fixture = vectors.read<{
      keyMaterial: string
      keyInfo: string
      keyDst: string
      keyPair: SignatureFixture['signerKeyPair']
    }>('keypair.json')
    const info = unhex(fixture.keyInfo)
    const pair = generateKeyPair(unhex(fixture.keyMaterial), { info, dst: unhex(fixture.keyDst) })
    expect(hex(pair.secretKey)).toBe(fixture.keyPair.secretKey)
    expect(hex(pair.publicKey)).toBe(fixture.keyPair.publicKey)
    expect(generateKeyPair(unhex(fixture.keyMaterial), { info })).toEqual(pair)
    expect(hex(publicKeyOf(pair.secretKey))).toBe(fixture.keyPair.publicKey)
    expect(isPublicKey(pair.publicKey)).toBe(true)
  })

  test('hash to scalar', () => {
    const { message, dst, scalar } = vectors.read<{ message: string; dst: string; scalar: string }>('h2s.json')
    expect(hex(encodeScalar(hashToScalar(unhex(message), unhex(dst))))).toBe(scalar)
    expect(unhex(dst)).toEqual(CORE.hashToScalarDst)
  })

  test('map messages to scalars', () => {
    const { dst, cases } = vectors.read<{ dst: string; cases: { message: string; scalar: string }[] }>(
      'MapMessageToScalarAsHash.json',
    )
    const messages = vectors.read<string[]>('messages.json')
    expect(unhex(dst)).toEqual(CORE.mapMessageDst)
    expect(cases.map(({ message }) => message)).toEqual(messages)
    for (const { message, scalar } of cases)
      expect(hex(encodeScalar(hashToScalar(unhex(message), unhex(dst))))).toBe(scalar)
  })

  test('generators', () => {
    const { P1, Q1, MsgGenerators } = vectors.read<{ P1: string; Q1: string; MsgGenerators: string[] }>(
      'generators.json',
    )
    const { q1, points } = generatorsOf(CORE, { signer: MsgGenerators.length, committed: null })
    expect([fixedPoint(), q1, ...points].map((point) => hex(encodePoint(point)))).toEqual([P1, Q1, ...MsgGenerators])
  })

  test('seeded random scalars', () => {
    const { seed, dst, count, mockedScalars } = vectors.read<{
      seed: string
      dst: string
      count: number
      mockedScalars: string[]
    }>('mockedRng.json')
    expect(ascii(MOCK_DST)).toEqual(unhex(dst))
    const octets = expandMessage(unhex(seed), unhex(dst), 48 * count)
    const random = mockedRandom(MOCK_DST, count)
    expect(random(48)).toEqual(octets.slice(0, 48))
    const again = mockedRandom(MOCK_DST, count)
    expect(mockedScalars.map(() => hex(randomScalar(again)))).toEqual(mockedScalars)
  })

  test.each(vectors.list('signature'))('%s', (path) => {
    const fixture = vectors.read<SignatureFixture>(path)
    const [secretKey, publicKey] = [unhex(fixture.signerKeyPair.secretKey), unhex(fixture.signerKeyPair.publicKey)]
    const [header, messages, signature] = [unhex(fixture.header), fixture.messages.map(unhex), unhex(fixture.signature)]
    expect(verify({ publicKey, signature, header, messages }), fixture.caseName).toBe(fixture.result.valid)
    const signed = hex(sign({ secretKey, publicKey, header, messages }))
    if (fixture.result.valid) expect(signed).toBe(fixture.signature)
    else expect(signed).not.toBe(fixture.signature)
  })

  test.each(vectors.list('proof'))('%s', (path) => {
    const fixture = vectors.read<ProofFixture>(path)
    const messages = fixture.messages.map(unhex)
    const disclosed = fixture.disclosedIndexes
    const showing = {
      publicKey: unhex(fixture.signerPublicKey),
      header: unhex(fixture.header),
      presentationHeader: unhex(fixture.presentationHeader),
    }
    const proof = unhex(fixture.proof)
    const shown = new Map(disclosed.map((index) => [index, messages[index] ?? new Uint8Array()]))
    // The drafts' verifier infers the count from the proof; ours is told, and refuses a proof of another length.
    const inferred = disclosed.length + (proof.length - 272) / 32
    for (const messageCount of new Set([messages.length, inferred])) {
      const valid = fixture.result.valid && messageCount === messages.length
      expect(verifyProof({ ...showing, proof, disclosed: shown, messageCount }), fixture.caseName).toBe(valid)
    }
    if (!fixture.result.valid) return
    const random = mockedRandom(MOCK_DST, 5 + messages.length - disclosed.length)
    expect(hex(prove({ ...showing, signature: unhex(fixture.signature), messages, disclosed }, random))).toBe(
      fixture.proof,
    )
  })

  test('every file was used', () => {
    expect(vectors.list('signature')).toHaveLength(10)
    expect(vectors.list('proof')).toHaveLength(15)
    expect(vectors.unread()).toEqual([])
  })
})

test('a build server has the vectors', () => {
  expect(vectors.present || process.env.CI !== 'true').toBe(true)
})
