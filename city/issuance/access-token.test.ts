import { base64url, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { IdentityProviderConfig } from '../config.ts'
import type { OfficerAccounts } from '../officers/officer-account.ts'
import { AUDIENCE, startTestProvider, type TestProvider } from '../test/test-provider.ts'
import { type AccessTokens, providerAccessTokens } from './access-token.ts'

const DISCOVERY = '/.well-known/openid-configuration'
const PROVIDER_FAILS = expect.objectContaining({ name: 'CityError', code: 'identity-provider' })

let provider: TestProvider

const tokens = (config: Partial<IdentityProviderConfig> = {}): AccessTokens & OfficerAccounts =>
  providerAccessTokens({ issuer: provider.issuer, audience: AUDIENCE, claims: 'token', ...config })
const now = () => Math.floor(Date.now() / 1000)

beforeEach(async () => {
  provider = await startTestProvider()
})
afterEach(async () => {
  vi.useRealTimers()
  await provider.close()
})

describe('an access token', () => {
  test('stands for a person, with the claims that the city knows and no others', async () => {
    const token = await provider.token({ name: '甄虚构', birthdate: '1990-02-28', email: 'x@synthetic.example' })
    expect(await tokens().personOf(token)).toEqual({
      subject: { issuer: provider.issuer, subject: 'person-1' },
      claims: { name: '甄虚构', birthdate: '1990-02-28' },
    })
  })

  test('may name the city among its audiences, and come from a clock that is a little off', async () => {
    for (const claims of [{ aud: ['other', AUDIENCE] }, { exp: now() - 2 }, { nbf: now() + 2 }]) {
      expect(await tokens().personOf(await provider.token(claims))).not.toBeNull()
    }
  })

  test.each([
    ['that has expired', { exp: now() - 60 }, {}],
    ['that never expires', { exp: undefined }, {}],
    ['that is not yet good', { nbf: now() + 60 }, {}],
    ['for another audience', { aud: 'https://other.example' }, {}],
    ['for no audience', { aud: undefined }, {}],
    ['of another issuer', { iss: 'https://other.example' }, {}],
    ['of nobody', { sub: undefined }, {}],
    ['of an empty subject', { sub: '' }, {}],
    ['of a subject that is no text', { sub: 7 }, {}],
    ['that is an ID token', {}, { typ: 'JWT' }],
    ['without a type', {}, { typ: undefined }],
  ])('%s is not good', async (_, claims, header) => {
    const token = await provider.token(claims, header)
    expect(await tokens().personOf(token)).toBeNull()
  })

  test('that was altered is not good', async () => {
    const [header = '', payload = '', signature = ''] = (await provider.token()).split('.')
    const forged = base64url.encode(JSON.stringify({ iss: provider.issuer, aud: AUDIENCE, sub: 'x', exp: now() + 60 }))
    for (const token of [
      [header, forged, signature],
      [header, payload, `${signature.slice(0, -2)}AA`],
      [header, payload, ''],
      [header, payload],
      ['x', 'y', 'z'],
      [''],
    ]) {
      expect(await tokens().personOf(token.join('.'))).toBeNull()
    }
  })

  test('without a signature, or with one that anybody can make, is not good', async () => {
    const payload = { iss: provider.issuer, aud: AUDIENCE, sub: 'person-1', exp: now() + 60 }
    const none = `${base64url.encode('{"alg":"none","typ":"at+jwt"}')}.${base64url.encode(JSON.stringify(payload))}.`
    expect(await tokens().personOf(none)).toBeNull()
    const published = await (await fetch(`${provider.issuer}/jwks`)).text()
    const hmac = await new SignJWT(payload)
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: '1' })
      .sign(new TextEncoder().encode(published))
    expect(await tokens().personOf(hmac)).toBeNull()
  })

  test('signed in a way that RFC 9068 and this city do not name is not good, even by a published key', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES512')
    const jwk = { ...(await exportJWK(publicKey)), kid: '1' }
    provider.answers.set('/jwks', (_, response) => response.end(JSON.stringify({ keys: [jwk] })))
    const payload = { iss: provider.issuer, aud: AUDIENCE, sub: 'person-1', exp: now() + 60 }
    const header = { alg: 'ES512', typ: 'at+jwt', kid: '1' }
    expect(await tokens().personOf(await new SignJWT(payload).setProtectedHeader(header).sign(privateKey))).toBeNull()
  })

  test('that is longer than any is not looked at', async () => {
    const token = await provider.token({ name: 'x'.repeat(8192) })
    expect(await tokens().personOf(token)).toBeNull()
    expect(provider.asked).toEqual([])
  })
})

describe('an access token of an officer', () => {
  test('stands for them, with their roles, by the same rules as for a person', async () => {
    const claims = { hefu_officer: 'data-office.1', hefu_roles: ['operations', 'unknown'] }
    const account = { officer: 'data-office.1', roles: new Set(['operations']), custodian: null }
    expect(await tokens().officerOf(await provider.token(claims))).toEqual(account)
    const ofLifts = { ...claims, hefu_roles: 'things', hefu_custodian: 'lifts' }
    expect(await tokens().officerOf(await provider.token(ofLifts))).toMatchObject({ custodian: 'lifts' })
    expect(await tokens().officerOf(await provider.token())).toBe('no-officer')
    expect(await tokens().officerOf(await provider.token({ ...claims, exp: now() - 60 }))).toBeNull()
    expect(await tokens().officerOf(await provider.token({ ...claims, aud: 'other' }))).toBeNull()
    expect(await tokens().officerOf('x.y.z')).toBeNull()
  })

  test('is what the userinfo endpoint says where claims are read there, and not what the token says', async () => {
    const answer = JSON.stringify({ sub: 'person-1', hefu_officer: 'justice.1', hefu_roles: 'cases' })
    provider.answers.set('/userinfo', (_, response) => response.end(answer))
    const token = await provider.token({ hefu_officer: 'data-office.1', hefu_roles: 'operations' })
    const account = { officer: 'justice.1', roles: new Set(['cases']), custodian: null }
    expect(await tokens({ claims: 'userinfo' }).officerOf(token)).toEqual(account)
  })
})

