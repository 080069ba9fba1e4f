import { beforeAll, describe, expect, test } from 'vitest'
import { encodePoint } from './curve.ts'
import { fixedPoint, generatorsOf } from './generators.ts'
import { blindCommit, blindProve, blindSign, blindVerify, blindVerifyProof, loadCurve } from './index.ts'
import { ascii } from './octets.ts'
import { BLIND, CIPHERSUITE_ID } from './suite.ts'
import { COMMIT_DST, hex, messageMap, mockedRandom, PROOF_DST, unhex, vectorFolder } from './test/vectors.ts'

const vectors = vectorFolder('blind')

interface GeneratorFixture {
  readonly api_id: string
  readonly P1: string
  readonly Q1: string
  readonly MsgGenerators: readonly string[]
}
interface CommitFixture {
  readonly committedMessages: readonly string[]
  readonly proverBlind: string
  readonly commitmentWithProof: string
}
interface SignatureFixture {
  readonly signerKeyPair: { readonly secretKey: string; readonly publicKey: string }
  readonly commitmentWithProof: string | null
  readonly header: string
  readonly messages: readonly string[]
  readonly committedMessages: readonly string[] | null
  readonly proverBlind: string | null
  readonly signature: string
  readonly result: { readonly valid: true }
}
interface ProofFixture {
  readonly signerPublicKey: string
  readonly signature: string
  readonly proverBlind: string | null
  readonly header: string
  readonly presentationHeader: string
  readonly revealedMessages: Readonly<Record<string, string>>
  readonly revealedCommittedMessages: Readonly<Record<string, string>> | null
  readonly L: number
  readonly proof: string
  readonly result: { readonly valid: true }
}
interface Messages {
  readonly messages: readonly string[]
  readonly committedMessages: readonly string[]
}

beforeAll(loadCurve)

describe.runIf(vectors.present)('draft-irtf-cfrg-bbs-blind-signatures-02, BLS12-381-SHA-256', () => {
  test('generators', () => {
    const { generators, blindGenerators } = vectors.read<{
      generators: GeneratorFixture
      blindGenerators: GeneratorFixture
    }>('generators.json')
    expect(ascii(generators.api_id)).toEqual(BLIND.id)
    expect(blindGenerators.api_id).toBe(`BLIND_${CIPHERSUITE_ID}${BLIND.name}`)
    const shape = { signer: generators.MsgGenerators.length, committed: blindGenerators.MsgGenerators.length }
    const { q1, points } = generatorsOf(BLIND, shape)
    expect([fixedPoint(), q1, ...points].map((point) => hex(encodePoint(point)))).toEqual([
      generators.P1,
      generators.Q1,
      ...generators.MsgGenerators,
      blindGenerators.Q1,
      ...blindGenerators.MsgGenerators,
    ])
  })

  test.each(vectors.list('commit'))('%s', (path) => {
    const fixture = vectors.read<CommitFixture>(path)
    const committedMessages = fixture.committedMessages.map(unhex)
    const made = blindCommit({ committedMessages }, mockedRandom(COMMIT_DST, committedMessages.length + 2))
    expect(hex(made.commitment)).toBe(fixture.commitmentWithProof)
    expect(hex(made.proverBlind)).toBe(fixture.proverBlind)
  })

  test.each(vectors.list('signature'))('%s', (path) => {
    const fixture = vectors.read<SignatureFixture>(path)
    const [secretKey, publicKey] = [unhex(fixture.signerKeyPair.secretKey), unhex(fixture.signerKeyPair.publicKey)]
    const [header, messages] = [unhex(fixture.header), fixture.messages.map(unhex)]
    const committedMessages = (fixture.committedMessages ?? []).map(unhex)
    const { commitmentWithProof, proverBlind } = fixture
    const signature = blindSign({
      secretKey,
      publicKey,
      header,
      messages,
      ...(commitmentWithProof !== null && { commitment: unhex(commitmentWithProof) }),
      committedMessageCount: committedMessages.length,
    })
    expect(hex(signature)).toBe(fixture.signature)
    const held = { publicKey, signature, header, messages, committedMessages }
    expect(blindVerify({ ...held, ...(proverBlind !== null && { proverBlind: unhex(proverBlind) }) })).toBe(
      fixture.result.valid,
    )
  })

  test.each(vectors.list('proof'))('%s', (path) => {
    const fixture = vectors.read<ProofFixture>(path)
    const all = vectors.read<Messages>('messages.json')
    const messages = all.messages.map(unhex)
    const committedMessages = fixture.proverBlind === null ? [] : all.committedMessages.map(unhex)
    const disclosed = messageMap(fixture.revealedMessages)
    const disclosedCommitted = messageMap(fixture.revealedCommittedMessages)
    const showing = {
      publicKey: unhex(fixture.signerPublicKey),
      header: unhex(fixture.header),
      presentationHeader: unhex(fixture.presentationHeader),
    }
    const counts = { signerMessageCount: fixture.L, committedMessageCount: committedMessages.length }
    const shown = { ...showing, ...counts, disclosed, disclosedCommitted, proof: unhex(fixture.proof) }
    expect(blindVerifyProof(shown)).toBe(fixture.result.valid)
    const hidden = messages.length + 1 + committedMessages.length - disclosed.size - disclosedCommitted.size
    const held = {
      ...showing,
      signature: unhex(fixture.signature),
      messages,
      committedMessages,
      disclosed: [...disclosed.keys()],
      disclosedCommitted: [...disclosedCommitted.keys()],
      ...(fixture.proverBlind !== null && { proverBlind: unhex(fixture.proverBlind) }),
    }
    expect(hex(blindProve(held, mockedRandom(PROOF_DST, 5 + hidden)))).toBe(fixture.proof)
  })

  test('every file was used', () => {
    expect(vectors.unread()).toEqual([])
  })
})

test('a build server has the vectors', () => {
  expect(vectors.present || process.env.CI !== 'true').toBe(true)
})
