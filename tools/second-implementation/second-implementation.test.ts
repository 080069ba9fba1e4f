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

  test('opens the trust bundle with the key to pin', () => {
    const { verifierKey, note } = vectors<{ verifierKey: string; note: string }>('trust-bundle.json')
    const [name = '', id = '', ...rest] = verifierKey.split('+')
    const typed = Buffer.from(rest.join('+'), 'base64')
    expect(createHash('sha256').update(`${name}\n`).update(typed).digest('hex').slice(0, 8)).toBe(id)
    const [text = '', line = ''] = note.split('\n\n')
    const signature = Buffer.from(line.trim().split(' ').at(-1) ?? '', 'base64')
    expect(line.startsWith(`\u2014 ${name} `)).toBe(true)
    expect(hex(signature.subarray(0, 4))).toBe(id)
    const spki = join(unhex('302a300506032b6570032100'), typed.subarray(1))
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
    expect(verifySignature(null, Buffer.from(`${text}\n`), key, signature.subarray(4))).toBe(true)
    const [title, origin, encoded = ''] = text.split('\n')
    expect([title, origin]).toEqual(['hefu trust bundle 1', name])
    const keys = (uncbor(Buffer.from(encoded, 'base64')) as readonly Value[])[6] as readonly (readonly Value[])[]
    expect(hex(keys[0]?.[2] as Uint8Array)).toBe(issuance.issuerPublicKey)
  })
})
