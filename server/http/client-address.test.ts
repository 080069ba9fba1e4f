import fc from 'fast-check'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { clientAddress, networkOf } from './client-address.ts'

async function addressFor(trustedProxies: number, forwardedFor?: string, remoteAddress?: string): Promise<string> {
  const app = new Hono().get('/', (c) => c.text(clientAddress(c, trustedProxies)))
  const headers = forwardedFor === undefined ? {} : { 'X-Forwarded-For': forwardedFor }
  const env = remoteAddress === undefined ? undefined : { incoming: { socket: { remoteAddress } } }
  return (await app.request('/', { headers }, env)).text()
}

describe('the address that a request is counted for', () => {
  test.each([
    [0, undefined, '203.0.113.1'],
    [0, '198.51.100.1', '203.0.113.1'],
    [1, '198.51.100.1', '198.51.100.1'],
    [1, 'spoofed, 198.51.100.1', '198.51.100.1'],
    [2, 'spoofed, 198.51.100.1, 192.0.2.1', '198.51.100.1'],
    [2, '198.51.100.1', '203.0.113.1'],
    [1, '', '203.0.113.1'],
    [1, undefined, '203.0.113.1'],
  ])('behind %i proxies with X-Forwarded-For %j is %s', async (proxies, forwardedFor, address) => {
    expect(await addressFor(proxies, forwardedFor, '203.0.113.1')).toBe(address)
  })

  test('is one for all whose connection has none', async () => {
    expect(await addressFor(0)).toBe('unknown')
  })

  test('is never longer than any address', async () => {
    expect((await addressFor(1, 'x'.repeat(5000))).length).toBeLessThanOrEqual(64)
  })
})

describe('the network of an address', () => {
  test.each([
    ['203.0.113.1', '203.0.113.1'],
    ['::ffff:203.0.113.1', '203.0.113.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::203.0.113.1', '64:ff9b:0:0::/64'],
    ['unknown', 'unknown'],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })

  test('is the same for every address of one /64', () => {
    const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16))
    const four = fc.array(group, { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(four, four, four, (prefix, one, other) => {
        const network = networkOf([...prefix, ...one].join(':'))
        expect(networkOf([...prefix, ...other].join(':'))).toBe(network)
        expect(network).toBe(`${prefix.join(':')}::/64`)
      }),
    )
  })
})
