import { fromBase45, fromBase64url } from '@hefu/bytes'
import { syntheticHealthIssuer } from '@hefu/testing'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { decodeForeignCbor, readCoseSign1 } from '../dcc/cose-sign1.ts'
import { readDccClaims } from '../dcc/dcc-claims.ts'
import { readDccPayload } from '../dcc/dcc-payload.ts'
import { readDccCose } from '../dcc/read-dcc.ts'
import { Unreadable } from '../error.ts'
import { fieldsOf } from '../reading/fields.ts'
import { inflate } from '../reading/inflate.ts'
import { readCardFile } from '../shc/card-file.ts'
import { readBundle } from '../shc/fhir-bundle.ts'
import { readNumericPart } from '../shc/numeric.ts'
import { keysOfJwks, revokedOfCrl } from '../trust/jwks.ts'
import { parseTrustList } from '../trust/trust-list.ts'

const NOW = 1_780_000_000
const TIMES = { issuedAt: NOW, expiresAt: NOW + 1 }
const DOSE = { kind: 'vaccination', dose: 2, doses: 2, on: '2026-01-10' } as const
const SAMPLE = { kind: 'test', sampled: '2026-05-28T10:00:00+08:00', result: 'negative' } as const
const RUNS = { numRuns: 1500 }

let cose: Uint8Array
let bundle: unknown
let list: unknown

beforeAll(async () => {
  const issuer = await syntheticHealthIssuer(NOW)
  cose = await inflate(fromBase45((await issuer.dcc(DOSE, TIMES)).slice(4)), 'deflate', 10_000)
  const [, body = ''] = (await issuer.shc([DOSE, SAMPLE], TIMES)).split('.')
  const json = await inflate(new Uint8Array(fromBase64url(body)), 'deflate-raw', 100_000)
  bundle = JSON.parse(new TextDecoder().decode(json)).vc.credentialSubject.fhirBundle
  list = JSON.parse(issuer.trustLists.dcc)
})

/** Reads, or refuses in the one way that there is; anything else is a bug. */
function readsOrRefuses(read: () => unknown): void {
  try {
    read()
  } catch (error) {
    expect(error).toBeInstanceOf(Unreadable)
  }
}

/** Some bytes of another one written over, cut out or put in. */
const mutation = fc.record({
  at: fc.nat(),
  cut: fc.nat(4),
  bytes: fc.uint8Array({ maxLength: 6 }),
})
const mutated = (bytes: Uint8Array, changes: readonly { at: number; cut: number; bytes: Uint8Array }[]): Uint8Array =>
  changes.reduce<Uint8Array>((before, { at, cut, bytes: put }) => {
    const place = at % (before.length + 1)
    return Uint8Array.of(...before.slice(0, place), ...put, ...before.slice(place + cut))
  }, bytes)

/** A structure in which one part, found by a walk of such steps, is another value. */
function replaced(value: unknown, path: readonly number[], by: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined || typeof value !== 'object' || value === null) return by
  const entries = Object.entries(value)
  const chosen = entries[step % Math.max(1, entries.length)]
  if (!chosen) return by
  const [key, inner] = chosen
  const changed = replaced(inner, rest, by)
  return Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed }
}
const path = fc.array(fc.nat(40), { maxLength: 9 })

describe('of a certificate that is changed anywhere', () => {
  test('CBOR, COSE, claims and payload are read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async (changes) => {
        const bytes = mutated(cose, changes)
        readsOrRefuses(() => decodeForeignCbor(bytes))
        readsOrRefuses(() => readDccClaims(bytes))
        readsOrRefuses(() => readDccClaims(readCoseSign1(bytes).payload))
        const read = await readDccCose(bytes, '').catch((error: unknown) => error)
        if (read instanceof Error) expect(read).toBeInstanceOf(Unreadable)
      }),
      RUNS,
    )
  })

  test('the payload is read or refused, whatever is in it', () => {
    const { payload } = readDccClaims(readCoseSign1(cose).payload)
    const plain = JSON.parse(
      JSON.stringify(payload, (_, value) => (value instanceof Map ? Object.fromEntries(value) : value)),
    )
    fc.assert(
      fc.property(path, fc.anything(), (where, by) => {
        readsOrRefuses(() => readDccPayload(fieldsOf(replaced(plain, where, by), 'x')))
      }),
      RUNS,
    )
  })

  test('the bundle of a card is read or refused, whatever is in it', () => {
    fc.assert(
      fc.property(path, fc.jsonValue(), (where, by) => {
        readsOrRefuses(() => readBundle(fieldsOf(replaced(bundle, where, by), 'x')))
      }),
      RUNS,
    )
  })
})

describe('whatever the text', () => {
  test('nested without end, it is refused at bounded cost', () => {
    for (const byte of [0x81, 0x9f, 0xa1, 0xc0, 0xd8])
      readsOrRefuses(() => decodeForeignCbor(new Uint8Array(16_000).fill(byte)))
    readsOrRefuses(() => readCardFile('['.repeat(700_000)))
    expect(parseTrustList('['.repeat(700_000)).outcome).toBe('refused')
  })

  test('parts, files, keys and revocations are read or refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.json(), (any, json) => {
        readsOrRefuses(() => readNumericPart(any))
        readsOrRefuses(() => readNumericPart(`shc:/${any}`))
        for (const text of [
          any,
          json,
          `{"keys":${json}}`,
          `{"keys":[{"kty":"EC","crv":"P-256","kid":"x","x":${json},"y":"AA"}]}`,
        ]) {
          readsOrRefuses(() => readCardFile(text))
          readsOrRefuses(() => keysOfJwks(text, 'https://x.example', null))
          readsOrRefuses(() => revokedOfCrl(text))
        }
      }),
      RUNS,
    )
  })

  test('a trust list is read or refused', () => {
    fc.assert(
      fc.property(path, fc.jsonValue(), (where, by) => {
        expect(['read', 'refused']).toContain(parseTrustList(JSON.stringify(replaced(list, where, by))).outcome)
      }),
      RUNS,
    )
  })
})
