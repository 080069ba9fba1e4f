import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { cbor, hex, integer, join, unbase45, uncbor, unhex, type Value } from './bytes.ts'
import { commitTo, nymSecret, openCommitment, publicKeyOf, scalar, sign, verify } from './scheme.ts'

// The standard is written so that a second implementation can be made from its text. This is one, over another curve library and
// without a line of the packages: what it needs to know it knows from docs/standard.

function vectors<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../docs/standard/vectors/${name}`, import.meta.url), 'utf8')) as T
}

const issuance = vectors<Record<string, string>>('issuance.json')
const publicKey = unhex(issuance.issuerPublicKey ?? '')
const { messages } = vectors<{ messages: { messages: string[] }[] }>('credential-types.json')
const header = (issuer: Value, type: Value, epoch: Value) => cbor([1, issuer, type, epoch])

interface Shown {
  readonly why: string
  readonly text: string
  readonly verdict: string
  readonly reason?: string
  readonly pseudonym?: string
}
const { cases } = vectors<{ cases: Shown[] }>('passes.json')

/** Whether the proof of a pass holds: rebuilt from the pass alone, the service's scope being a day of the city. */
function holds({ text }: Shown, day = '2026-11-25'): boolean {
  const pass = uncbor(unbase45(text.slice(4))) as readonly Value[]
  const [, issuer = null, type = null, epoch = null, service = null, slot = null, nonce = null] = pass
  const [disclosed, pseudonym, proof] = pass.slice(7) as [ReadonlyMap<number, Value>, Uint8Array, Uint8Array]
  return verify({
    publicKey,
    header: header(issuer, type, epoch),
    presentationHeader: cbor([service, slot, nonce]),
    context: cbor([service, day]),
    disclosed: new Map(Array.from(disclosed, ([index, value]) => [index, cbor(value)])),
    count: 10,
    pseudonym,
    proof,
  })
}

function caseOf(why: string): Shown {
  const found = cases.find((one) => one.why === why)
  if (!found) throw new Error(`no vector: ${why}`)
  return found
}

describe('an implementation made from the text of the standard', () => {
  test('issues what the vectors say', () => {
    const [secretKey, share, blind, entropy] = ['issuerSecretKey', 'proverNym', 'proverBlind', 'entropy'].map((name) =>
      integer(unhex(issuance[name] ?? '')),
    ) as [bigint, bigint, bigint, bigint]
    const commitment = openCommitment(unhex(issuance.commitment ?? ''))
    if (!commitment) throw new Error('the commitment does not prove itself')
    expect(commitment.equals(commitTo(blind, share))).toBe(true)
    expect(hex(publicKeyOf(secretKey))).toBe(issuance.issuerPublicKey)
    const signed = sign({
      secretKey,
      header: header('city.synthetic', 'person.entry', 202648),
      messages: (messages[0]?.messages ?? []).map(unhex),
      commitment,
      entropy,
    })
    expect(hex(signed)).toBe(issuance.signature)
    expect(hex(scalar(nymSecret(share, entropy)))).toBe(issuance.nymSecret)
  })

  test('refuses a commitment with a bit turned', () => {
    const turned = unhex(issuance.commitment ?? '')
    turned[143] = (turned[143] ?? 0) ^ 1
    expect(openCommitment(turned)).toBe(null)
  })

  test.each(['a genuine pass', 'a pass of two slots ago', 'a holder who is not entitled'])(
    'finds the proof of %s to hold',
    (why) => expect(holds(caseOf(why))).toBe(true),
  )

  test.each(['a disclosed value altered', 'a disclosed value left out', 'a proof altered'])(
    'finds the proof of %s not to hold',
    (why) => expect(holds(caseOf(why))).toBe(false),
  )

  test('finds a genuine pass not to hold in another scope value', () => {
    expect(holds(caseOf('a genuine pass'), '2026-11-26')).toBe(false)
  })

  test('proves the register: log and witnesses signed its root, which its acts give, and officers signed them', () => {
    const { log, bundle } = vectors<{ log: { key: string; witnesses: string[] }; bundle: string }>('trust-bundle.json')
    const [version, note, start, entries] = uncbor(Buffer.from(bundle, 'base64url')) as [
      number,
      string,
      number,
      Uint8Array[],
    ]
    expect([version, start]).toEqual([2, 0])
    const end = note.indexOf('\n\n') + 1
    const [text, lines] = [
      note.slice(0, end),
      note
        .slice(end + 1)
        .trimEnd()
        .split('\n'),
    ]
    expect(text).toBe(`${log.key.split('+')[0]}\n${entries.length}\n${rootOf(entries).toString('base64')}\n`)
    for (const [i, key] of [log.key, ...log.witnesses].entries()) {
      const [name = '', id = '', ...rest] = key.split('+')
      const typed = Buffer.from(rest.join('+'), 'base64')
      expect(
        sha256(Buffer.from(`${name}\n`), typed)
          .toString('hex')
          .slice(0, 8),
      ).toBe(id)
      const line = lines[i] ?? ''
      expect(line.startsWith(`\u2014 ${name} `)).toBe(true)
      const signature = Buffer.from(line.split(' ').at(-1) ?? '', 'base64')
      expect(hex(signature.subarray(0, 4))).toBe(id)
      const witness = typed[0] === 4
      const time = witness ? integer(signature.subarray(4, 12)) : 0n
      const message = witness ? `cosignature/v1\ntime ${time}\n${text}` : text
      const signed = signature.subarray(witness ? 12 : 4)
      expect(verifySignature(null, Buffer.from(message), ed25519(typed.subarray(1)), signed)).toBe(true)
    }
    const bodies = entries.map((entry) => (uncbor(entry) as Value[])[1] as Value[])
    const [founding = []] = bodies
    const named = founding[4] as [string, Value, Uint8Array][]
    const officers = new Map(named.map(([id, , key]) => [id, key]))
    for (const entry of entries) {
      const [, body = null, proposer = '', proposedAt = 0, approver = '', decidedAt = 0, ...signatures] = uncbor(
        entry,
      ) as [number, Value, string, number, string, number, Uint8Array, Uint8Array]
      const origin = text.split('\n')[0] ?? ''
      const proposal = cbor(['hefu proposal', origin, body, proposer, proposedAt])
      const approval = cbor(['hefu approval', origin, body, proposer, proposedAt, approver, decidedAt])
      for (const [i, [message, officer]] of (
        [
          [proposal, proposer],
          [approval, approver],
        ] as const
      ).entries()) {
        const key = ed25519(officers.get(officer) ?? new Uint8Array(32))
        expect(verifySignature(null, message, key, signatures[i] ?? new Uint8Array())).toBe(true)
      }
    }
    const [, key = []] = bodies.find(([kind]) => kind === 'issuer-key') ?? []
    expect(hex((key as Uint8Array[])[2] ?? new Uint8Array())).toBe(issuance.issuerPublicKey)
  })
})

function sha256(...parts: readonly Uint8Array[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest()
}

/** RFC 9162, section 2.1.1. */
function rootOf(leaves: readonly Uint8Array[]): Buffer {
  const [leaf] = leaves
  if (leaves.length === 1 && leaf) return sha256(Uint8Array.of(0), leaf)
  const split = 2 ** (Math.ceil(Math.log2(leaves.length)) - 1)
  return sha256(Uint8Array.of(1), rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)))
}

function ed25519(publicKey: Uint8Array) {
  const spki = join(unhex('302a300506032b6570032100'), publicKey)
  return createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
}
