import {
  decodeGrantCode,
  type Epoch,
  epochAt,
  type GrantCode,
  grantToken,
  MANDATE,
  type Service,
  serviceOf,
} from '@hefu/standard'
import { SYNTHETIC_NOW, seededRandom } from '@hefu/testing'
import { answerRequest, type HeldCredential, readRequest } from '@hefu/wallet'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestCity, type TestCity, UTC_OFFSET_MINUTES } from '../../test/test-city.ts'
import { asConsole, signInAtConsole } from '../../test/test-officer.ts'
import { asOrganisation, organisationPage, registerOrganisationPage } from '../../test/test-organisation.ts'
import { accept, ask, receive } from '../../test/test-wallet.ts'

const random = seededRandom('organisations')
const FIRST = {
  organisation: '91310000SYNTH0001X',
  organisationName: '合成市虚构食品有限公司',
  powers: ['represent', 'inspect-open'],
  cap: null,
  validUntil: null,
}

let city: TestCity
let officers: readonly [string, string]

beforeAll(async () => {
  city = await startTestCity()
  const [one, two] = city.register.officers
  if (!one || !two) throw new Error('the synthetic register has two officers')
  officers = [await signInAtConsole(city, one), await signInAtConsole(city, two)]
  await registerOrganisationPage(city)
})
afterAll(() => city.close())

beforeEach(() => {
  city.time.now = SYNTHETIC_NOW + 60
})

async function firstMandate(change: object = {}): Promise<GrantCode> {
  const [one, two] = officers
  const proposed = await asConsole(city, 'POST', '/officers/mandates', { cookie: one, body: { ...FIRST, ...change } })
  const { id } = await proposed.json()
  const approved = await asConsole(city, 'POST', `/officers/mandates/${id}/approval`, { cookie: two, body: {} })
  return decodeGrantCode((await approved.json()).code)
}

async function redeem(code: GrantCode): Promise<HeldCredential> {
  const token = grantToken(code)
  const received = await receive(city, token, { type: MANDATE.id })
  await accept(city, token, received)
  return received.credential
}

/** Signs a browser in with a mandate; answers its cookie. */
async function signedIn(mandate: HeldCredential): Promise<string> {
  const { request, cookie } = await organisationPage(city)
  const pass = await answered(request, mandate)
  const response = await asOrganisation(city, 'POST', '/organisation/session', { cookie, body: { pass } })
  expect(response.status).toBe(200)
  return cookieOf(response, 'hefu-organisation=')
}

async function answered(request: string, ...credentials: HeldCredential[]): Promise<string> {
  const bundle = await city.bundle()
  const { now } = city.time
  const asked = await readRequest(request, bundle, now)
  if (asked.outcome !== 'asks') throw new Error(asked.reason)
  const answer = answerRequest({ asked, credentials, bundle, now }, random)
  if (answer.outcome !== 'pass') throw new Error(answer.reason)
  return answer.text
}

function cookieOf(response: Response, name: string): string {
  const found = response.headers.getSetCookie().find((cookie) => cookie.startsWith(`__Host-${name}`))
  return found?.split(';')[0] ?? ''
}

