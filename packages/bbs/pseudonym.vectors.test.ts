import { beforeAll, describe, expect, test } from 'vitest'
import { encodePoint } from './curve.ts'
import { fixedPoint, generatorsOf } from './generators.ts'
import {
  loadCurve,
  nymCommit,
  nymFinalize,
  nymProve,
  nymSign,
  nymVerifyProof,
  pseudonymOf,
  verifyNymCommitment,
} from './index.ts'
import { ascii } from './octets.ts'
import { CIPHERSUITE_ID, PSEUDONYM } from './suite.ts'
import {
  COMMIT_DST,
  hex,
  messageMap,
  mockedRandom,
  PROOF_DST,
  unhex,
  unhexScalar,
  vectorFolder,
} from './test/vectors.ts'

const vectors = vectorFolder('pseudonym')

interface GeneratorFixture {
  readonly api_id: string
  readonly P1: string
  readonly Q1: string
  readonly MsgGenerators: readonly string[]
}
interface CommitFixture {
  readonly committedMessages: readonly string[]
  readonly proverNyms: readonly string[]
  readonly proverBlind: string
  readonly commitmentWithProof: string
  readonly result: { readonly valid: true }
}
interface SignatureFixture extends CommitFixture {
  readonly signerKeyPair: { readonly secretKey: string; readonly publicKey: string }
  readonly signer_nym_entropy: string
  readonly nym_secrets: readonly string[]
  readonly header: string
  readonly messages: readonly string[]
  readonly signature: string
}
interface ProofFixture extends Omit<SignatureFixture, 'signerKeyPair'> {
  readonly signerPublicKey: string
  readonly pseudonym: string
  readonly context_id: string
  readonly presentationHeader: string
  readonly revealedMessages: Readonly<Record<string, string>>
  readonly revealedCommittedMessages: Readonly<Record<string, string>>
  readonly L: number
  readonly proof: string
}

function finalized(fixture: Omit<SignatureFixture, 'signerKeyPair'>, publicKey: Uint8Array): readonly Uint8Array[] {
  const { nymSecrets } = nymFinalize({
    publicKey,
    signature: unhex(fixture.signature),
    header: unhex(fixture.header),
    messages: fixture.messages.map(unhex),
    committedMessages: fixture.committedMessages.map(unhex),
    proverNyms: fixture.proverNyms.map(unhexScalar),
    proverBlind: unhexScalar(fixture.proverBlind),
    signerNymEntropy: unhexScalar(fixture.signer_nym_entropy),
  })
  expect(nymSecrets.map(hex)).toEqual(fixture.nym_secrets.map((secret) => secret.padStart(64, '0')))
  return nymSecrets
}

beforeAll(loadCurve)

describe.runIf(vectors.present)('draft-irtf-cfrg-bbs-per-verifier-linkability, BLS12-381-SHA-256', () => {
  test('generators', () => {
    const { generators, blindGenerators } = vectors.read<{
      generators: GeneratorFixture
      blindGenerators: GeneratorFixture
    }>('generators.json')
    expect(ascii(generators.api_id)).toEqual(PSEUDONYM.id)
    expect(blindGenerators.api_id).toBe(`BLIND_${CIPHERSUITE_ID}${PSEUDONYM.name}`)
    const shape = { signer: generators.MsgGenerators.length, committed: blindGenerators.MsgGenerators.length }
    const { q1, points } = generatorsOf(PSEUDONYM, shape)
    expect([fixedPoint(), q1, ...points].map((point) => hex(encodePoint(point)))).toEqual([
      generators.P1,
      generators.Q1,
      ...generators.MsgGenerators,
      blindGenerators.Q1,
      ...blindGenerators.MsgGenerators,
    ])
  })

  test.each(vectors.list('nymCommit'))('%s', (path) => {
    const fixture = vectors.read<CommitFixture>(path)
    const committedMessages = fixture.committedMessages.map(unhex)
    const proverNyms = fixture.proverNyms.map(unhexScalar)
    const count = committedMessages.length + proverNyms.length + 2
    const made = nymCommit({ committedMessages, proverNyms }, mockedRandom(COMMIT_DST, count))
    expect(hex(made.commitment)).toBe(fixture.commitmentWithProof)
    expect(hex(made.proverBlind)).toBe(fixture.proverBlind)
    const counts = { committedMessageCount: committedMessages.length, nymCount: proverNyms.length }
    expect(verifyNymCommitment({ commitment: made.commitment, ...counts })).toBe(fixture.result.valid)
  })

  test.each(vectors.list('nymSignature'))('%s', (path) => {
    const fixture = vectors.read<SignatureFixture>(path)
    const publicKey = unhex(fixture.signerKeyPair.publicKey)
    const signature = nymSign({
      secretKey: unhex(fixture.signerKeyPair.secretKey),
      publicKey,
      commitment: unhex(fixture.commitmentWithProof),
      signerNymEntropy: unhexScalar(fixture.signer_nym_entropy),
      header: unhex(fixture.header),
      messages: fixture.messages.map(unhex),
      committedMessageCount: fixture.committedMessages.length,
      nymCount: fixture.proverNyms.length,
    })
    expect(hex(signature)).toBe(fixture.signature)
    expect(finalized(fixture, publicKey)).toHaveLength(fixture.proverNyms.length)
  })

  test.each(vectors.list('nymProof'))('%s', (path) => {
    const fixture = vectors.read<ProofFixture>(path)
    const publicKey = unhex(fixture.signerPublicKey)
    const [messages, committedMessages] = [fixture.messages.map(unhex), fixture.committedMessages.map(unhex)]
    const all = vectors.read<{ messages: string[]; committedMessages: string[] }>('messages.json')
    expect(fixture.messages).toEqual(all.messages)
    expect(fixture.committedMessages).toEqual(all.committedMessages)
    const disclosed = messageMap(fixture.revealedMessages)
    const disclosedCommitted = messageMap(fixture.revealedCommittedMessages)
    const contextId = unhex(fixture.context_id)
    const nymSecrets = finalized(fixture, publicKey)
    expect(hex(pseudonymOf({ contextId, nymSecrets }))).toBe(fixture.pseudonym)
    const showing = {
      publicKey,
      header: unhex(fixture.header),
      presentationHeader: unhex(fixture.presentationHeader),
      contextId,
    }
    const hidden =
      fixture.L + 1 + committedMessages.length + nymSecrets.length - disclosed.size - disclosedCommitted.size
    const made = nymProve(
      {
        ...showing,
        signature: unhex(fixture.signature),
        messages,
        committedMessages,
        disclosed: [...disclosed.keys()],
        disclosedCommitted: [...disclosedCommitted.keys()],
        proverBlind: unhexScalar(fixture.proverBlind),
        nymSecrets,
      },
      mockedRandom(PROOF_DST, 5 + hidden),
    )
    expect(hex(made.proof)).toBe(fixture.proof)
    expect(hex(made.pseudonym)).toBe(fixture.pseudonym)
    const verified = nymVerifyProof({
      ...showing,
      ...made,
      disclosed,
      disclosedCommitted,
      signerMessageCount: fixture.L,
      committedMessageCount: committedMessages.length,
      nymCount: nymSecrets.length,
    })
    expect(verified).toBe(fixture.result.valid)
  })

  test('every file was used', () => {
    expect(vectors.unread()).toEqual([])
  })
})

test('a build server has the vectors', () => {
  expect(vectors.present || process.env.CI !== 'true').toBe(true)
})
