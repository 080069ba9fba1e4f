import { memoryStore } from '@hefu/app-browser'
import { toBase64url } from '@hefu/bytes'
import { ed25519KeyPair, ed25519Sign, ed25519Verify } from '@hefu/log'
import type { Service } from '@hefu/standard'
import { syntheticCity } from '@hefu/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import { forgetKey, keepKey, keptKey, readKeyFile } from './request-key.ts'

const SEED = new Uint8Array(32).fill(5)

let bar: Service

beforeAll(async () => {
  const city = await syntheticCity('key files')
  const { publicKey } = await ed25519KeyPair(SEED)
  bar = { ...city.services.bar, requestKeys: [{ id: 'venue.bar.1', publicKey }] }
})

function fileWith(entry: unknown, service: string = bar.id): string {
  return JSON.stringify({ 'another.service': { id: 'x', seed: 'y' }, [service]: entry })
}

const good = (): string => fileWith({ id: 'venue.bar.1', seed: toBase64url(SEED) })

describe('a key file', () => {
  test('gives the key of the service, which signs and cannot be read', async () => {
    const { id, privateKey, publicKey } = await readKeyFile(good(), bar)
    const message = Uint8Array.of(1, 2, 3)
    expect(id).toBe('venue.bar.1')
    expect(await ed25519Verify(publicKey, message, await ed25519Sign(privateKey, message))).toBe(true)
    await expect(crypto.subtle.exportKey('pkcs8', privateKey)).rejects.toThrow()
  })

  test('of one key alone, as the command line writes it, is read too', async () => {
    const file = JSON.stringify({ id: 'venue.bar.1', seed: toBase64url(SEED) })
    expect((await readKeyFile(file, bar)).id).toBe('venue.bar.1')
  })

  test.each([
    ['no JSON', 'seed=abc', 'key-malformed'],
    ['a list', '[]', 'key-malformed'],
    ['nothing', 'null', 'key-malformed'],
    ['no entry for this service', '{"shop.other": {"id": "a", "seed": "b"}}', 'key-of-another-service'],
  ])('that is %s is refused', async (_, text, code) => {
    await expect(readKeyFile(text, bar)).rejects.toMatchObject({ code })
  })

  test.each([
    ['no id', { seed: toBase64url(SEED) }, 'key-malformed'],
    ['a short seed', { id: 'venue.bar.1', seed: 'AAAA' }, 'key-malformed'],
    ['a seed in another alphabet', { id: 'venue.bar.1', seed: '!'.repeat(43) }, 'key-malformed'],
    ['another id', { id: 'venue.bar.2', seed: toBase64url(SEED) }, 'key-not-registered'],
    ['another key', { id: 'venue.bar.1', seed: toBase64url(SEED.with(0, 6)) }, 'key-not-registered'],
  ])('with %s is refused', async (_, entry, code) => {
    await expect(readKeyFile(fileWith(entry), bar)).rejects.toMatchObject({ code })
  })
})

describe('the kept key', () => {
  test('is there until it is forgotten', async () => {
    const store = memoryStore()
    expect(await keptKey(store, bar)).toBeNull()
    const key = await readKeyFile(good(), bar)
    await keepKey(store, key)
    const kept = await keptKey(store, bar)
    expect(kept?.id).toBe(key.id)
    expect(await ed25519Sign(kept?.privateKey ?? key.privateKey, SEED)).toHaveLength(64)
    await forgetKey(store)
    expect(await keptKey(store, bar)).toBeNull()
  })

  test('is not used once the register names another', async () => {
    const store = memoryStore()
    await keepKey(store, await readKeyFile(good(), bar))
    expect(await keptKey(store, { ...bar, requestKeys: [] })).toBeNull()
  })
})
