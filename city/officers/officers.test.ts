import { createHash } from 'node:crypto'
import { toBase64url } from '@hefu/bytes'
import { ed25519KeyPair, ed25519Sign } from '@hefu/log'
import { NONCE_LIFETIME } from '@hefu/server'
import { officerId, sessionMessage } from '@hefu/standard'
import type { SyntheticOfficer } from '@hefu/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestCity, type TestCity } from '../test/test-city.ts'
import { asConsole, CONSOLE, signInAtConsole, signInRequest } from '../test/test-officer.ts'
import { nonceOf } from '../test/test-wallet.ts'
import type { OfficerRole } from './officer-session.ts'
import { IDLE_SECONDS, SESSION_SECONDS } from './sessions.ts'

let city: TestCity
let first: SyntheticOfficer
let second: SyntheticOfficer

beforeAll(async () => {
  city = await startTestCity()
  ;[first, second] = city.register.officers
})
afterAll(() => city.close())
beforeEach(() => {
  city.time.now += 10 * SESSION_SECONDS
})

const codeOf = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code]
const signIn = async (body: unknown) => asConsole(city, 'POST', '/officers/sessions', { body })
const session = (cookie: string, headers = {}) => asConsole(city, 'GET', '/officers/session', { cookie, headers })
const isIn = async (cookie: string) => (await session(cookie)).status === 200

describe('an officer signs in', () => {
  test('with an account of the directory and the key that the register has', async () => {
    const response = await signIn(await signInRequest(city, first, { roles: ['cases'] }))
    expect(response.status).toBe(201)
    const answer = {
      officer: first.id,
      office: first.office,
      roles: ['cases'],
      custodian: null,
      expiresAt: city.time.now + SESSION_SECONDS,
    }
    expect(await response.json()).toEqual(answer)
    const cookie = response.headers.get('Set-Cookie') ?? ''
    const [value = '', ...attributes] = cookie.split('; ')
    expect(value).toMatch(/^__Host-hefu-officer=[\w-]{43}$/)
    expect(new Set(attributes)).toEqual(
      new Set(['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/', `Max-Age=${SESSION_SECONDS}`]),
    )
    const own = await session(value)
    expect([await own.json(), own.headers.get('Cache-Control')]).toEqual([answer, 'no-store'])
  })

  test('and the city keeps nothing that would open their session', async () => {
    const cookie = await signInAtConsole(city, first)
    const token = cookie.split('=')[1] ?? ''
    const rows = await city.opened.database.selectFrom('officer_session').selectAll().execute()
    const hash = createHash('sha256').update(token).digest('hex')
    expect(rows.map(({ token_hash }) => Buffer.from(token_hash).toString('hex'))).toContain(hash)
    expect(JSON.stringify(rows) + city.logged.join()).not.toContain(token)
  })

  test.each<[string, () => Promise<unknown>, [number, string]]>([
    [
      'with the token of a resident',
      async () => ({ ...(await signInRequest(city, first)), accessToken: city.signIn('somebody') }),
      [403, 'no-officer-account'],
    ],
    [
      'with a token that is none',
      async () => ({ ...(await signInRequest(city, first)), accessToken: 'x' }),
      [401, 'invalid-token'],
    ],
    ['with the account of another', () => signInRequest(city, first, { account: second.id }), [403, 'other-officer']],
    [
      'with an account and without the key',
      async () => {
        const { privateKey } = await ed25519KeyPair(new Uint8Array(32).fill(9))
        return signInRequest(city, { ...first, privateKey })
      },
      [401, 'bad-signature'],
    ],
    [
      'with an account that the register has no officer for',
      () => signInRequest(city, { ...first, id: officerId('office.9') }),
      [403, 'not-an-officer'],
    ],
    [
      'by what was signed for another city',
      async () => {
        const request = await signInRequest(city, first)
        const message = sessionMessage('other.example', first.id, request.nonce)
        return { ...request, signature: toBase64url(await ed25519Sign(first.privateKey, message)) }
      },
      [401, 'bad-signature'],
    ],
    [
      'by a signature over another nonce',
      async () => ({ ...(await signInRequest(city, first)), nonce: await nonceOf(city) }),
      [401, 'bad-signature'],
    ],
    ['with a nonce of its own', () => signInRequest(city, first, { nonce: 'AAAA' }), [400, 'invalid-nonce']],
    [
      'with a nonce that is old',
      async () => {
        const request = await signInRequest(city, first)
        city.time.now += NONCE_LIFETIME
        return request
      },
      [400, 'invalid-nonce'],
    ],
    [
      'by a request that was recorded, even after its session has ended',
      async () => {
        const request = await signInRequest(city, first)
        const [cookie = ''] = ((await signIn(request)).headers.get('Set-Cookie') ?? '').split(';')
        await asConsole(city, 'DELETE', '/officers/session', { cookie })
        return request
      },
      [400, 'nonce-used'],
    ],
    ['by what cannot be read', async () => ({ officer: first.id }), [400, 'malformed-request']],
    [
      'under an id that is none',
      async () => ({ ...(await signInRequest(city, first)), officer: 'NOT AN ID' }),
      [400, 'malformed-request'],
    ],
  ])('and not %s', async (_, request, refusal) => {
    const response = await signIn(await request())
    expect(response.headers.get('Set-Cookie')).toBeNull()
    expect(await codeOf(response)).toEqual(refusal)
  })
})

