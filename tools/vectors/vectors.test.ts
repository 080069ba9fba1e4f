import { readdirSync, readFileSync } from 'node:fs'
import { decodeDcbor, fromBase45, fromHex } from '@hefu/bytes'
import { createGate } from '@hefu/gate'
import { parseVerifierKey } from '@hefu/log'
import { openTrustBundle, serviceId } from '@hefu/standard'
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

async function publishedBundle() {
  const { verifierKey, note } = read<{ verifierKey: string; note: string }>('trust-bundle.json')
  return openTrustBundle(note, await parseVerifierKey(verifierKey))
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

  test('requests: a wallet that knows only the published bundle makes the same of each', async () => {
    const { now, cases } = read<{ now: number; cases: (Case & { outcome: string; reason?: string })[] }>(
      'requests.json',
    )
    const bundle = await publishedBundle()
    for (const { why, text, outcome, reason } of cases) {
      expect(await readRequest(text, bundle, now), why).toMatchObject(reason ? { outcome, reason } : { outcome })
    }
  })
})
