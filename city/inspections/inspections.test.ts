import { fromBase64url } from '@hefu/bytes'
import { decodeTaskCode, judgeTaskCode, type LabelKey, labelKeyId } from '@hefu/standard'
import { SYNTHETIC_NOW } from '@hefu/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestCity, type TestCity } from '../test/test-city.ts'
import { asConsole, signInAtConsole } from '../test/test-officer.ts'
import { actingCookie, asOrganisation } from '../test/test-organisation.ts'
import { RATING_CROWD } from './authorities.ts'

const DAY = 86_400
const SHOP = '91310000SYNTH0001X'
const OTHER_SHOP = '91310000SYNTH0002X'
const AUTHORITY = { 'zh-CN': '合成市市场监管局', en: 'Synthetic City market office' }
const PLAN = {
  authority: 'food1',
  organisation: SHOP,
  day: '2026-11-25',
  task: { 'zh-CN': '食品安全检查', en: 'Food safety' },
  legalBasis: { 'zh-CN': '合成市条例第九条', en: 'Synthetic City ordinance, article 9' },
  officers: ['Food inspector 3', 'Food inspector 7'],
}

let city: TestCity
let officer: string

beforeAll(async () => {
  city = await startTestCity()
  const [one] = city.register.officers
  if (!one) throw new Error('the synthetic register has officers')
  officer = await signInAtConsole(city, one)
  await registerKey('food1')
})
afterAll(() => city.close())

beforeEach(() => {
  city.time.now = SYNTHETIC_NOW + 60
})

/** Makes a key ready and has two officers register it. */
async function registerKey(id: string, change: Partial<LabelKey> = {}): Promise<void> {
  const made = await asConsole(city, 'POST', '/officers/inspection-keys', { cookie: officer, body: { id } })
  const { publicKey } = await made.json()
  const key: LabelKey = {
    id: labelKeyId(id),
    name: AUTHORITY,
    origin: 'https://code.synthetic.example',
    serves: ['inspection'],
    publicKey: fromBase64url(publicKey),
    endsAt: city.time.now + 300 * DAY,
    ...change,
  }
  await city.register.decide({ kind: 'label-key', key })
  await city.refresh()
}

async function register(change: object = {}): Promise<Response> {
  return asConsole(city, 'POST', '/officers/inspections', { cookie: officer, body: { ...PLAN, ...change } })
}

async function codeFor(change: object = {}): Promise<string> {
  const response = await register(change)
  expect(response.status).toBe(200)
  return (await response.json()).code
}

function atShop(organisation: string, what: 'shown' | 'rating', body: object): Promise<Response> {
  const cookie = actingCookie(city, organisation, ['inspect-open'])
  return asOrganisation(city, 'POST', `/organisation/inspections/${what}`, { cookie, body })
}

describe('registering an inspection', () => {
  test('gives a task code, which the organisation sees to be genuine without a server', async () => {
    const code = await codeFor()
    const verdict = await judgeTaskCode(code, await city.bundle(), SHOP, city.time.now)
    expect(verdict).toMatchObject({
      verdict: 'genuine',
      code: { organisation: SHOP, day: PLAN.day, task: PLAN.task, officers: 2 },
      key: { name: AUTHORITY },
    })
    expect(await judgeTaskCode(code, await city.bundle(), OTHER_SHOP, city.time.now)).toMatchObject({
      reason: 'other-shop',
    })
  })

  test('is what the code is made of: its authority gets the same one again, and nobody gets one without', async () => {
    const response = await register()
    const { id, code } = await response.json()
    const again = await asConsole(city, 'GET', `/officers/inspections/${id}/code`, { cookie: officer })
    expect(await again.json()).toEqual({ id, code })
    const whole = await asConsole(city, 'GET', `/officers/inspections/${id}/record`, { cookie: officer })
    expect(await whole.json()).toEqual({ ...PLAN, id, rating: null, comment: null })
    for (const unknown of ['f'.repeat(32), 'x']) {
      const none = await asConsole(city, 'GET', `/officers/inspections/${unknown}/code`, { cookie: officer })
      expect(none.status).toBe(404)
      const missing = await asConsole(city, 'GET', `/officers/inspections/${unknown}/record`, { cookie: officer })
      expect(missing.status).toBe(404)
    }
  })

  test.each([
    ['an authority without a key', { authority: 'none1' }, 'authority'],
    ['yesterday', { day: '2026-11-24' }, 'day'],
    ['a day in a year', { day: '2027-11-25' }, 'day'],
    ['a day that no calendar has', { day: '2026-11-31' }, 'day'],
    ['an organisation that no address may have', { organisation: '<script>' }, 'organisation'],
    ['a task of too many words', { task: { 'zh-CN': '检'.repeat(41), en: 'x' } }, 'task'],
    ['a legal basis that nobody can see', { legalBasis: { 'zh-CN': '\u200b', en: 'x' } }, 'legalBasis'],
    ['an officer with a line feed', { officers: ['a\nb'] }, 'officers'],
  ])('is refused for %s', async (_, change, part) => {
    const body = await (await register(change)).json()
    expect(body).toMatchObject({ status: 400, code: 'wrong-inspection', title: expect.stringContaining(part) })
  })

  test('needs a key that is good until the day is over', async () => {
    // Ends at noon of the 27th in the city.
    await registerKey('fire1', { endsAt: Date.parse('2026-11-27T04:00:00Z') / 1000 })
    expect((await register({ authority: 'fire1', day: '2026-11-26' })).status).toBe(200)
    expect((await register({ authority: 'fire1', day: '2026-11-27' })).status).toBe(400)
  })

  test('is not done with a key that is registered for labels, or of another', async () => {
    await registerKey('label1', { serves: ['organisation'] })
    await registerKey('other1', { publicKey: new Uint8Array(32).fill(5) })
    for (const authority of ['label1', 'other1']) expect((await register({ authority })).status).toBe(400)
  })

  test('is a task of its own', async () => {
    const [, two] = city.register.officers
    if (!two) throw new Error('an officer')
    const cookie = await signInAtConsole(city, two, ['cases'])
    for (const path of ['/officers/inspections', '/officers/inspection-keys']) {
      expect((await asConsole(city, 'POST', path, { cookie, body: PLAN })).status).toBe(403)
      expect((await asConsole(city, 'POST', path, { body: PLAN })).status).toBe(401)
    }
  })
})

