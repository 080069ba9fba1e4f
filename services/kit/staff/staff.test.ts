import { randomBytes } from 'node:crypto'
import type { OpenDatabase } from '@hefu/server'
import { createTestDatabase } from '@hefu/server/test-database'
import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { KitTables } from '../database/kit-tables.ts'
import { openServiceDatabase } from '../database/open-service-database.ts'
import { type PageLink, pageOf } from '../pages/page.ts'
import { fakeProvider } from '../test/fake-provider.ts'
import { openStaff } from './open-staff.ts'
import type { StaffEnv } from './staff-env.ts'

const URL_OF_SERVICE = 'http://localhost:4610'
let opened: OpenDatabase<KitTables>
let app: Hono<StaffEnv>
let now = Math.floor(Date.now() / 1000)
/** A pool whose figures are for who runs it, and whose desk is for who stands there. */
const LINKS: readonly PageLink[] = [
  { href: '/staff', label: { 'zh-CN': '统计', en: 'Figures' }, role: 'manager' },
  { href: '/staff/desk', label: { 'zh-CN': '服务台', en: 'Desk' }, role: 'desk' },
]
let provider: Awaited<ReturnType<typeof fakeProvider>>

beforeAll(async () => {
  opened = await openServiceDatabase(await createTestDatabase(), {})
})
afterAll(() => opened.close())

beforeEach(async () => {
  provider = await fakeProvider('http://localhost:4799', 'pool')
  now = Math.floor(Date.now() / 1000)
  const staff = openStaff(options())
  app = new Hono<StaffEnv>()
  app.route('/', staff.routes)
  app.get('/staff', staff.guard(), (c) => c.json(c.var.staff.roles))
  app.post('/staff/change', staff.guard('desk'), (c) => c.text('changed'))
})

function options(): Parameters<typeof openStaff>[0] {
  return {
    config: {
      name: 'pool',
      publicUrl: URL_OF_SERVICE,
      staff: { issuer: provider.issuer, clientId: 'pool', clientSecret: 'secret' },
    },
    database: opened.database,
    key: new Uint8Array(32).fill(7),
    ports: { clock: () => now, random: (length) => new Uint8Array(randomBytes(length)), fetch: provider.fetch },
  }
}

/** What a browser would do: keep cookies, follow to the provider and back. */
async function signIn(
  roles: unknown,
  back = '/staff',
): Promise<{ readonly answer: Response; readonly cookie: string }> {
  const begun = await app.request(`/staff/sign-in?back=${encodeURIComponent(back)}`)
  const asked = new URL(begun.headers.get('Location') ?? '')
  const callback = provider.signIn(asked, roles)
  const answer = await app.request(callback.pathname + callback.search, { headers: { Cookie: cookiesOf(begun) } })
  return { answer, cookie: cookiesOf(answer) }
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .filter((pair) => !pair.endsWith('='))
    .join('; ')
}

const change = (headers: Record<string, string>) => app.request('/staff/change', { method: 'POST', headers })

