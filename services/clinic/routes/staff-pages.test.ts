import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SYNTHETIC_PATIENTS } from '../synthetic/synthetic-patients.ts'
import { syntheticRecord } from '../synthetic/synthetic-record.ts'
import { CLINIC_URL, type TestClinic, testClinic } from '../test/test-clinic.ts'
import { staffPages } from './staff-pages.ts'

const [LIN, , JIA] = SYNTHETIC_PATIENTS
let world: TestClinic
let signedIn = true
let app: Hono

beforeAll(async () => {
  world = await testClinic()
  const guard = () => async (c: { body: (text: string, status: 401) => Response }, next: () => Promise<void>) =>
    signedIn ? next() : c.body('', 401)
  app = new Hono().route('/', staffPages(world.clinic, { guard: guard as never }, { publicUrl: CLINIC_URL }))
})
afterAll(() => world[Symbol.asyncDispose]())

const text = async (path: string, init?: RequestInit): Promise<string> =>
  (await app.request(`${CLINIC_URL}${path}${path.includes('?') ? '&' : '?'}lang=en`, init)).text()

test('nobody but staff sees any of it', async () => {
  signedIn = false
  const paths = ['/staff', '/staff/counter', '/staff/counter/part', '/staff/import']
  for (const path of paths) expect((await app.request(`${CLINIC_URL}${path}`)).status).toBe(401)
  for (const path of ['/staff/counter/cards', '/staff/counter/next', '/staff/import', '/staff/social-cards']) {
    expect((await app.request(`${CLINIC_URL}${path}`, { method: 'POST' })).status).toBe(401)
  }
  signedIn = true
})

test('figures hold small counts back', async () => {
  const page = await text('/staff')
  expect(page).toContain('fewer than 5')
  expect(page).not.toContain(LIN.number)
})

test('an import says what was kept and why the rest was refused', async () => {
  const body = new FormData()
  const lines = `${syntheticRecord(JIA, world.city.time.now)}\n{"resourceType":"Claim"}`
  body.set('file', new File([lines], 'records.ndjson'))
  const page = await text('/staff/import', { method: 'POST', body })
  expect(page).toContain('Refused (1)')
  expect(page).toContain('not a resource of a record')
  expect(await world.clinic.records.patientByNumber(JIA.number)).toBeDefined()
})

test('a patient at the counter answers, and is handed what they may take', async () => {
  const asked = await app.request(`${CLINIC_URL}/staff/counter?lang=en`)
  const cookie = asked.headers.get('Set-Cookie')?.split(';')[0] ?? ''
  const { text: request, nonce } = await world.clinic.door.request()
  expect(request).toContain('HQ1:')
  const { id = '' } = (await world.clinic.records.patientByNumber(LIN.number)) ?? {}
  await world.clinic.visits.ask(nonce, 'counter', cookie.split('=')[1])
  await world.clinic.visits.answer(nonce, id)
  const page = await text('/staff/counter', { headers: { cookie } })
  expect(page).toContain(LIN.number)
  expect(page).not.toContain(LIN.name)
  const body = new URLSearchParams({ key: 'entry' })
  expect(await text('/staff/counter/cards', { method: 'POST', headers: { cookie }, body })).toContain(
    'Code of the card',
  )
})

test('a social security card is entered, and one that does not fit is not', async () => {
  const card = { number: 'S-0007', pin: '246810', kind: 'resident', until: '2099-12-31' }
  const enter = (more: object): Promise<string> =>
    text('/staff/social-cards', { method: 'POST', body: new URLSearchParams({ ...card, ...more }) })
  expect(await enter({ pin: '12' })).toContain('does not fit')
  expect(await enter({})).toContain('Its holder can fetch it now')
  expect(await world.clinic.socialCards.bringIn('S-0007', '246810', world.clinic.today())).toMatchObject({
    outcome: 'offered',
  })
})
