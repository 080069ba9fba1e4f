import { openDoor } from '@hefu/service-kit'
import { decodePass, encodePass, HEALTH_ENTRY, HEALTH_LAB, slotStart } from '@hefu/standard'
import type { HeldCredential } from '@hefu/wallet'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { WARD_VISIT } from './entries.ts'
import { spanOf } from './entry/evidence.ts'
import { openVenueDoor, type VenueDoor } from './entry/venue-door.ts'
import { isNegativeWithin48Hours } from './entry/ward-rule.ts'
import { SYNTHETIC_PATIENTS } from './synthetic/synthetic-patients.ts'
import { CLINIC_URL, type TestClinic, testClinic } from './test/test-clinic.ts'

const [LIN, ZHEN, JIA] = SYNTHETIC_PATIENTS
type Wallet = ReturnType<TestClinic['walletOf']>
let world: TestClinic
let venue: VenueDoor
let start = 0

beforeAll(async () => {
  world = await testClinic()
  const { city, records, requestKey } = world
  const ports = { clock: () => city.time.now, random: city.city.random }
  venue = openVenueDoor({ register: city.register, database: records.database, ports, requestKey })
  start = city.time.now
})
afterAll(() => world[Symbol.asyncDispose]())
beforeEach(() => {
  world.city.time.now = start
})

const ask = async (path: string, init?: RequestInit): Promise<Response> =>
  await world.app.request(`${CLINIC_URL}${path}`, init)
