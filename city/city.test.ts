import { MANDATE, PERSON_ENTRY, PERSON_IDENTITY } from '@hefu/standard'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CityError } from './error.ts'
import { startTestCity, type TestCity } from './test/test-city.ts'
import { prepare } from './test/test-wallet.ts'

const WALLET = 'https://wallet.synthetic.example'
const ISSUANCE = ['/nonce', '/credential', '/notification']
const JSON_TYPE = { 'Content-Type': 'application/json' }

let city: TestCity

beforeAll(async () => {
  city = await startTestCity()
})
afterAll(() => city.close())

const send = (path: string, init: RequestInit = {}, by = city) => by.app.request(path, { method: 'POST', ...init })

describe('without a good access token', () => {
  const body = JSON.stringify({ notification_id: 'x', event: 'credential_deleted' })

  test.each([
    ['none', undefined],
    ['a password', 'Basic eDp5'],
    ['an empty one', 'Bearer '],
    ['one with a line in it', 'Bearer a b'],
  ])('(%s) a wallet is asked for one', async (_, authorization) => {
    const headers = { ...JSON_TYPE, ...(authorization && { Authorization: authorization }) }
    const response = await send('/notification', { body, headers })
    expect([response.status, response.headers.get('WWW-Authenticate')]).toEqual([401, 'Bearer'])
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    expect(await response.text()).toBe('')
  })

  test('(one that is not known) a wallet is told so', async () => {
    const response = await send('/notification', { body, headers: { ...JSON_TYPE, Authorization: 'Bearer x.y.z' } })
    expect([response.status, response.headers.get('WWW-Authenticate')]).toEqual([401, 'Bearer error="invalid_token"'])
    expect(await response.json()).toEqual({ error: 'invalid_token' })
  })
})

describe('a body', () => {
  test.each(ISSUANCE)('that is too large is refused by %s, announced or not', async (path) => {
    const body = 'x'.repeat(16_385)
    const announced = await send(path, { body, headers: { ...JSON_TYPE, 'Content-Length': String(body.length) } })
    expect(announced.status).toBe(413)
    const stream = new Blob([body]).stream()
    const streamed = await send(path, { body: stream, headers: JSON_TYPE, duplex: 'half' } as RequestInit)
    expect(streamed.status).toBe(413)
    expect(await announced.json()).toEqual({ title: expect.any(String), status: 413, code: 'too-large' })
  })

  test.each(['{', 'null', '[]', '"SECRET"', '', '{"SECRET":'])(
    'that is %j is refused without being repeated',
    async (body) => {
      const response = await send('/credential', { body, headers: JSON_TYPE })
      expect(response.status).toBe(400)
      expect(await response.text()).not.toContain('SECRET')
    },
  )

  test('that does not fit is refused by the names of its members alone', async () => {
    const body = { credential_configuration_id: 7, proofs: { hefu_commitment: ['SECRET', 'SECRET'] } }
    const response = await send('/credential', { body: JSON.stringify(body), headers: JSON_TYPE })
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({
      error: 'invalid_credential_request',
      error_description: 'does not fit: credential_configuration_id, proofs.hefu_commitment',
    })
    const other = await send('/notification', { body: '{}', headers: JSON_TYPE })
    expect(await other.json()).toMatchObject({ error: 'invalid_notification_request' })
  })
})

describe('web pages', () => {
  const preflight = (path: string, origin: string, method = 'POST') =>
    city.app.request(path, {
      method: 'OPTIONS',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': method,
        'Access-Control-Request-Headers': 'authorization,content-type',
      },
    })

  test.each(ISSUANCE)('of the city may call %s, others may not', async (path) => {
    const allowed = await preflight(path, WALLET)
    expect(allowed.headers.get('Access-Control-Allow-Origin')).toBe(WALLET)
    expect(allowed.headers.get('Access-Control-Allow-Methods')).toBe('POST')
    expect(allowed.headers.get('Access-Control-Allow-Headers')).toBe('authorization,content-type')
    expect(allowed.headers.get('Access-Control-Allow-Credentials')).toBeNull()
    for (const origin of [
      'https://evil.example',
      'null',
      `${WALLET}.evil.example`,
      'http://wallet.synthetic.example',
    ]) {
      expect((await preflight(path, origin)).headers.get('Access-Control-Allow-Origin')).toBeNull()
      const answer = await send(path, { headers: { Origin: origin } })
      expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull()
    }
  })

  test.each(['/bundle', '/inspections', '/.well-known/openid-credential-issuer'])(
    'of any origin may read %s',
    async (path) => {
      const response = await city.app.request(path, { headers: { Origin: 'https://anybody.example' } })
      expect([response.status, response.headers.get('Access-Control-Allow-Origin')]).toEqual([200, '*'])
    },
  )

  test.each(['/metrics', '/readyz', '/healthz', '/openapi.json'])('may not read %s', async (path) => {
    const response = await city.app.request(path, { headers: { Origin: WALLET } })
    expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull()
  })

  test('of the city can read why they are refused', async () => {
    const slow = await startTestCity({ config: { rateLimit: { requestsPerMinute: 1 } }, shared: city })
    const statuses = []
    for (let request = 0; request < 2; request++) {
      const response = await send('/nonce', { headers: { Origin: WALLET } }, slow)
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe(WALLET)
      expect(response.headers.get('Access-Control-Expose-Headers')).toContain('Retry-After')
      statuses.push(response.status)
    }
    expect(statuses).toEqual([200, 429])
    await slow.close()
  })
})