describe("the provider's keys", () => {
  test('are fetched once', async () => {
    const known = tokens()
    await Promise.all([known.personOf(await provider.token()), known.personOf(await provider.token())])
    await known.personOf(await provider.token())
    expect(provider.asked).toEqual([DISCOVERY, '/jwks'])
  })

  test('are fetched anew when a token names one that is not known, and not at every such token', async () => {
    const known = tokens()
    const old = await provider.token()
    await known.personOf(old)
    await provider.rotate()
    const rotated = await provider.token()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11_000 })
    expect(await known.personOf(rotated)).not.toBeNull()
    expect(await known.personOf(old)).toBeNull()
    expect(await known.personOf(await provider.token({}, { kid: 'unknown' }))).toBeNull()
    expect(provider.asked).toEqual([DISCOVERY, '/jwks', '/jwks'])
  })

  test.each<[string, string, (city: TestProvider) => void]>([
    [
      'discovery fails',
      DISCOVERY,
      ({ answers }) => answers.set(DISCOVERY, (_, response) => response.writeHead(500).end()),
    ],
    [
      'discovery is no JSON',
      DISCOVERY,
      ({ answers }) => answers.set(DISCOVERY, (_, response) => response.end('<html>')),
    ],
    [
      'discovery leads away',
      DISCOVERY,
      ({ answers, issuer }) =>
        answers.set(DISCOVERY, (_, response) => response.writeHead(302, { Location: `${issuer}/jwks` }).end()),
    ],
    [
      'discovery is of another issuer',
      DISCOVERY,
      ({ answers, issuer }) =>
        answers.set(DISCOVERY, (_, response) =>
          response.end(JSON.stringify({ issuer: 'https://other.example', jwks_uri: `${issuer}/jwks` })),
        ),
    ],
    [
      'the key set fails',
      '/jwks',
      ({ answers }) => answers.set('/jwks', (_, response) => response.writeHead(503).end()),
    ],
    ['the key set is none', '/jwks', ({ answers }) => answers.set('/jwks', (_, response) => response.end('{}'))],
    ['the connection breaks', '/jwks', ({ answers }) => answers.set('/jwks', (request) => request.socket.destroy())],
  ])('cannot be had when %s; the next token tries again', async (_, path, fail) => {
    const known = tokens()
    fail(provider)
    await expect(known.personOf(await provider.token())).rejects.toThrow(PROVIDER_FAILS)
    provider.answers.delete(path)
    expect(await known.personOf(await provider.token())).not.toBeNull()
  })

  test('cannot be had when nobody listens', async () => {
    const token = await provider.token()
    const known = tokens()
    await provider.close()
    await expect(known.personOf(token)).rejects.toThrow(PROVIDER_FAILS)
  })
})

describe('claims of the userinfo endpoint', () => {
  const known = () => tokens({ claims: 'userinfo' })

  test('are asked for with the token, and those in the token are passed over', async () => {
    let authorization: string | undefined
    provider.answers.set('/userinfo', (request, response) => {
      authorization = request.headers.authorization
      response.end(JSON.stringify({ sub: 'person-1', birthdate: '1990-02-28', address: {} }))
    })
    const token = await provider.token({ birthdate: '1970-01-01' })
    expect(await known().personOf(token)).toMatchObject({ claims: { birthdate: '1990-02-28' } })
    expect(authorization).toBe(`Bearer ${token}`)
  })

  test('are not asked for with a token that is not good', async () => {
    expect(await known().personOf(await provider.token({ aud: 'other' }))).toBeNull()
    expect(provider.asked).not.toContain('/userinfo')
  })

  test.each([401, 403])('are refused with %i when the token was withdrawn: then it is not good', async (status) => {
    provider.answers.set('/userinfo', (_, response) => response.writeHead(status).end())
    expect(await known().personOf(await provider.token())).toBeNull()
  })

  test.each([
    ['about somebody else', { sub: 'person-2', name: 'SECRET' }],
    ['about nobody', { name: 'SECRET' }],
    ['that are none', ['SECRET']],
    ['that are no JSON', 'SECRET'],
  ])('%s are not used, and not repeated', async (_, body) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    provider.answers.set('/userinfo', (_request, response) => response.end(text))
    const error = await known()
      .personOf(await provider.token())
      .catch((reason: unknown) => reason)
    expect(error).toEqual(PROVIDER_FAILS)
    for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
      expect(cause.message).not.toContain('SECRET')
    }
  })

  test('cannot be had of a provider that has no such endpoint', async () => {
    provider.answers.set(DISCOVERY, (_, response) =>
      response.end(JSON.stringify({ issuer: provider.issuer, jwks_uri: `${provider.issuer}/jwks` })),
    )
    await expect(known().personOf(await provider.token())).rejects.toThrow(PROVIDER_FAILS)
  })
})