describe('a session', () => {
  test('ends after 30 minutes in which nobody used it, and not while somebody does', async () => {
    const cookie = await signInAtConsole(city, first)
    for (let times = 0; times < 3; times++) {
      city.time.now += IDLE_SECONDS - 1
      expect(await isIn(cookie)).toBe(true)
    }
    city.time.now += IDLE_SECONDS
    expect(await codeOf(await session(cookie))).toEqual([401, 'not-signed-in'])
  })

  test('ends after 8 hours, however busy', async () => {
    const cookie = await signInAtConsole(city, first)
    const end = city.time.now + SESSION_SECONDS
    while (city.time.now + IDLE_SECONDS < end) {
      city.time.now += IDLE_SECONDS - 60
      expect(await isIn(cookie)).toBe(true)
    }
    city.time.now = end - 1
    expect(await isIn(cookie)).toBe(true)
    city.time.now = end
    expect(await isIn(cookie)).toBe(false)
  })

  test('ends when its officer signs out, and the others of that officer go on', async () => {
    const [one, other] = [await signInAtConsole(city, first), await signInAtConsole(city, first)]
    const response = await asConsole(city, 'DELETE', '/officers/session', { cookie: one })
    expect([response.status, response.headers.get('Set-Cookie')]).toEqual([204, expect.stringContaining('Max-Age=0')])
    expect([await isIn(one), await isIn(other)]).toEqual([false, true])
  })

  test('ends with all of its officer, and those of nobody else', async () => {
    const mine = [await signInAtConsole(city, first), await signInAtConsole(city, first)]
    const theirs = await signInAtConsole(city, second)
    expect((await asConsole(city, 'DELETE', '/officers/sessions', { cookie: mine[0] ?? '' })).status).toBe(204)
    expect(await Promise.all([...mine, theirs].map(isIn))).toEqual([false, false, true])
  })

  test('ends at once when the register ends the officer', async () => {
    const other = await startTestCity()
    try {
      const third = { ...(await ed25519KeyPair(new Uint8Array(32).fill(3))), id: officerId('office.3') }
      const officer = { id: third.id, office: first.office, publicKey: third.publicKey }
      other.register.now = other.time.now
      await other.register.decide({ kind: 'officer', officer })
      await other.refresh()
      const cookie = await signInAtConsole(other, { ...third, office: first.office })
      const stands = async () => (await asConsole(other, 'GET', '/officers/session', { cookie })).status
      expect(await stands()).toBe(200)
      await other.register.decide({ kind: 'officer-end', officer: third.id })
      await other.refresh()
      expect(await stands()).toBe(401)
    } finally {
      await other.close()
    }
  })

  test('reaches as far as the roles that the directory gave when it was opened', async () => {
    const cases = async (roles: readonly OfficerRole[]) =>
      asConsole(city, 'GET', '/officers/cases', { cookie: await signInAtConsole(city, first, roles) })
    expect((await cases(['cases'])).status).toBe(200)
    expect(await codeOf(await cases(['operations']))).toEqual([403, 'not-your-role'])
    expect(await codeOf(await cases([]))).toEqual([403, 'not-your-role'])
  })

  test('is what its cookie is, whole', async () => {
    const cookie = await signInAtConsole(city, first)
    for (const altered of ['', cookie.slice(0, -1), `${cookie}A`, cookie.replace('__Host-', ''), 'x=y']) {
      expect(await isIn(altered)).toBe(false)
    }
  })

  test('is good for every process of the city', async () => {
    const other = await startTestCity({ shared: city })
    const response = await asConsole(other, 'GET', '/officers/session', { cookie: await signInAtConsole(city, first) })
    expect(response.status).toBe(200)
    await other.close()
  })
})

