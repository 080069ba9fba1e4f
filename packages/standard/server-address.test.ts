import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isServerAddress, isServerOrigin } from './server-address.ts'

const segment = fc.stringMatching(/^[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,20}$/)

describe('an address that the register may name', () => {
  test('reads the same to a browser, which then goes nowhere else', () => {
    fc.assert(
      fc.property(fc.domain(), fc.array(segment, { minLength: 1, maxLength: 4 }), (host, segments) => {
        const origin = `https://${host.toLowerCase()}`
        fc.pre(isServerOrigin(origin))
        const address = `${origin}/${segments.join('/')}`
        expect(new URL(origin).origin).toBe(origin)
        expect([isServerAddress(address), new URL(address).href]).toEqual([true, address])
      }),
    )
  })

  test.each(['https://tickets.city.example', 'http://localhost:4610'])('may be %s', (origin) => {
    expect([isServerOrigin(origin), isServerOrigin(`${origin}/`)]).toEqual([true, false])
    expect([isServerAddress(`${origin}/answers`), isServerAddress(origin)]).toEqual([true, false])
  })

  test.each([
    ['plain HTTP', 'http://tickets.city.example'],
    ['a port', 'https://tickets.city.example:8443'],
    ['upper case', 'https://Tickets.city.example'],
    ['a name and a password', 'https://a:b@city.example'],
    ['one word', 'https://localhost'],
    ['another scheme', 'javascript:alert(1)'],
    ['a host that is too long', `https://${'a.'.repeat(130)}example`],
  ])('has not %s', (_, origin) => {
    expect([isServerOrigin(origin), isServerAddress(`${origin}/answers`)]).toEqual([false, false])
  })

  test.each(['/../x', '/a//b', '/a/', '/a?b=1', '/a#b', '/%61', '/a b', '/.well-known'])(
    'has no path that reads in two ways: %s',
    (path) => {
      expect(isServerAddress(`https://city.example${path}`)).toBe(false)
    },
  )
})