describe('staff', () => {
  test('are sent to sign in, and come back to where they were', async () => {
    const sent = await app.request('/staff?day=2')
    expect(sent.status).toBe(303)
    expect(sent.headers.get('Location')).toBe('/staff/sign-in?back=%2Fstaff%3Fday%3D2')
    const { answer, cookie } = await signIn(['desk'], '/staff?day=2')
    expect(answer.headers.get('Location')).toBe('/staff?day=2')
    expect(await (await app.request('/staff', { headers: { Cookie: cookie } })).json()).toEqual(['desk'])
  })

  test.each(['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', ''])(
    'are never sent to %j',
    async (back) => {
      const { answer } = await signIn(['desk'], back)
      expect(answer.headers.get('Location')).toBe('/staff')
    },
  )

  test.each([[undefined], [[]], ['desk'], [[3]]])('without a role of this service are nobody: %j', async (roles) => {
    const { answer, cookie } = await signIn(roles)
    expect(answer.status).toBe(403)
    expect(cookie).toBe('')
  })

  test('may do what their role lets them, from pages of the service alone', async () => {
    const { cookie } = await signIn(['desk'])
    expect((await change({ Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200)
    expect((await change({ Cookie: cookie, Origin: URL_OF_SERVICE })).status).toBe(200)
    for (const from of [{ 'Sec-Fetch-Site': 'cross-site' }, { 'Sec-Fetch-Site': 'same-site' }, {}]) {
      expect((await change({ Cookie: cookie, ...from } as Record<string, string>)).status).toBe(403)
    }
    const other = await signIn(['ridership'])
    expect((await change({ Cookie: other.cookie, 'Sec-Fetch-Site': 'same-origin' })).status).toBe(403)
    expect((await change({ 'Sec-Fetch-Site': 'same-origin' })).status).toBe(401)
  })

  describe('of a service with pages for several roles', () => {
    const browser = (cookie: string) => ({ headers: { Cookie: cookie, Accept: 'text/html', 'Accept-Language': 'en' } })

    beforeEach(() => {
      const staff = openStaff({ ...options(), links: LINKS })
      app = new Hono<StaffEnv>()
      app.route('/', staff.routes)
      const page = (c: Context) =>
        pageOf(c, {
          service: { 'zh-CN': '泳池', en: 'Pool' },
          title: { 'zh-CN': '页', en: 'A page' },
          main: html``,
          links: LINKS,
        })
      app.get('/staff', staff.guard('manager'), page)
      app.get('/staff/desk', staff.guard('desk'), page)
    })

    test('begin at the first page of their own, see the way to no other, and sign out on it', async () => {
      const { cookie } = await signIn(['desk'])
      expect((await app.request('/staff', browser(cookie))).headers.get('Location')).toBe('/staff/desk')
      const desk = await (await app.request('/staff/desk', browser(cookie))).text()
      expect(desk).toContain('<span aria-current="page">Desk</span>')
      expect(desk).not.toContain('Figures')
      expect(desk).toContain('action="/staff/sign-out"')
    })

    test('are told of a page that is not theirs, with the way to those that are', async () => {
      const { cookie } = await signIn(['manager'])
      const refused = await app.request('/staff/desk', browser(cookie))
      expect(refused.status).toBe(403)
      const text = await refused.text()
      expect(text).toContain('This page is for other staff')
      expect(text).toContain('<a href="/staff">Figures</a>')
    })

    test('are told when an account may do nothing here', async () => {
      const begun = await app.request('/staff/sign-in')
      const callback = provider.signIn(new URL(begun.headers.get('Location') ?? ''), [])
      const refused = await app.request(callback.pathname + callback.search, browser(cookiesOf(begun)))
      expect(refused.status).toBe(403)
      expect(await refused.text()).toContain('Sign in with another account')
    })
  })

  test('are signed out after a working day, or when they say so', async () => {
    const { cookie } = await signIn(['desk'])
    const headers = { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' }
    expect((await app.request('/staff/sign-out', { method: 'POST', headers })).status).toBe(303)
    expect((await app.request('/staff', { headers })).status).toBe(303)
    const again = await signIn(['desk'])
    now += 8 * 3600
    expect((await app.request('/staff', { headers: { Cookie: again.cookie } })).status).toBe(303)
  })

  test('an answer of the provider to another browser signs nobody in', async () => {
    const begun = await app.request('/staff/sign-in')
    const callback = provider.signIn(new URL(begun.headers.get('Location') ?? ''), ['desk'])
    const elsewhere = await app.request('/staff/sign-in')
    const answer = await app.request(callback.pathname + callback.search, {
      headers: { Cookie: cookiesOf(elsewhere) },
    })
    expect(answer.status).toBe(403)
    expect((await app.request(callback.pathname + callback.search)).headers.get('Location')).toBe('/staff/sign-in')
  })

  test('leave their roles in the database, and nothing that names them', async () => {
    await signIn(['desk'])
    const rows = await opened.database.selectFrom('kit_staff_session').selectAll().execute()
    for (const row of rows) expect(Object.keys(row).sort()).toEqual(['roles', 'token_hash', 'until'])
    expect(JSON.stringify(rows)).not.toContain('synthetic-staff')
  })
})
