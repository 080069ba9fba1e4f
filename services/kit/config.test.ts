import { describe, expect, test } from 'vitest'
import { parseServiceConfig } from './config.ts'

const GOOD = {
  name: 'pool',
  host: '127.0.0.1',
  port: 4720,
  publicUrl: 'https://pool.example',
  walletUrl: 'https://wallet.example',
  city: { url: 'https://city.example', logKey: 'key', witnesses: ['one', 'two'], quorum: 2 },
  databaseUrl: 'postgresql://pool',
  dataDirectory: '/var/lib/pool',
  staff: null,
}

describe('the configuration of a service', () => {
  test('is taken as it is', () => {
    expect(parseServiceConfig(GOOD)).toEqual({ ...GOOD, trustedProxies: 0 })
    expect(parseServiceConfig({ ...GOOD, trustedProxies: 1, requestsPerMinute: 60 })).toMatchObject({
      trustedProxies: 1,
      requestsPerMinute: 60,
    })
  })

  test.each([
    [{ name: 'Pool' }, 'name'],
    [{ publicUrl: 'https://pool.example/' }, 'publicUrl'],
    [{ publicUrl: 'ftp://pool.example' }, 'publicUrl'],
    [{ city: { ...GOOD.city, quorum: 3 } }, 'city.quorum'],
    [{ city: { ...GOOD.city, witnesses: [] } }, 'city.witnesses'],
    [{ staff: { issuer: 'https://id.example' } }, 'staff.clientId'],
    [{ trustedProxies: 9 }, 'trustedProxies'],
  ])('that does not fit is refused by the place: %j', (change, place) => {
    const parse = () => parseServiceConfig({ ...GOOD, ...change })
    expect(parse).toThrow(expect.objectContaining({ code: 'invalid-config', message: expect.stringContaining(place) }))
  })

  test('repeats no value, which may be a secret', () => {
    const secret = 'postgresql://pool:hunter2@db'
    let message = ''
    try {
      parseServiceConfig({ ...GOOD, port: secret })
    } catch (error) {
      message = String(error)
    }
    expect(message).toContain('port')
    expect(message).not.toContain('hunter2')
  })
})