describe('the first mandate of an organisation', () => {
  test('is granted by two officers, the second of whom is given the code', async () => {
    const code = await firstMandate()
    expect(code).toMatchObject({ origin: city.config.origin, organisation: FIRST.organisation })
    expect(await redeem(code)).toMatchObject({ header: { type: MANDATE.id } })
    const waiting = await asConsole(city, 'GET', '/officers/mandates', { cookie: officers[0] })
    expect(await waiting.json()).toEqual({ orders: [] })
    const deeds = (await city.officers.audit.list(null, 10)).map(({ deed }) => deed)
    expect(deeds).toContain('mandate-proposed')
    expect(deeds).toContain('mandate-approved')
  })

  test('is not granted by one officer alone, nor twice, nor after it was declined', async () => {
    const [one, two] = officers
    const propose = async () =>
      (await (await asConsole(city, 'POST', '/officers/mandates', { cookie: one, body: FIRST })).json()).id
    const approve = (cookie: string, id: string) =>
      asConsole(city, 'POST', `/officers/mandates/${id}/approval`, { cookie, body: {} })
    const id = await propose()
    expect(await (await approve(one, id)).json()).toMatchObject({ status: 409, code: 'self-approval' })
    expect((await approve(two, id)).status).toBe(200)
    expect((await approve(two, id)).status).toBe(404)
    const declined = await propose()
    await asConsole(city, 'POST', `/officers/mandates/${declined}/decline`, { cookie: one, body: {} })
    expect((await approve(two, declined)).status).toBe(404)
    expect((await approve(two, 'x')).status).toBe(404)
  })

  test('waits 30 days and no longer', async () => {
    const [one, two] = officers
    const { id } = await (await asConsole(city, 'POST', '/officers/mandates', { cookie: one, body: FIRST })).json()
    const order = await city.acting.mandates.orders.find(id)
    if (!order) throw new Error('nothing waits')
    expect(order.proposedAt).toBe(city.time.now)
    await city.acting.mandates.orders.take(id)
    await city.acting.mandates.orders.add({ ...order, proposedAt: city.time.now - 30 * 86_400 })
    const approved = await asConsole(city, 'POST', `/officers/mandates/${id}/approval`, { cookie: two, body: {} })
    expect(approved.status).toBe(404)
    for (const { run } of city.acting.daily) await run()
    expect(await city.acting.mandates.orders.find(id)).toBeNull()
  })

  test.each([
    ['an id that no address may have', { organisation: '../etc' }, 'organisation'],
    ['a name that turns the direction of writing', { organisationName: 'a\u202Eb' }, 'organisationName'],
    ['a power twice', { powers: ['sign', 'sign'] }, 'powers'],
    ['powers in another order', { powers: ['sign', 'represent'] }, 'powers'],
    ['a cap with a line feed', { cap: 'CNY\n5' }, 'cap'],
    ['a day that has passed', { validUntil: '2020-01-01' }, 'validUntil'],
    ['a day that no calendar has', { validUntil: '2027-02-30' }, 'validUntil'],
  ])('is not proposed with %s', async (_, change, part) => {
    const options = { cookie: officers[0], body: { ...FIRST, ...change } }
    const response = await asConsole(city, 'POST', '/officers/mandates', options)
    expect(await response.json()).toMatchObject({
      status: 400,
      code: 'wrong-terms',
      title: expect.stringContaining(part),
    })
  })

  test('is ended by officers while nobody has redeemed it, and by its organisation alone once somebody has', async () => {
    const organisation = '91310000SYNTH0009X'
    const [lost, held] = [await firstMandate({ organisation }), await firstMandate({ organisation })]
    await redeem(held)
    const of = `/officers/mandates/of/${organisation}`
    const end = async (grant: string) =>
      (await asConsole(city, 'POST', `${of}/${grant}/end`, { cookie: officers[0], body: {} })).status
    expect([await end(lost.grant), await end(held.grant), await end('f'.repeat(32)), await end('x')]).toEqual([
      204, 409, 404, 404,
    ])
    const { mandates } = await (await asConsole(city, 'GET', of, { cookie: officers[0] })).json()
    const states = mandates.map(({ id, redeemed, endedOn }: { id: string; redeemed: boolean; endedOn: string }) => {
      return [id, redeemed, endedOn]
    })
    expect(new Map(states.map(([id, ...rest]: unknown[]) => [id, rest]))).toEqual(
      new Map([
        [lost.grant, [false, expect.any(String)]],
        [held.grant, [true, null]],
      ]),
    )
    expect((await ask(city, grantToken(lost), { type: MANDATE.id })).status).not.toBe(200)
    const [last] = await city.officers.audit.list(null, 1)
    expect(last).toMatchObject({ deed: 'mandate-ended', about: lost.grant })
  })

  test('is all that officers see: what else an organisation grants is its own affair', async () => {
    const organisation = '91310000SYNTH0008X'
    await firstMandate({ organisation, powers: ['pay'], cap: 'CNY 50000' })
    const seen = await asConsole(city, 'GET', `/officers/mandates/of/${organisation}`, { cookie: officers[0] })
    expect(await seen.json()).toEqual({ mandates: [] })
  })

  test('is a task of its own', async () => {
    const [one] = city.register.officers
    if (!one) throw new Error('an officer')
    const cookie = await signInAtConsole(city, one, ['cases'])
    expect((await asConsole(city, 'POST', '/officers/mandates', { cookie, body: FIRST })).status).toBe(403)
    expect((await asConsole(city, 'POST', '/officers/mandates', { body: FIRST })).status).toBe(401)
    const of = `/officers/mandates/of/${FIRST.organisation}`
    expect((await asConsole(city, 'GET', of, { cookie })).status).toBe(403)
    expect((await asConsole(city, 'POST', `${of}/${'a'.repeat(32)}/end`, { cookie, body: {} })).status).toBe(403)
  })
})