const post = (path: string, body: unknown): Promise<Response> =>
  ask(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
/** Answers a request of the clinic's as a wallet does. */
async function answerTo(wallet: Wallet, request: string): Promise<Response> {
  const pass = await wallet.answer(request)
  return post('/api/answers', { pass: typeof pass === 'string' ? pass : pass.refused })
}
async function recordToken(wallet: Wallet): Promise<Response> {
  const { request } = (await (await post('/api/record/request', {})).json()) as { request: string }
  return answerTo(wallet, request)
}
/** A card from an offer of the clinic's. */
async function receive(wallet: Wallet, code: string): Promise<HeldCredential> {
  const held = await wallet.receive(world.app, code)
  if ('status' in held) throw new Error(JSON.stringify(held))
  return held
}
async function entryCard(wallet: Wallet, terms: unknown): Promise<HeldCredential> {
  const [offer] = await world.clinic.issuance.offer({ type: HEALTH_ENTRY.id, terms, until: start + 86_400 })
  return receive(wallet, offer?.code ?? '')
}
async function shownAtVenue(wallet: Wallet, card: HeldCredential): Promise<{ pass: string; says: string }> {
  const { text } = await venue.request()
  const pass = await wallet.answer(text, [card])
  if (typeof pass !== 'string') throw new Error(pass.refused)
  const verdict = await venue.judge(pass)
  return { pass, says: verdict.verdict === 'admitted' ? 'admitted' : verdict.reason }
}

describe('a patient', () => {
  test('says who they are and takes a laboratory result, which a ward takes for 48 hours', async () => {
    const wallet = world.walletOf(LIN)
    const { request } = (await (await post('/api/record/request', {})).json()) as { request: string }
    expect((await answerTo(wallet, request)).status).toBe(200)
    const { id } = (await world.clinic.records.patientByNumber(LIN.number)) ?? { id: '' }
    const card = (await world.clinic.offerable(id)).find(({ type }) => type === HEALTH_LAB.id)
    const offer = await world.clinic.offer(id, card?.key ?? '')
    const lab = await receive(wallet, offer?.code ?? '')
    expect(lab.values.slice(0, 2)).toEqual(['nucleic-acid', 'negative'])
    const { city, records, requestKey } = world
    const offset = city.register.bundle().utcOffsetMinutes
    const ward = openDoor({
      register: city.register,
      service: WARD_VISIT,
      database: records.database,
      ports: { clock: () => city.time.now, random: city.city.random },
      requestKey,
      rule: (disclosed) => isNegativeWithin48Hours(disclosed, city.time.now, offset),
    })
    const shown = async (): Promise<string> => {
      const pass = await wallet.answer((await ward.request()).text, [lab])
      const verdict = await ward.judge(typeof pass === 'string' ? pass : '')
      return verdict.verdict === 'admitted' ? 'admitted' : verdict.reason
    }
    expect(await shown()).toBe('admitted')
    city.time.now += 49 * 3600
    expect(await shown()).toBe('not-entitled')
  })

  test('whose record is elsewhere is told so, and nobody else’s is opened', async () => {
    const response = await recordToken(world.walletOf(JIA))
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([404, 'no-record'])
  })

  test('reads their own record with what their answer gave, and nobody else’s', async () => {
    const answered = await recordToken(world.walletOf(LIN))
    const token = (await answered.json()) as {
      access_token: string
      patient: string
      scope: string
      expires_in: number
    }
    expect(token).toMatchObject({ token_type: 'Bearer', scope: 'patient/*.rs', expires_in: 3600 })
    const headers = { Authorization: `Bearer ${token.access_token}` }
    const record = await ask(`/fhir/Patient/${token.patient}/$everything`, { headers })
    expect(record.status).toBe(200)
    expect(record.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(((await record.json()) as { total: number }).total).toBe(22)
    const other = (await world.clinic.records.patientByNumber(ZHEN.number))?.id
    expect((await ask(`/fhir/Patient/${other}/$everything`, { headers })).status).toBe(404)
  })

  test('answers once: the same pass opens nothing again', async () => {
    const { request } = (await (await post('/api/record/request', {})).json()) as { request: string }
    const pass = await world.walletOf(LIN).answer(request)
    expect((await post('/api/answers', { pass })).status).toBe(200)
    const again = await post('/api/answers', { pass })
    expect(again.status).toBe(403)
    expect((await post('/api/answers', { pass: 'HF1:NONSENSE' })).status).toBe(403)
  })

  test('is not kept from answering by who asks for requests all the time', async () => {
    const { request } = (await (await post('/api/record/request', {})).json()) as { request: string }
    for (let asked = 0; asked < 100; asked++) await world.clinic.door.request()
    expect((await answerTo(world.walletOf(LIN), request)).status).toBe(200)
    world.city.time.now += 91
    expect((await answerTo(world.walletOf(LIN), request)).status).toBe(403)
  })

  test('who answers a page goes on in their own browser, and the page that asked learns only that it was answered', async () => {
    const asking = await ask('/patient?lang=en')
    const asker = asking.headers.get('Set-Cookie')?.split(';')[0] ?? ''
    const request = decodeURIComponent(/#request=([^"]+)/.exec(await asking.text())?.[1] ?? '')
    const answered = await answerTo(world.walletOf(LIN), request)
    const { next } = (await answered.json()) as { next: string }
    expect(next.startsWith(`${CLINIC_URL}/patient/go-on?visit=`)).toBe(true)
    const part = await ask('/patient/part', { headers: { cookie: asker } })
    expect(part.headers.get('Location-After')).toBe('/patient')
    const told = await (await ask('/patient?lang=en', { headers: { cookie: asker } })).text()
    expect(told).toContain('Answered')
    expect(told).not.toContain('Laboratory result')
    const gone = await world.app.request(next)
    const cookie = gone.headers.get('Set-Cookie')?.split(';')[0] ?? ''
    const cards = await (await ask('/patient?lang=en', { headers: { cookie } })).text()
    for (const word of ['Health entry', 'Laboratory result', 'Immunisation', '2/2']) expect(cards).toContain(word)
    for (const word of [LIN.document, LIN.name]) expect(cards).not.toContain(word)
    const body = new URLSearchParams({ key: 'entry' })
    const offered = await ask('/patient/cards?lang=en', { method: 'POST', headers: { cookie }, body })
    const code = decodeURIComponent(/#offer=([^"]+)/.exec(await offered.text())?.[1] ?? '')
    expect((await receive(world.walletOf(LIN), code)).header.type).toBe(HEALTH_ENTRY.id)
    expect(await (await ask('/patient?lang=en')).text()).not.toContain('Laboratory result')
  })

  test('takes a social security card by its number and PIN', async () => {
    const terms = { kind: 'employee', validUntil: '2099-12-31' } as const
    await world.clinic.socialCards.put({ number: 'S-0001', pin: '246810', terms, validUntil: terms.validUntil })
    const fetchCard = (pin: string): Promise<Response> =>
      ask('/social-card?lang=en', { method: 'POST', body: new URLSearchParams({ number: 's-0001', pin }) })
    expect((await fetchCard('1')).status).toBe(422)
    const code = decodeURIComponent(/#offer=([^"]+)/.exec(await (await fetchCard('246810')).text())?.[1] ?? '')
    expect((await receive(world.walletOf(LIN), code)).values).toEqual(['employee', '2099-12-31'])
  })
})

describe('a venue', () => {
  test('admits who was tested, immunised or has recovered, and sees the same of all of them', async () => {
    const evidence = [
      { kind: 'tested', sampledAt: start - 12 * 3600 },
      { kind: 'immunised', lastDoseAt: start - 60 * 86_400 },
      { kind: 'recovered', positiveAt: start - 60 * 86_400 },
    ] as const
    const seen = []
    for (const each of evidence) {
      const wallet = world.walletOf(LIN)
      const card = await entryCard(wallet, { spans: [spanOf(each)] })
      const { pass, says } = await shownAtVenue(wallet, card)
      expect(says).toBe('admitted')
      seen.push(pass)
    }
    // All that a venue gets is the text; without what every pass has anew, its bytes are the same.
    const same = seen.map((text) => {
      const pass = decodePass(text)
      expect(pass.nonce).toHaveLength(16)
      return encodePass({
        ...pass,
        nonce: new Uint8Array(16),
        pseudonym: new Uint8Array(pass.pseudonym.length),
        proof: new Uint8Array(pass.proof.length),
      })
    })
    expect(new Set(same).size).toBe(1)
    expect(new Set(seen.map((text) => text.length)).size).toBe(1)
    expect(slotStart(decodePass(seen[0] ?? '').slot)).toBeLessThanOrEqual(start)
  })

  test('admits nobody by a test that is older than 48 hours, whatever week it is', async () => {
    const wallet = world.walletOf(LIN)
    const sampledAt = start - 12 * 3600
    const card = await entryCard(wallet, { spans: [spanOf({ kind: 'tested', sampledAt })] })
    expect((await shownAtVenue(wallet, card)).says).toBe('admitted')
    for (let hours = 37; hours < 8 * 24; hours += 24) {
      world.city.time.now = start + hours * 3600
      const shown = await shownAtVenue(wallet, card).catch((error: Error) => ({ says: error.message }))
      expect(['not-entitled', 'epoch', 'no-credential']).toContain(shown.says)
    }
  })
})
