import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { formatCheckpoint, parseCheckpoint } from '../checkpoint.ts'
import { cosign } from '../cosignature.ts'
import { ed25519KeyPair } from '../ed25519.ts'
import { LogError } from '../error.ts'
import { appendLeaf, EMPTY_FRONTIER, rootOf } from '../merkle/frontier.ts'
import { consistencyRanges } from '../merkle/proof-ranges.ts'
import { completeSubtrees, foldSubtrees } from '../merkle/subtree.ts'
import { EMPTY_ROOT, leafHash } from '../merkle/tree-hash.ts'
import type { NoteSigner } from '../note-signer.ts'
import { openNote, signNote } from '../signed-note.ts'
import { formatVerifierKey, parseVerifierKey, type SignatureKind, verifierKey } from '../verifier-key.ts'
import { formatAddCheckpoint, parseAddCheckpoint } from './add-checkpoint.ts'
import { type CosignedTree, judgeCheckpoint } from './judge-checkpoint.ts'
import { openCheckpoint } from './witness-policy.ts'

const ORIGIN = 'log.example/city'
const NOW = 1_795_000_000
const SIZE = 40
const hashes = new Map<string, Uint8Array>()
const roots: Uint8Array[] = [EMPTY_ROOT]

let log: NoteSigner
let witnesses: NoteSigner[]

async function signer(name: string, seed: number, kind: SignatureKind): Promise<NoteSigner> {
  const { privateKey, publicKey } = await ed25519KeyPair(new Uint8Array(32).fill(seed))
  return { key: await verifierKey(name, publicKey, kind), privateKey }
}

beforeAll(async () => {
  log = await signer(ORIGIN, 1, 'ed25519')
  witnesses = await Promise.all([2, 3].map((seed) => signer(`witness.example/w${seed}`, seed, 'cosignature/v1')))
  let frontier = EMPTY_FRONTIER
  for (let i = 0; i < SIZE; i++) {
    const grown = appendLeaf(frontier, leafHash(Uint8Array.of(i)))
    frontier = grown.frontier
    for (const { level, index, hash } of grown.completed) hashes.set(`${level} ${index}`, hash)
    roots.push(rootOf(frontier))
  }
})

function textAt(size: number, rootHash: Uint8Array = roots[size] ?? EMPTY_ROOT): string {
  return formatCheckpoint({ origin: ORIGIN, size, rootHash })
}

function proofOf(oldSize: number, size: number): Uint8Array[] {
  return consistencyRanges(oldSize, size).map((range) =>
    foldSubtrees(completeSubtrees(range).map(({ level, index }) => hashes.get(`${level} ${index}`) as Uint8Array)),
  )
}

async function requestOf(
  oldSize: number,
  size: number,
  change: Partial<{ proof: Uint8Array[]; text: string; by: NoteSigner }> = {},
) {
  const note = await signNote(change.text ?? textAt(size), [change.by ?? log])
  return formatAddCheckpoint({ oldSize, proof: change.proof ?? proofOf(oldSize, size), note })
}

function judge(body: string, last: CosignedTree | null) {
  return judgeCheckpoint(body, { keysOf: (origin) => (origin === ORIGIN ? [log.key] : []), last: () => last })
}

const at = (size: number): CosignedTree => ({ size, rootHash: roots[size] as Uint8Array })

describe('checkpoints (C2SP tlog-checkpoint)', () => {
  test('go through text and back', () => {
    expect(parseCheckpoint(textAt(7))).toEqual({ origin: ORIGIN, size: 7, rootHash: roots[7] })
  })

  test.each([
    ['a leading zero', () => textAt(7).replace('\n7\n', '\n07\n')],
    ['a size past 2^53', () => textAt(7).replace('\n7\n', '\n9999999999999999\n')],
    ['a line more', () => `${textAt(7)}extension\n`],
    ['no origin', () => textAt(7).slice(ORIGIN.length)],
    ['a short root', () => textAt(7, new Uint8Array(31))],
    ['no last newline', () => textAt(7).slice(0, -1)],
  ])('with %s are refused', (_, text) => {
    expect(() => parseCheckpoint(text())).toThrow(expect.objectContaining({ code: 'malformed-checkpoint' }))
  })
})