describe('signing in for an organisation', () => {
  test('is an answer that discloses the organisation and what the page acts upon', async () => {
    const mandate = await redeem(await firstMandate())
    const cookie = await signedIn(mandate)
    const session = await asOrganisation(city, 'GET', '/organisation/session', { cookie })
    expect(await session.json()).toEqual({
      organisation: FIRST.organisation,
      powers: ['represent', 'inspect-open'],
      until: city.time.now + 3600,
    })
  })

  test('is good in the browser that asked, once, and for an hour', async () => {
    const mandate = await redeem(await firstMandate())
    const [here, there] = [await organisationPage(city), await organisationPage(city)]
    const pass = await answered(here.request, mandate)
    const send = (cookie: string) => asOrganisation(city, 'POST', '/organisation/session', { cookie, body: { pass } })
    for (const cookie of [there.cookie, '', here.cookie.replace(/.$/, '_')]) {
      expect(await (await send(cookie)).json()).toMatchObject({ status: 401, code: 'not-asked' })
    }
    const opened = await send(here.cookie)
    expect(opened.status).toBe(200)
    expect(await (await send(here.cookie)).json()).toMatchObject({ code: 'pass-refused' })
    const cookie = cookieOf(opened, 'hefu-organisation=')
    city.time.now += 3600
    expect((await asOrganisation(city, 'GET', '/organisation/session', { cookie })).status).toBe(401)
  })

  test.each([
    [3, 200],
    [4, 401],
  ])('takes an answer when the page has asked %i times more meanwhile: %i', async (times, status) => {
    const mandate = await redeem(await firstMandate())
    const { request, cookie: first } = await organisationPage(city)
    const pass = await answered(request, mandate)
    let cookie = first
    for (let drawn = 0; drawn < times; drawn++) cookie = (await organisationPage(city, cookie)).cookie
    const response = await asOrganisation(city, 'POST', '/organisation/session', { cookie, body: { pass } })
    expect(response.status).toBe(status)
  })

  test('goes over the network to whoever answered, and signs in only the browser that asked', async () => {
    const mandate = await redeem(await firstMandate())
    const { request, cookie } = await organisationPage(city)
    const send = await city.app.request('/answers/organisation', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: 'https://wallet.elsewhere.example' },
      body: JSON.stringify({ pass: await answered(request, mandate) }),
    })
    expect(send.headers.get('Access-Control-Allow-Origin')).toBe('*')
    const { next } = await send.json()
    const code = String(next).split('/').at(-1)
    expect(next).toBe(`${city.config.publicUrl}/answers/organisation/${code}`)
    const fetched = await asOrganisation(city, 'GET', `/organisation/session/answer/${code}`, { cookie })
    const { pass } = await fetched.json()
    // Somebody who has put the request before the wallet has another browser.
    const elsewhere = await organisationPage(city)
    const stranger = { cookie: elsewhere.cookie, body: { pass } }
    expect((await asOrganisation(city, 'POST', '/organisation/session', stranger)).status).toBe(401)
    expect((await asOrganisation(city, 'POST', '/organisation/session', { cookie, body: { pass } })).status).toBe(200)
    expect((await asOrganisation(city, 'GET', `/organisation/session/answer/${code}`, { cookie })).status).toBe(404)
  })

  test.each(['HF1:', 'HF1:ABC', 'HQ1:ABC', ''])('takes %j for no answer', async (pass) => {
    const response = await city.app.request('/answers/organisation', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ pass }),
    })
    expect(response.status).toBe(422)
  })

  test('says of an answer that comes too late that it does', async () => {
    const { request, cookie } = await organisationPage(city)
    const pass = await answered(request, await redeem(await firstMandate()))
    city.time.now += 60
    const response = await asOrganisation(city, 'POST', '/organisation/session', { cookie, body: { pass } })
    expect(await response.json()).toMatchObject({ status: 401, code: 'answer-late' })
  })

  test('is refused for what is no answer', async () => {
    const { request, cookie } = await organisationPage(city)
    for (const pass of ['', 'HF1:', request, 'x'.repeat(4296)]) {
      const response = await asOrganisation(city, 'POST', '/organisation/session', { cookie, body: { pass } })
      expect(await response.json()).toMatchObject({ status: 401, code: 'not-asked' })
    }
    const token = cookie.split('=')[1]
    const asked = await asOrganisation(city, 'GET', '/organisation/session', {
      cookie: `__Host-hefu-organisation=${token}`,
    })
    expect(asked.status).toBe(401)
  })

  test('is not offered by a city without a gate for it, nor before it is registered', async () => {
    const other = await startTestCity({ withoutMandates: true })
    const early = await startTestCity()
    for (const each of [other, early]) {
      const response = await asOrganisation(each, 'POST', '/organisation/session/request', { body: {} })
      expect(await response.json()).toMatchObject({ status: 503, code: 'no-sign-in' })
      await each.close()
    }
  })

  test('is for the page that the city names, and a browser may read what the city says to it', async () => {
    const Origin = city.config.organisationOrigin ?? ''
    const ask = (headers: Record<string, string>) =>
      asOrganisation(city, 'POST', '/organisation/session/request', { body: {}, headers })
    const response = await ask({ Origin })
    expect(response.status).toBe(200)
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe(Origin)
    expect(response.headers.get('Access-Control-Allow-Credentials')).toBe('true')
    const refused = await ask({ Origin: 'https://wallet.synthetic.example' })
    expect([refused.status, refused.headers.get('Access-Control-Allow-Origin')]).toEqual([403, null])
  })

  test('from another page than the city’s nothing is done', async () => {
    const mandate = await redeem(await firstMandate())
    const cookie = await signedIn(mandate)
    const headers = { Origin: 'https://evil.example' }
    const body = { powers: ['sign'], cap: null, validUntil: null }
    const response = await asOrganisation(city, 'POST', '/organisation/mandates', { cookie, body, headers })
    expect(await response.json()).toMatchObject({ status: 403, code: 'cross-site-request' })
  })
})

