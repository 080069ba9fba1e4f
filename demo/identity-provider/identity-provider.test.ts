import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OfficerSignInAt, signInOfficer } from '../console/sign-in-officer.ts'
import type { RunningServer } from '../listen.ts'
import { freePorts } from '../ports.ts'
import { demoOfficers } from '../register/demo-officers.ts'
import { generateResidents } from '../residents/generate-residents.ts'
import { cookieJar } from '../sign-in/cookie-jar.ts'
import { renewSession, type SignInAt, signIn } from '../wallet/sign-in.ts'
import { startIdentityProvider } from './start-identity-provider.ts'

const NOW = Date.UTC(2026, 10, 24, 9) / 1000
const residents = generateResidents({ seed: 1 })

/** A service whose staff sign in here. */
const STAFF = {
  operator: 'library',
  clientId: 'hefu-staff-library',
  clientSecret: 'a secret of the library',
  publicUrl: 'http://localhost:4999',
} as const

let dataDirectory: string
let at: SignInAt & OfficerSignInAt
let port: number
let provider: RunningServer

beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'hefu-provider-'))
  const ports = await freePorts()
  port = ports.identityProvider
  at = {
    identityProviderUrl: `http://localhost:${port}`,
    walletUrl: `http://localhost:${ports.wallet}`,
    consoleUrl: `http://localhost:${ports.console}`,
    cityUrl: `http://localhost:${ports.city}`,
  }
  provider = await start()
})

afterAll(async () => {
  await provider.stop()
  await rm(dataDirectory, { recursive: true })
})

async function start(): Promise<RunningServer> {
  return startIdentityProvider({
    ...at,
    port,
    residents,
    officers: await demoOfficers(join(dataDirectory, 'officers')),
    staffClients: [STAFF],
    utcOffsetMinutes: 480,
    dataDirectory,
    clock: () => NOW,
  })
}

function payloadOf(jwt: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString())
}

/** What the console asks for, in place of what the wallet does. */
const CONSOLE = (): Record<string, string> => ({
  client_id: 'hefu-console',
  redirect_uri: `${at.consoleUrl}/`,
  scope: 'openid hefu',
})

function authorizationUrl(extra: Record<string, string> = {}): string {
  const parameters = new URLSearchParams({
    client_id: 'hefu-wallet',
    response_type: 'code',
    redirect_uri: `${at.walletUrl}/`,
    scope: 'openid offline_access hefu',
    resource: at.cityUrl,
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    ...extra,
  })
  return `${at.identityProviderUrl}/auth?${parameters}`
}

async function openSignIn(extra: Record<string, string> = {}, query = ''): Promise<Response> {
  const { location, cookie } = await beginSignIn(extra)
  return fetch(`${location}${query}`, { headers: { cookie, 'accept-language': 'en' } })
}

async function beginSignIn(extra: Record<string, string>): Promise<{ location: string; cookie: string }> {
  const first = await fetch(authorizationUrl(extra), { redirect: 'manual' })
  const cookie = first.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return { location: new URL(first.headers.get('location') ?? '', at.identityProviderUrl).href, cookie }
}

