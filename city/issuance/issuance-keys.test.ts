import { loadCurve } from '@hefu/bbs'
import type { KeyStore } from '@hefu/server'
import { PERSON_ENTRY, PERSON_IDENTITY } from '@hefu/standard'
import { seededRandom } from '@hefu/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import { type IssuanceKeys, loadIssuanceKeys, newSealedEntropy, openEntropy } from './issuance-keys.ts'

const random = seededRandom('issuance keys')
const TYPES = [PERSON_ENTRY.id, PERSON_IDENTITY.id]
const key = { type: PERSON_ENTRY.id, subjectHash: new Uint8Array(32).fill(1) }

function storeInMemory(): KeyStore {
  const secrets = new Map<string, Uint8Array>()
  return {
    async loadOrCreate(name, create) {
      const kept = secrets.get(name) ?? create()
      secrets.set(name, kept)
      return kept
    },
  }
}

describe('the keys of issuance', () => {
  let keys: IssuanceKeys

  beforeAll(async () => {
    await loadCurve()
    keys = await loadIssuanceKeys(storeInMemory(), TYPES, random)
  })

  test('are one for each use, 32 bytes, and the same when they are loaded again', async () => {
    const store = storeInMemory()
    const first = await loadIssuanceKeys(store, TYPES, random)
    expect(await loadIssuanceKeys(store, TYPES, random)).toEqual(first)
    const all = [...first.subject.values(), first.nonce, first.notification, ...first.entropy.values()]
    expect(new Set(all.map((one) => one.join())).size).toBe(6)
    for (const one of all) expect(one).toHaveLength(32)
  })

  test('seal a share of the secret for one record', () => {
    const sealed = newSealedEntropy(keys, key, random)
    expect(openEntropy(keys, key, sealed)).toHaveLength(32)
    expect(openEntropy(keys, key, sealed)).not.toEqual(openEntropy(keys, key, newSealedEntropy(keys, key, random)))
    for (const other of [
      { ...key, subjectHash: new Uint8Array(32).fill(2) },
      { ...key, type: PERSON_IDENTITY.id },
    ]) {
      expect(() => openEntropy(keys, other, sealed)).toThrow(expect.objectContaining({ code: 'secret-not-opened' }))
    }
  })

  test('seal nothing for a type that they were not loaded for', async () => {
    const fewer = await loadIssuanceKeys(storeInMemory(), [PERSON_IDENTITY.id], random)
    expect(() => newSealedEntropy(fewer, key, random)).toThrow(TypeError)
  })
})