describe('an organisation', () => {
  test('grants, sees whether it was redeemed, and ends: the next refresh is denied', async () => {
    const organisation = '91310000SYNTH0002X'
    const cookie = await signedIn(await redeem(await firstMandate({ organisation })))
    const terms = { powers: ['sign'], cap: 'CNY 50000', validUntil: '2027-11-30' }
    const granted = await asOrganisation(city, 'POST', '/organisation/mandates', { cookie, body: terms })
    const { id, code: text } = await granted.json()
    const listed = async () => {
      const { mandates } = await (await asOrganisation(city, 'GET', '/organisation/mandates', { cookie })).json()
      return mandates.find((each: { id: string }) => each.id === id)
    }
    expect(await listed()).toEqual({ id, ...terms, grantedOn: '2026-11-25', redeemed: false, endedOn: null })
    const code = decodeGrantCode(text)
    const mandate = await redeem(code)
    expect(mandate.values).toEqual([organisation, FIRST.organisationName, false, true, false, false, false, ...values])
    expect(await listed()).toMatchObject({ redeemed: true })

    const end = () => asOrganisation(city, 'POST', `/organisation/mandates/${id}/end`, { cookie, body: {} })
    expect((await end()).status).toBe(204)
    expect(await listed()).toMatchObject({ endedOn: '2026-11-25' })
    const epoch = (epochAt(city.time.now, UTC_OFFSET_MINUTES) + 1) as Epoch
    const asked = await ask(city, grantToken(code), { type: MANDATE.id, epoch, present: mandate })
    expect(asked).toMatchObject({ status: 400, hefu_reason: 'mandate-ended' })
  })
  const values = ['CNY 50000', '2027-11-30']

  test('does not see or end what another has granted', async () => {
    const other = await firstMandate({ organisation: '91310000SYNTH0003X' })
    const cookie = await signedIn(await redeem(await firstMandate({ organisation: '91310000SYNTH0004X' })))
    const { mandates } = await (await asOrganisation(city, 'GET', '/organisation/mandates', { cookie })).json()
    expect(mandates).toHaveLength(1)
    const ended = await asOrganisation(city, 'POST', `/organisation/mandates/${other.grant}/end`, { cookie, body: {} })
    expect(ended.status).toBe(404)
    expect((await receive(city, grantToken(other), { type: MANDATE.id })).credential.header.type).toBe(MANDATE.id)
  })

  test('is represented by who may represent it: no other power grants', async () => {
    const cookie = await signedIn(await redeem(await firstMandate({ powers: ['inspect-open'] })))
    const body = { powers: ['represent'], cap: null, validUntil: null }
    const response = await asOrganisation(city, 'POST', '/organisation/mandates', { cookie, body })
    expect(await response.json()).toMatchObject({ status: 403, code: 'not-your-power' })
  })
})

test('the service asks for the organisation and two powers, and for nothing else', async () => {
  const service = serviceOf(await city.bundle(), 'organisations.page' as Service['id'], city.time.now)
  expect([service?.required, service?.optional, service?.showing]).toEqual([[0, 2, 6], [], 'answer'])
})