describe('cosignatures (C2SP tlog-cosignature)', () => {
  test('the key of a witness goes through text and back, and is not the key that signs notes', async () => {
    const [first] = witnesses as [NoteSigner]
    const text = formatVerifierKey(first.key)
    expect(await parseVerifierKey(text)).toEqual(first.key)
    const asNote = await verifierKey(first.key.name, first.key.publicKey)
    expect(asNote.keyId).not.toEqual(first.key.keyId)
  })

  test('hold over the text and the time, and over nothing else', async () => {
    const [first] = witnesses as [NoteSigner]
    const line = await cosign(textAt(5), first, NOW)
    expect((await openNote(`${textAt(5)}\n${line}`, [first.key])).signers).toEqual([first.key])
    for (const note of [
      `${textAt(6)}\n${line}`,
      `${textAt(5)}\n${await cosign(textAt(5), { ...first, privateKey: log.privateKey }, NOW)}`,
    ]) {
      await expect(openNote(note, [first.key])).rejects.toMatchObject({ code: 'bad-signature' })
    }
    const timeless = await cosign(textAt(5), first, 0)
    await expect(openNote(`${textAt(5)}\n${timeless}`, [first.key])).rejects.toMatchObject({ code: 'bad-signature' })
  })

  test('are counted: a policy is content with enough different witnesses and the log itself', async () => {
    const [first, second] = witnesses as [NoteSigner, NoteSigner]
    const policy = { logKey: log.key, witnesses: witnesses.map(({ key }) => key), quorum: 2 }
    const signed = await signNote(textAt(5), [log])
    const [one, two] = await Promise.all([cosign(textAt(5), first, NOW), cosign(textAt(5), second, NOW + 1)])
    const opened = { origin: ORIGIN, ...at(5) }
    expect(await openCheckpoint(signed + one + two, policy)).toEqual({ ...opened, attestedAt: NOW })
    expect(await openCheckpoint(signed + two + one, { ...policy, quorum: 1 })).toEqual({
      ...opened,
      attestedAt: NOW + 1,
    })
    await expect(openCheckpoint(signed + one + two, { ...policy, quorum: 0 })).rejects.toMatchObject({
      code: 'too-few-cosignatures',
    })
    for (const lines of ['', one, one + one]) {
      await expect(openCheckpoint(signed + lines, policy)).rejects.toMatchObject({ code: 'too-few-cosignatures' })
    }
    const unsigned = `${textAt(5)}\n${one}${two}`
    await expect(openCheckpoint(unsigned, policy)).rejects.toMatchObject({ code: 'unknown-signer' })
    const elsewhere = formatCheckpoint({ origin: 'other.example', ...at(5) })
    await expect(openCheckpoint(await signNote(elsewhere, [log]), policy)).rejects.toMatchObject({
      code: 'wrong-origin',
    })
  })
})

describe('a witness (C2SP tlog-witness)', () => {
  test('cosigns whatever has only grown since it looked last', async () => {
    for (const [oldSize, size] of [
      [0, 0],
      [0, 9],
      [9, 9],
      [8, 31],
      [31, 40],
    ] as const) {
      const judgement = await judge(await requestOf(oldSize, size), oldSize === 0 ? null : at(oldSize))
      expect(judgement).toMatchObject({ status: 200, checkpoint: { size }, text: textAt(size) })
    }
  })

  test('hands on the signature of the log and no other line of what it was sent', async () => {
    const [other] = witnesses as [NoteSigner]
    const note = await signNote(textAt(9), [log])
    const body = formatAddCheckpoint({
      oldSize: 5,
      proof: proofOf(5, 9),
      note: note + (await cosign(textAt(9), other, NOW)),
    })
    const judgement = await judge(body, at(5))
    expect(judgement).toMatchObject({ status: 200, lines: [note.slice(textAt(9).length + 1)] })
  })

  test('says where it stands to who asks from elsewhere', async () => {
    expect(await judge(await requestOf(3, 9), at(5))).toEqual({ status: 409, lastSize: 5 })
    expect(await judge(await requestOf(0, 9), at(5))).toEqual({ status: 409, lastSize: 5 })
    expect(await judge(await requestOf(3, 9), null)).toEqual({ status: 409, lastSize: 0 })
  })

  test.each([
    ['an unreadable request', 400, async () => 'old x\n\n'],
    ['a request without an end', 400, async () => 'old 3\n'],
    ['an old size over the new', 400, () => requestOf(5, 3, { proof: [] })],
    ['64 lines of proof', 400, () => requestOf(5, 9, { proof: Array(64).fill(EMPTY_ROOT) })],
    ['a log that it does not know', 404, () => requestOf(5, 9, { text: textAt(9).replace(ORIGIN, 'other.example') })],
    [
      'another signer',
      403,
      () => requestOf(5, 9, { by: { ...log, privateKey: (witnesses[0] as NoteSigner).privateKey } }),
    ],
    ['a fork', 422, () => requestOf(5, 9, { text: textAt(9, leafHash(Uint8Array.of(9))) })],
    ['another root at the same size', 422, () => requestOf(5, 5, { text: textAt(5, EMPTY_ROOT) })],
    ['a proof cut short', 422, () => requestOf(5, 9, { proof: proofOf(5, 9).slice(1) })],
    ['a proof for another tree', 422, () => requestOf(5, 9, { proof: proofOf(4, 9) })],
  ])('answers %s with %i', async (_, status, body) => {
    expect(await judge(await body(), at(5))).toMatchObject({ status })
  })

  test('answers a first checkpoint with a proof, or an empty tree with another root, with 422', async () => {
    expect(await judge(await requestOf(0, 9, { proof: [EMPTY_ROOT] }), null)).toMatchObject({ status: 422 })
    const text = textAt(0, leafHash(Uint8Array.of(1)))
    expect(await judge(await requestOf(0, 0, { text }), null)).toMatchObject({ status: 422 })
  })

  test('requests go through text and back; no text makes the reader fail in another way', async () => {
    const request = { oldSize: 8, proof: proofOf(8, 31), note: await signNote(textAt(31), [log]) }
    expect(parseAddCheckpoint(formatAddCheckpoint(request))).toEqual(request)
    const body = formatAddCheckpoint(request)
    fc.assert(
      fc.property(fc.nat(body.length), fc.string({ maxLength: 5 }), (position, text) => {
        try {
          parseAddCheckpoint(body.slice(0, position) + text + body.slice(position + text.length))
        } catch (error) {
          expect(error).toBeInstanceOf(LogError)
        }
      }),
    )
  })
})