describe('signing in', () => {
  test('gives a token for the city that says what the register says of a resident', async () => {
    const { accessToken } = await signIn(at, 'resident-002')
    const claims = payloadOf(accessToken)
    expect(claims).toMatchObject({
      iss: at.identityProviderUrl,
      aud: at.cityUrl,
      sub: 'resident-002',
      scope: 'hefu',
      client_id: 'hefu-wallet',
      name: '王秀英',
      birthdate: '1952-08-02',
      hefu_name_latin: 'Wang Xiuying',
      hefu_residency: 'resident',
      hefu_concession: 'senior',
      hefu_id_type: 'resident-id',
    })
    expect(claims.hefu_id_number).toMatch(/^99000019520802/)
  })

  test('can be renewed without the resident, and the old refresh token then ends', async () => {
    const session = await signIn(at, 'resident-003')
    const renewed = await renewSession(at, session)
    expect(payloadOf(renewed.accessToken)).toMatchObject({ sub: 'resident-003', aud: at.cityUrl })
    await expect(renewSession(at, session)).rejects.toMatchObject({ error: 'invalid_grant' })
  })

  test('outlives a restart: keys and refresh tokens are kept', async () => {
    const session = await signIn(at, 'resident-004')
    const keys = await (await fetch(`${at.identityProviderUrl}/jwks`)).json()
    await provider.stop()
    provider = await start()
    expect(await (await fetch(`${at.identityProviderUrl}/jwks`)).json()).toEqual(keys)
    expect(payloadOf((await renewSession(at, session)).accessToken)).toMatchObject({ sub: 'resident-004' })
  })

  test('gives the console a token that says who an officer is and what they do, and of no person anything', async () => {
    const claims = payloadOf(await signInOfficer(at, 'data-office.1'))
    expect(claims).toMatchObject({
      iss: at.identityProviderUrl,
      aud: at.cityUrl,
      sub: 'data-office.1',
      client_id: 'hefu-console',
      hefu_officer: 'data-office.1',
      hefu_roles: ['cases', 'operations', 'organisations', 'inspections', 'things'],
    })
    expect(Object.keys(claims).filter((name) => /name|birth|number/.test(name))).toEqual([])
    expect(payloadOf(await signInOfficer(at, 'ombuds.1'))).toMatchObject({ hefu_roles: ['cases'] })
  })

  test('gives a service what somebody of its staff may do, offers nobody else’s, and says nothing to the city', async () => {
    const request = {
      client_id: STAFF.clientId,
      redirect_uri: `${STAFF.publicUrl}/staff/callback`,
      scope: 'openid',
      claims: JSON.stringify({ id_token: { hefu_staff: null } }),
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
      response_type: 'code',
    }
    const begun = await fetch(`${at.identityProviderUrl}/auth?${new URLSearchParams(request)}`, { redirect: 'manual' })
    const jar = cookieJar()
    jar.keep(begun)
    const place = new URL(begun.headers.get('location') ?? '', at.identityProviderUrl)
    const page = await (await fetch(place, { headers: { cookie: jar.header() } })).text()
    expect([...page.matchAll(/name="staff" value="([^"]+)"/g)].map(([, id]) => id)).toEqual([
      'library.manager',
      'library.desk',
    ])
    let next = { url: place, body: new URLSearchParams({ staff: 'library.desk' }) as URLSearchParams | undefined }
    for (let hop = 0; hop < 5 && next.url.origin === at.identityProviderUrl; hop++) {
      const { url, body } = next
      const headers = { cookie: jar.header() }
      const answer = await fetch(url, { redirect: 'manual', headers, ...(body && { method: 'POST', body }) })
      jar.keep(answer)
      next = { url: new URL(answer.headers.get('location') ?? '', url), body: undefined }
    }
    expect(next.url.origin).toBe(STAFF.publicUrl)
    const tokens = await fetch(`${at.identityProviderUrl}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: next.url.searchParams.get('code') ?? '',
        redirect_uri: request.redirect_uri,
        code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
        client_id: STAFF.clientId,
        client_secret: STAFF.clientSecret,
      }),
    })
    const { id_token: idToken, access_token: accessToken } = (await tokens.json()) as Record<string, string>
    expect(payloadOf(idToken ?? '')).toMatchObject({ sub: 'library.desk', hefu_staff: ['library-desk'] })
    // Opaque: no token for the city.
    expect(accessToken).not.toContain('.')
  })

  test('of nobody is refused, and so are a resident at the console and an officer at the wallet', async () => {
    for (const refused of [
      () => signIn(at, 'resident-999'),
      () => signIn(at, 'data-office.1'),
      () => signInOfficer(at, 'resident-001'),
    ]) {
      await expect(refused()).rejects.toMatchObject({ code: 'sign-in-failed' })
    }
  })

  test('takes no account that the page does not offer', async () => {
    for (const { extra, form } of [
      { extra: {}, form: 'officer=data-office.1' },
      { extra: {}, form: 'resident=data-office.1' },
      { extra: CONSOLE(), form: 'resident=resident-001' },
      { extra: CONSOLE(), form: 'officer=resident-001' },
    ]) {
      const { location, cookie } = await beginSignIn(extra)
      const headers = {
        cookie,
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': `${form.length}`,
      }
      const answer = await fetch(location, { method: 'POST', redirect: 'manual', headers, body: form })
      expect([answer.status, answer.headers.get('location')]).toEqual([303, new URL(location).pathname])
    }
  })

  test('is for wallet and console alone, with PKCE, for the city alone', async () => {
    const foreign = await fetch(authorizationUrl({ redirect_uri: 'http://localhost:9/' }), { redirect: 'manual' })
    expect(foreign.status).toBe(400)
    const swapped = authorizationUrl({ ...CONSOLE(), redirect_uri: `${at.walletUrl}/` })
    expect((await fetch(swapped, { redirect: 'manual' })).status).toBe(400)
    expect(foreign.headers.get('content-security-policy')).toContain("default-src 'none'")
    const unproven = await fetch(authorizationUrl({ code_challenge_method: 'plain' }), { redirect: 'manual' })
    expect(unproven.headers.get('location')).toContain('error=invalid_request')
    const elsewhere = await fetch(authorizationUrl({ resource: 'http://localhost:9' }), { redirect: 'manual' })
    expect(elsewhere.headers.get('location')).toContain('error=invalid_target')
  })

  test('answers each app across origins, and no other page', async () => {
    const allowed = async (origin: string, client: string): Promise<string | null> => {
      const answer = await fetch(`${at.identityProviderUrl}/token`, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
        body: `client_id=${client}&grant_type=authorization_code&code=none&redirect_uri=${origin}/`,
      })
      return answer.headers.get('access-control-allow-origin')
    }
    expect(await allowed(at.walletUrl, 'hefu-wallet')).toBe(at.walletUrl)
    expect(await allowed(at.consoleUrl, 'hefu-console')).toBe(at.consoleUrl)
    expect(await allowed(at.walletUrl, 'hefu-console')).toBeNull()
    expect(await allowed('http://localhost:9', 'hefu-wallet')).toBeNull()
  })
})

describe('the sign-in page', () => {
  test('offers every resident in the language of the browser, under a strict policy', async () => {
    const response = await openSignIn()
    const page = await response.text()
    expect(page).toContain('<html lang="en" data-audience="resident">')
    expect(page.match(/name="resident"/g)).toHaveLength(200)
    expect(page).toContain('age 74 · resident · senior')
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(page).not.toMatch(/<(script|style)>|style=| on\w+=/)
  })

  test('is another one for the console: officers by their office, what they do, and no resident', async () => {
    const response = await openSignIn(CONSOLE())
    const page = await response.text()
    expect(page).toContain('<html lang="en" data-audience="officer">')
    expect(page.match(/name="officer" value="[^"]+"/g)).toHaveLength(3)
    expect(page).toContain('Demo City Ombuds Office')
    expect(page).not.toContain('resident-0')
    expect(page).not.toMatch(/<(script|style)>|style=| on\w+=/)
    expect(response.headers.get('content-security-policy')).toContain(
      `form-action 'self' ${at.walletUrl} ${at.consoleUrl}`,
    )
    const chinese = await (await openSignIn({ ...CONSOLE(), ui_locales: 'zh-CN' })).text()
    expect(chinese).toContain('演示市市民监督办公室')
  })

  test('prefers the language that the wallet names', async () => {
    const page = await (await openSignIn({ ui_locales: 'zh-CN' })).text()
    expect(page).toContain('<html lang="zh-CN" data-audience="resident">')
    expect(page).toContain('74 岁 · 本市居民 · 老年人')
  })

  test('finds by name, in either script, and says when there is nobody', async () => {
    const found = await (await openSignIn({}, '?q=xiuying')).text()
    expect(found).toContain('value="resident-002"')
    expect(found).not.toContain('value="resident-001"')
    const nobody = await (await openSignIn({}, '?q=%22%3E%3Cb%3E')).text()
    expect(nobody).not.toContain('name="resident"')
    expect(nobody).not.toContain('"><b>')
    expect(nobody).toMatch(/<p class="nobody" role="status">/)
  })

  test('is not there for an address without its cookie', async () => {
    const response = await fetch(`${at.identityProviderUrl}/sign-in/abc`, { headers: { 'accept-language': 'en' } })
    expect(response.status).toBe(410)
    expect(await response.text()).toContain('no longer open')
  })
})

test('what is kept is readable by its owner alone and names no sign-in under way', async () => {
  await provider.stop()
  const kept = await readFile(join(dataDirectory, 'provider-store.json'), 'utf8')
  provider = await start()
  expect(kept).not.toContain('"Interaction:')
  expect(kept).not.toContain('"Session:')
})
