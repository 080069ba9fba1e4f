import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPublicAddress } from './public-address.ts'
import { readWebhookUrl } from './webhook-url.ts'

describe('an address', () => {
  test.each(['1.1.1.1', '93.184.216.34', '172.15.0.1', '172.32.0.1', '192.167.1.1', '2606:4700::1111', '2400:3200::1'])(
    'of the public internet is one: %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  )

  test.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '192.168.0.1',
    '198.18.0.1',
    '203.0.113.7',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:a00:1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    'localhost',
    '',
    '1.2.3',
    '0x7f.1',
  ])('of another network, or none at all, is not: %s', (address) => expect(isPublicAddress(address)).toBe(false))
})

describe('where a custodian wants to be called', () => {
  const reads = (text: string, localhost = false) => readWebhookUrl(text, { localhost }) !== null

  test.each(['https://hooks.example.org/hefu?x=1', 'https://hooks.example.org:8443/', 'https://1.1.1.1/x'])(
    'may be %s',
    (url) => expect(reads(url)).toBe(true),
  )

  test.each([
    'http://hooks.example.org/',
    'ftp://hooks.example.org/',
    'file:///etc/passwd',
    'https://user:secret@hooks.example.org/',
    'https://hooks.example.org/#x',
    'https://hooks.example.org:22/',
    'https://localhost/',
    'http://localhost:8080/',
    'https://127.0.0.1/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://017700000001/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://10.0.0.1./',
    'https://intranet/',
    'https://db.internal/',
    'https://printer.local./',
    'https://x.localhost/',
    'not a url',
    `https://hooks.example.org/${'x'.repeat(400)}`,
  ])('may not be %s', (url) => expect(reads(url)).toBe(false))

  test('may be this machine in a demo, over http alone', () => {
    expect([reads('http://localhost:4610/hook', true), reads('http://127.0.0.1:4610/', true)]).toEqual([true, true])
    expect([reads('https://localhost/', true), reads('http://10.0.0.1/', true)]).toEqual([false, false])
  })

  test('is read or refused, whatever text it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.ipV4().map((ip) => `https://${ip}/`),
        ),
        (text) => {
          const url = readWebhookUrl(text, { localhost: false })
          if (url) expect([url.protocol, url.username, url.hash]).toEqual(['https:', '', ''])
        },
      ),
    )
  })
})