describe('a stolen cookie', () => {
  let cookie: string
  const END = ['DELETE', '/officers/session'] as const
  beforeEach(async () => {
    cookie = await signInAtConsole(city, first)
  })

  test.each<[string, Readonly<Record<string, string | undefined>>]>([
    ['another page', { Origin: 'https://evil.example' }],
    ['the wallet', { Origin: 'https://wallet.synthetic.example' }],
    ['the console of another port', { Origin: `${CONSOLE}:444` }],
    ['a page without an origin', { Origin: 'null' }],
    ['who does not say from where', { Origin: undefined }],
    ['another site, by what the browser says', { 'Sec-Fetch-Site': 'cross-site' }],
  ])('changes nothing when it is sent by %s', async (_, headers) => {
    expect(await codeOf(await asConsole(city, ...END, { cookie, headers }))).toEqual([403, 'cross-site-request'])
    expect(await isIn(cookie)).toBe(true)
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx', undefined])(
    'changes nothing by what a form can send (%s)',
    async (type) => {
      const response = await asConsole(city, ...END, { cookie, headers: { 'Content-Type': type } })
      expect(await codeOf(response)).toEqual([415, 'not-json'])
      expect(await isIn(cookie)).toBe(true)
    },
  )

  test('reads nothing from another page either', async () => {
    const response = await session(cookie, { Origin: 'https://evil.example' })
    expect(await codeOf(response)).toEqual([403, 'cross-site-request'])
    expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull()
  })

  test('is good where nothing says where a request comes from and nothing is changed', async () => {
    expect((await session(cookie, { Origin: undefined, 'Sec-Fetch-Site': undefined })).status).toBe(200)
  })
})

describe('a browser', () => {
  const preflight = (path: string, origin: string, method: string) =>
    asConsole(city, 'OPTIONS', path, {
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': method,
        'Access-Control-Request-Headers': 'content-type',
      },
    })

  test('lets the console act with its cookie, and no other page', async () => {
    for (const [path, method] of [
      ['/officers/sessions', 'POST'],
      ['/officers/session', 'DELETE'],
    ] as const) {
      const { headers } = await preflight(path, CONSOLE, method)
      expect(headers.get('Access-Control-Allow-Origin')).toBe(CONSOLE)
      expect(headers.get('Access-Control-Allow-Credentials')).toBe('true')
      expect(headers.get('Access-Control-Allow-Methods')).toContain(method)
      for (const other of ['https://evil.example', 'https://wallet.synthetic.example', 'null']) {
        expect((await preflight(path, other, method)).headers.get('Access-Control-Allow-Origin')).toBeNull()
      }
    }
  })

  test('lets the console ask for a nonce and send to the desk', async () => {
    const nonce = await preflight('/nonce', CONSOLE, 'POST')
    expect(nonce.headers.get('Access-Control-Allow-Origin')).toBe(CONSOLE)
    const credential = await preflight('/credential', CONSOLE, 'POST')
    expect(credential.headers.get('Access-Control-Allow-Origin')).toBeNull()
    const desk = await preflight('/register/proposals', CONSOLE, 'POST')
    expect(desk.headers.get('Access-Control-Allow-Methods')).toContain('POST')
    expect(desk.headers.get('Access-Control-Allow-Credentials')).toBeNull()
  })
})

describe('the audit trail', () => {
  const page = async (cookie: string, before?: number) => {
    const path = `/officers/audit${before === undefined ? '' : `?before=${before}`}`
    const response = await asConsole(city, 'GET', path, { cookie })
    return (await response.json()) as { entries: { id: number; deed: string; officer: string }[]; next: number | null }
  }

  test('tells every officer what all of them did', async () => {
    const cookie = await signInAtConsole(city, first)
    await asConsole(city, 'DELETE', '/officers/session', { cookie })
    const { entries } = await page(await signInAtConsole(city, second, []))
    const { office } = first
    expect(entries.slice(0, 3)).toEqual([
      {
        id: expect.any(Number),
        officer: second.id,
        office: second.office,
        deed: 'signed-in',
        about: null,
        at: city.time.now,
      },
      { id: expect.any(Number), officer: first.id, office, deed: 'signed-out', about: null, at: city.time.now },
      { id: expect.any(Number), officer: first.id, office, deed: 'signed-in', about: null, at: city.time.now },
    ])
  })

  test('is read page by page, and each entry once', async () => {
    const cookie = await signInAtConsole(city, first)
    const { audit } = city.officers
    for (let i = 0; i < 230; i++) await audit.note({ officer: second.id, deed: 'case-opened', about: `case-${i}` })
    const seen: number[] = []
    for (let next: number | undefined | null; next !== null; ) {
      const { entries, next: following } = await page(cookie, next ?? undefined)
      seen.push(...entries.map(({ id }) => id))
      next = following
    }
    const all = await city.opened.database.selectFrom('officer_audit').select('id').orderBy('id', 'desc').execute()
    expect(seen).toEqual(all.map(({ id }) => id))
    expect((await asConsole(city, 'GET', '/officers/audit?before=x', { cookie })).status).toBe(400)
  })

  test('is not changed, not even by the city', async () => {
    const { database } = city.opened
    await signInAtConsole(city, first)
    const change = database.updateTable('officer_audit').set({ deed: 'signed-out' })
    await expect(change.execute()).rejects.toThrow('is not changed')
    await expect(database.deleteFrom('officer_audit').execute()).rejects.toThrow('is not changed')
  })

  test('is for officers alone', async () => {
    expect((await asConsole(city, 'GET', '/officers/audit')).status).toBe(401)
  })
})

test('a city without a console has no routes for officers', async () => {
  const { consoleOrigin: _, ...config } = city.config
  const other = await startTestCity({ config: { ...config, consoleOrigin: undefined as never }, shared: city })
  expect(other.app.routes.filter(({ path }) => path.startsWith('/officers'))).toEqual([])
  expect((await asConsole(other, 'POST', '/officers/sessions', { body: {} })).status).toBe(404)
  await other.close()
})