describe('every answer', () => {
  test.each(['/nothing', '/healthz', '/bundle', '/nonce', '/docs', '/openapi.json'])(
    'of %s keeps a browser from running, framing or guessing it',
    async (path) => {
      const { headers } = await city.app.request(path)
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.get('Referrer-Policy')).toBe('no-referrer')
      expect(headers.get('Content-Security-Policy')).toMatch(/default-src 'none';.*frame-ancestors 'none'/)
      expect(headers.get('Set-Cookie')).toBeNull()
    },
  )

  test('at no address is problem details', async () => {
    const response = await city.app.request('/nothing/SECRET?x=SECRET')
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect(await response.json()).toEqual({ title: expect.any(String), status: 404, code: 'not-found' })
  })
})

describe('the metadata of the issuer', () => {
  test('is that of OpenID4VCI 1.0, section 12.2.4, with a configuration for each type', async () => {
    const url = city.config.publicUrl
    const response = await city.app.request('/.well-known/openid-credential-issuer')
    expect(response.headers.get('Content-Type')).toBe('application/json')
    const metadata = await response.json()
    expect(metadata).toMatchObject({
      credential_issuer: url,
      authorization_servers: [city.config.identityProvider.issuer],
      credential_endpoint: `${url}/credential`,
      nonce_endpoint: `${url}/nonce`,
      notification_endpoint: `${url}/notification`,
      display: [
        { name: '合成市', locale: 'zh-CN' },
        { name: 'Synthetic City', locale: 'en' },
      ],
    })
    const configurations = metadata.credential_configurations_supported
    const types = [PERSON_ENTRY, PERSON_IDENTITY, MANDATE]
    expect(Object.keys(configurations)).toEqual(types.map(({ id }) => id))
    for (const { id, attributes } of types) {
      expect(configurations[id]).toMatchObject({
        format: 'hefu_bbs',
        cryptographic_binding_methods_supported: ['hefu_nym'],
        credential_signing_alg_values_supported: [expect.any(String)],
        proof_types_supported: { hefu_commitment: { proof_signing_alg_values_supported: [expect.any(String)] } },
        credential_metadata: { claims: attributes.map(({ name }) => ({ path: [name], display: expect.any(Array) })) },
      })
    }
  })

  test('is before the path of an issuer identifier that has one', async () => {
    const config = { publicUrl: 'https://synthetic.example/city' }
    const other = await startTestCity({ config, shared: city })
    const response = await other.app.request('/.well-known/openid-credential-issuer/city')
    expect(await response.json()).toMatchObject({ credential_issuer: config.publicUrl })
    await other.close()
  })
})

describe('a fault', () => {
  const SECRET = 'SECRET-value'

  async function answerOf(failure: unknown): Promise<{ response: Response; logged: string }> {
    const faulty = await startTestCity({ shared: city })
    try {
      const token = faulty.signIn('somebody')
      const { body } = await prepare(faulty)
      faulty.issuance.store.find = () => Promise.reject(failure)
      const headers = { ...JSON_TYPE, Authorization: `Bearer ${token}`, Origin: WALLET }
      const response = await send('/credential', { body: JSON.stringify(body), headers }, faulty)
      return { response, logged: faulty.logged.filter((line) => line.includes('"error"')).join('\n') }
    } finally {
      await faulty.close()
    }
  }

  test('is answered with nothing of its inside, and logged with what and where', async () => {
    const { response, logged } = await answerOf(new TypeError('the inside', { cause: new Error('the cause') }))
    expect(response.status).toBe(500)
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe(WALLET)
    expect(await response.json()).toEqual({ title: expect.any(String), status: 500, code: 'fault' })
    expect(logged).toMatch(/TypeError: the inside.*city\.test\.ts.*caused by: Error: the cause/)
  })

  test.each([
    ['a parser', new SyntaxError(`Unexpected token in ${SECRET}`)],
    ['PostgreSQL', Object.assign(new Error(`invalid input syntax: ${SECRET}`), { code: '22P02' })],
    ['a cause', new Error('outer', { cause: new SyntaxError(SECRET) })],
  ])('that quotes what it was given (%s) is logged without that', async (_, failure) => {
    const { response, logged } = await answerOf(failure)
    expect(response.status).toBe(500)
    expect(logged).toContain('fault')
    expect(logged).not.toContain(SECRET)
  })

  test.each([
    ['identity-provider-down', new CityError('identity-provider', 'no answer')],
    ['database-down', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
    ['database-down', Object.assign(new Error('terminating connection'), { code: '57P01' })],
    ['database-down', new Error('timeout exceeded when trying to connect')],
  ])('of what the city stands on (%s) is 503, with when to come back', async (code, failure) => {
    const { response } = await answerOf(failure)
    expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '60'])
    expect(await response.json()).toMatchObject({ code })
  })
})
