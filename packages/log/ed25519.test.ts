import { fromHex } from '@hefu/bytes'
import { describe, expect, test } from 'vitest'
import { ed25519KeyPair, ed25519Sign, ed25519Verify } from './ed25519.ts'

describe('Ed25519 (RFC 8032, section 7.1)', () => {
  const seed = fromHex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60')
  const publicKey = fromHex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')
  const signature = fromHex(
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  )

  test('test 1: key, signature of the empty message', async () => {
    const pair = await ed25519KeyPair(seed)
    expect(pair.publicKey).toEqual(publicKey)
    expect(await ed25519Sign(pair.privateKey, new Uint8Array())).toEqual(signature)
    expect(await ed25519Verify(publicKey, new Uint8Array(), signature)).toBe(true)
  })

  test('a private key cannot be read again', async () => {
    const { privateKey } = await ed25519KeyPair(seed)
    await expect(crypto.subtle.exportKey('pkcs8', privateKey)).rejects.toThrow()
  })

  test('another message, key or length does not verify, and does not throw', async () => {
    expect(await ed25519Verify(publicKey, Uint8Array.of(0), signature)).toBe(false)
    expect(await ed25519Verify(publicKey, new Uint8Array(), signature.slice(1))).toBe(false)
    expect(await ed25519Verify(publicKey.slice(1), new Uint8Array(), signature)).toBe(false)
    expect(await ed25519Verify(new Uint8Array(32).fill(255), new Uint8Array(), signature)).toBe(false)
  })
})
