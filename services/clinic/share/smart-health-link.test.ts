import { inflateRawSync } from 'node:zlib'
import { decryptSharedFile, encryptSharedFile, readSmartHealthLink, writeSmartHealthLink } from '@hefu/health/shl'
import { CompactEncrypt, compactDecrypt } from 'jose'
import { describe, expect, test } from 'vitest'

const key = new Uint8Array(32).fill(9)
const iv = new Uint8Array(12).fill(3)
const url = `https://clinic.test/shares/${'a'.repeat(43)}`
const bundle = { resourceType: 'Bundle', type: 'collection', entry: [] }
const encoded = (payload: object): string => `shlink:/${Buffer.from(JSON.stringify(payload)).toString('base64url')}`

describe('SMART Health Links', () => {
  test('go through their text and back, with and without a viewer', () => {
    const link = { url, key, exp: 1_800_000_000, passcode: true, label: '血压 blood pressure' }
    expect(readSmartHealthLink(writeSmartHealthLink(link))).toEqual(link)
    const page = writeSmartHealthLink(link, 'https://clinic.test/share')
    expect(new URL(page).pathname).toBe('/share')
    expect(readSmartHealthLink(page)).toEqual(link)
  })

  test('the example of the specification is read', () => {
    const example =
      'shlink:/eyJ1cmwiOiJodHRwczovL2Voci5leGFtcGxlLm9yZy9xci9ZOXh3a1VkdG1OOXd3b0pvTjNmZkpJaFgyVUd2Q0wxSm5sUFZOTDNrRFdNL20iLCJmbGFnIjoiTFAiLCJrZXkiOiJyeFRnWWxPYUtKUEZ0Y0VkMHFjY2VOOHdFVTRwOTRTcUF3SVdRZTZ1WDdRIiwibGFiZWwiOiJCYWNrLXRvLXNjaG9vbCBpbW11bml6YXRpb25zIGZvciBPbGl2ZXIgQnJvd24ifQ'
    expect(readSmartHealthLink(example)).toMatchObject({
      url: 'https://ehr.example.org/qr/Y9xwkUdtmN9wwoJoN3ffJIhX2UGvCL1JnlPVNL3kDWM/m',
      passcode: true,
      label: 'Back-to-school immunizations for Oliver Brown',
    })
  })

  test.each([
    ['nothing', ''],
    ['another address', 'https://clinic.test/#x'],
    ['no payload', 'shlink:/'],
    ['a script', encoded({ url: 'javascript:alert(1)', key: 'A'.repeat(43) })],
    ['an address that is too long', encoded({ url: `${url}${'a'.repeat(128)}`, key: 'A'.repeat(43) })],
    ['a short key', encoded({ url, key: 'AAAA' })],
    ['a later version', encoded({ url, key: 'A'.repeat(43), v: 2 })],
    ['a file without a manifest', encoded({ url, key: 'A'.repeat(43), flag: 'U' })],
  ])('%s is none', (_, text) => {
    expect(readSmartHealthLink(text)).toBeNull()
  })

  test('a file is a JWE as another implementation reads it', async () => {
    const jwe = await encryptSharedFile(key, iv, bundle)
    expect(await decryptSharedFile(key, jwe)).toEqual(bundle)
    const [header] = jwe.split('.')
    expect(JSON.parse(Buffer.from(header ?? '', 'base64url').toString())).toEqual({
      alg: 'dir',
      enc: 'A256GCM',
      cty: 'application/fhir+json',
      zip: 'DEF',
    })
    const { plaintext } = await compactDecrypt(jwe, key)
    expect(JSON.parse(inflateIfNeeded(plaintext))).toEqual(bundle)
  })

  test('a file of another implementation is opened, deflated or not', async () => {
    const plain = new TextEncoder().encode(JSON.stringify(bundle))
    const jwe = await new CompactEncrypt(plain)
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', cty: 'application/fhir+json' })
      .encrypt(key)
    expect(await decryptSharedFile(key, jwe)).toEqual(bundle)
  })

  test('what was altered, is for another key or is no file is not opened', async () => {
    const jwe = await encryptSharedFile(key, iv, bundle)
    expect(await decryptSharedFile(new Uint8Array(32), jwe)).toBeNull()
    for (const part of [0, 2, 3, 4]) {
      const altered = jwe
        .split('.')
        .map((text, index) => (index === part ? `A${text.slice(1)}B` : text))
        .join('.')
      expect(await decryptSharedFile(key, altered)).toBeNull()
    }
    for (const text of ['', 'a.b.c.d.e', `${jwe}.x`]) expect(await decryptSharedFile(key, text)).toBeNull()
  })
})

/** jose 6 inflates by itself where the platform can; else the plaintext is still deflated. */
function inflateIfNeeded(bytes: Uint8Array): string {
  return bytes[0] === '{'.charCodeAt(0) ? new TextDecoder().decode(bytes) : inflateRawSync(bytes).toString()
}