describe('an organisation', () => {
  test('is told what was registered when it has the code, on the day and afterwards, and not before', async () => {
    const code = await codeFor({ day: '2026-11-26' })
    expect(await (await atShop(SHOP, 'shown', { code })).json()).toMatchObject({ status: 409, code: 'other-day' })
    for (const days of [1, 5]) {
      city.time.now = SYNTHETIC_NOW + days * DAY
      expect(await (await atShop(SHOP, 'shown', { code })).json()).toMatchObject({
        legalBasis: PLAN.legalBasis,
        officers: PLAN.officers,
        rating: null,
      })
    }
  })

  test('is not told of another’s, with or without its code', async () => {
    const code = await codeFor()
    expect(await (await atShop(OTHER_SHOP, 'shown', { code })).json()).toMatchObject({ code: 'other-shop' })
    expect(await (await atShop(OTHER_SHOP, 'rating', { code, rating: 1, comment: null })).json()).toMatchObject({
      code: 'other-shop',
    })
  })

  test('rates once, on a scale from 1 to 5', async () => {
    const code = await codeFor()
    const rate = async (rating: number, comment: string | null = null) =>
      (await atShop(SHOP, 'rating', { code, rating, comment })).json()
    for (const rating of [0, 6, 2.5]) expect(await rate(rating)).toMatchObject({ status: 400 })
    expect(await rate(3, 'a\u202Eb')).toMatchObject({ code: 'wrong-rating' })
    expect(await rate(4, '来得准时，说明清楚。')).toMatchObject({ rating: 4 })
    expect(await rate(1)).toMatchObject({ status: 409, code: 'rated-already' })
    expect(await (await atShop(SHOP, 'shown', { code })).json()).toMatchObject({ rating: 4 })
  })

  test('of two ratings at the same time one counts', async () => {
    const code = await codeFor()
    const both = await Promise.all([1, 5].map((rating) => atShop(SHOP, 'rating', { code, rating, comment: null })))
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  test('is not asked by a code that is signed and was never registered', async () => {
    const code = await codeFor()
    const id = Buffer.from(decodeTaskCode(code).inspection)
    await city.opened.database.deleteFrom('registered_inspection').where('id', '=', id).execute()
    expect(await (await atShop(SHOP, 'shown', { code })).json()).toMatchObject({ code: 'not-registered' })
  })

  test('acts by a mandate that lets one receive inspections', async () => {
    const code = await codeFor()
    const cookie = actingCookie(city, SHOP, ['sign', 'pay', 'hire'])
    const body = { code, rating: 5, comment: null }
    const refused = await asOrganisation(city, 'POST', '/organisation/inspections/rating', { cookie, body })
    expect(refused.status).toBe(403)
    expect((await asOrganisation(city, 'POST', '/organisation/inspections/rating', { body })).status).toBe(401)
  })
})

describe('in public', () => {
  const figures = async (id: string) => {
    const { authorities } = await (await city.app.request('/inspections')).json()
    return authorities.find((each: { id: string }) => each.id === id)
  }

  test('nothing changes when an inspection is registered, shown, or rated before its day is over', async () => {
    const before = await (await city.app.request('/inspections')).text()
    const code = await codeFor()
    await codeFor({ day: '2026-11-28' })
    await atShop(SHOP, 'shown', { code })
    await atShop(SHOP, 'rating', { code, rating: 1, comment: 'x' })
    expect(await (await city.app.request('/inspections')).text()).toBe(before)
    expect(before).not.toContain(SHOP)
  })

  test('an authority’s inspections and ratings are numbers, and the average is said from ten ratings on', async () => {
    await registerKey('water1')
    const codes = await Promise.all(Array.from({ length: RATING_CROWD + 1 }, () => codeFor({ authority: 'water1' })))
    city.time.now += DAY
    expect(await figures('water1')).toEqual({
      id: 'water1',
      name: AUTHORITY,
      inspections: RATING_CROWD + 1,
      ratings: 0,
      average: null,
    })
    const rate = (code: string, rating: number) => atShop(SHOP, 'rating', { code, rating, comment: null })
    for (const code of codes.slice(0, RATING_CROWD - 1)) await rate(code, 4)
    expect(await figures('water1')).toMatchObject({ ratings: RATING_CROWD - 1, average: null })
    await rate(codes[RATING_CROWD - 1] ?? '', 5)
    expect(await figures('water1')).toMatchObject({ ratings: RATING_CROWD, average: 4.1 })
  })
})

test('no log line has a code, an inspection or an organisation', async () => {
  const response = await register()
  const { id, code } = await response.json()
  await atShop(SHOP, 'shown', { code })
  for (const value of [id, code, SHOP]) expect(city.logged.join('\n')).not.toContain(value)
})
