import { readdirSync, readFileSync } from 'node:fs'
import { decodeDcbor, fromBase45, fromBase64url, fromHex } from '@hefu/bytes'
import { createGate } from '@hefu/gate'
import { parseVerifierKey } from '@hefu/log'
import {
  applyAct,
  decodeAct,
  EMPTY_REGISTER,
  encodeAct,
  proveRegister,
  registerView,
  serviceId,
  verifyAct,
} from '@hefu/standard'
import { seededRandom } from '@hefu/testing'
import { readRequest } from '@hefu/wallet'
import { describe, expect, test } from 'vitest'
import { makeVectors } from './make-vectors.ts'

const folder = new URL('../../docs/standard/vectors/', import.meta.url)

function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as T
}

interface Case {
  readonly why: string
  readonly text: string
  readonly now?: number
}

interface Published {
  readonly log: { readonly key: string; readonly witnesses: readonly string[]; readonly quorum: number }
  readonly bundle: string
}

async function published() {
  const { log, bundle } = read<Published>('trust-bundle.json')
  const [logKey, witnesses] = [await parseVerifierKey(log.key), await Promise.all(log.witnesses.map(parseVerifierKey))]
  const policy = { logKey, witnesses, quorum: log.quorum }
  return { policy, register: await proveRegister(fromBase64url(bundle), policy, null) }
}

async function publishedBundle() {
  return registerView((await published()).register)
}

describe("the standard's own vectors", () => {
  test('are what the code makes, file by file', async () => {
    const made = await makeVectors()
    expect(readdirSync(folder).sort()).toEqual([...made.keys()].sort())
    for (const [name, vector] of made) expect(read(name), name).toEqual(JSON.parse(JSON.stringify(vector)))
  })

  test('CBOR: what is valid decodes, what is not is refused', () => {
    const { valid, invalid } = read<{
      valid: { cbor: string; base45: string }[]
      invalid: { why: string; cbor: string }[]
    }>('cbor.json')
    for (const { cbor, base45 } of valid) {
      expect(() => decodeDcbor(fromHex(cbor))).not.toThrow()
      expect(fromBase45(base45)).toEqual(fromHex(cbor))
    }
    for (const { why, cbor } of invalid) expect(() => decodeDcbor(fromHex(cbor)), why).toThrow()
  })

  test('passes: a gate that knows only the published bundle gives every verdict', async () => {
    const { service, cases } = read<{ service: string; cases: (Case & { verdict: string; reason?: string })[] }>(
      'passes.json',
    )
    let now = 0
    const random = seededRandom('any')
    const gate = createGate({ bundle: await publishedBundle(), service: serviceId(service), clock: () => now, random })
    for (const { why, text, now: at = 0, verdict, reason } of cases) {
      now = at
      expect(gate.check(text), why).toMatchObject(reason ? { verdict, reason } : { verdict })
    }
    expect(cases.filter(({ verdict }) => verdict === 'admitted')).toHaveLength(1)
  })

  test('ended key: a gate that has proven the bundle tells an old pass, a forged one and a renewed one apart', async () => {
    const { bundle, service, now, cases } = read<{
      bundle: string
      service: string
      now: number
      cases: (Case & { verdict: string; reason?: string })[]
    }>('ended-key.json')
    const proven = await proveRegister(fromBase64url(bundle), (await published()).policy, null)
    const random = seededRandom('any')
    const gate = createGate({ bundle: registerView(proven), service: serviceId(service), clock: () => now, random })
    for (const { why, text, verdict, reason } of cases) {
      expect(gate.check(text), why).toMatchObject(reason ? { verdict, reason } : { verdict })
    }
    expect(cases.map(({ reason }) => reason)).toEqual(['key-ended', 'proof', undefined])
  })

  test('requests: a wallet that knows only the published bundle makes the same of each', async () => {
    const { now, cases } = read<{ now: number; cases: (Case & { outcome: string; reason?: string })[] }>(
      'requests.json',
    )
    const bundle = await publishedBundle()
    for (const { why, text, outcome, reason } of cases) {
      expect(await readRequest(text, bundle, now), why).toMatchObject(reason ? { outcome, reason } : { outcome })
    }
  })

  test('acts: each is signed as it says, and the rules make the same of it', async () => {
    const { origin, acts } = read<{
      origin: string
      acts: { why: string; act: string; effectiveFrom?: number; refused?: string }[]
    }>('acts.json')
    let state = EMPTY_REGISTER
    for (const { why, act: hex, effectiveFrom, refused } of acts) {
      const act = decodeAct(fromHex(hex))
      expect(encodeAct(act), why).toEqual(fromHex(hex))
      expect(await verifyAct(origin, state, act), why).toBe(true)
      const applied = applyAct(state, act)
      const expected = refused ? { outcome: 'refused', reason: refused } : { outcome: 'applied', effectiveFrom }
      expect(applied, why).toMatchObject(expected)
      if (applied.outcome === 'applied') state = applied.state
    }
  })

  test('register bundles: a reader who has proven the published one takes or refuses each', async () => {
    const { policy, register } = await published()
    const cases =
      read<{ why: string; bundle: string; acts?: number; attestedAt?: number; refused?: string }[]>(
        'register-bundles.json',
      )
    for (const { why, bundle, acts, attestedAt, refused } of cases) {
      const proving = proveRegister(fromBase64url(bundle), policy, register)
      if (refused) await expect(proving, why).rejects.toMatchObject({ code: refused })
      else expect(await proving, why).toMatchObject({ attestedAt, state: { size: acts } })
    }
  })
})
