import type { OpenDatabase } from '@hefu/server'
import { createTestDatabase } from '@hefu/server/test-database'
import { PERSON_ENTRY, serviceId } from '@hefu/standard'
import { ADULT } from '@hefu/testing'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { KitTables } from '../database/kit-tables.ts'
import { openServiceDatabase } from '../database/open-service-database.ts'
import { type Door, openDoor } from '../door/open-door.ts'
import { type TestCity, testCity } from '../test/index.ts'
import { answerRoutes } from './answer-routes.ts'
import { type AnswerGoesTo, type Asks, openAsks } from './open-asks.ts'

const PUBLIC = { walletUrl: 'https://wallet.example', publicUrl: 'https://pool.example' }
const TO_ANSWERER: AnswerGoesTo = { to: 'answerer', path: (id) => `/asked/${id}` }

let city: TestCity
let opened: OpenDatabase<KitTables>
let door: Door
let asks: Asks<string>

beforeAll(async () => {
  city = await testCity([])
  opened = await openServiceDatabase(await createTestDatabase(), {})
  const asking = Object.values(city.city.services).find(
    ({ showing, type }) => showing === 'answer' && type === PERSON_ENTRY.id,
  )
  const ports = { clock: () => city.time.now, random: city.city.random }
  const service = serviceId(asking?.id ?? '')
  door = openDoor({
    register: city.register,
    service,
    database: opened.database,
    ports,
    requestKey: city.city.requestKey,
  })
  asks = openAsks<string>(ports, PUBLIC)
})
afterAll(() => opened.close())

async function answerOf(id: string): Promise<string> {
  const wallet = city.wallet()
  wallet.give(PERSON_ENTRY, ADULT)
  const request = await asks.request(id)
  return String(await wallet.answer(request?.text ?? ''))
}

describe('an answer that a wallet sends', () => {
  test('is told to whoever answered, and nothing of it to the page that asked', async () => {
    const { id } = asks.begin(door, async () => 'a secret of the holder', TO_ANSWERER)
    const sent = await asks.answer(await answerOf(id))
    if (sent.outcome !== 'taken' || sent.next === null) throw new Error(sent.outcome)
    expect(sent.next).toMatch(/^https:\/\/pool\.example\/asked\/[0-9a-f]{32}$/)
    expect(asks.find(sent.next.slice(-32))).toMatchObject({ outcome: 'a secret of the holder' })
    expect(asks.find(id)).toMatchObject({ outcome: null, isElsewhere: true })
    expect(sent.next).not.toContain(id)
  })

  test('at a desk is told to the staff before whom the holder stands', async () => {
    const { id } = asks.begin(door, async () => 'inside', { to: 'desk' })
    expect(await asks.answer(await answerOf(id))).toEqual({ outcome: 'taken', next: null })
    expect(asks.find(id)).toMatchObject({ outcome: 'inside' })
  })

  test('is taken once, and leads to one thing', async () => {
    let taken = 0
    const { id } = asks.begin(door, async () => `${++taken}`, TO_ANSWERER)
    const pass = await answerOf(id)
    const both = await Promise.all([asks.answer(pass), asks.answer(pass)])
    expect(both.filter(({ outcome }) => outcome === 'taken')).toHaveLength(1)
    expect(taken).toBe(1)
  })

  test('that nobody asked for is refused', async () => {
    expect(await asks.answer('HF1:ABC')).toEqual({ outcome: 'refused', reason: 'malformed' })
    const { id } = asks.begin(door, async () => '', TO_ANSWERER)
    const pass = await answerOf(id)
    city.time.now += 901
    expect(asks.find(id)).toBeNull()
    expect(await asks.answer(pass)).toMatchObject({ outcome: 'refused' })
  })

  test('comes over HTTP from a wallet of any origin', async () => {
    const routes = new Hono().route('/', answerRoutes(asks))
    const { id } = asks.begin(door, async () => 'done', TO_ANSWERER)
    const post = async (pass: string) => {
      const headers = { 'Content-Type': 'application/json' }
      return routes.request('/api/answers', { method: 'POST', headers, body: JSON.stringify({ pass }) })
    }
    const answered = await post(await answerOf(id))
    expect(await answered.json()).toEqual({ next: expect.stringContaining('/asked/') })
    expect(await (await post('HF1:ABC')).json()).toMatchObject({ code: 'malformed' })
  })
})

test('a pass that a desk scans is for the ask it was made for', async () => {
  const { id } = asks.begin(door, async () => 'scanned', { to: 'desk' })
  expect(await asks.scan(id, ` ${await answerOf(id)}\n`)).toBe('taken')
  expect(asks.find(id)).toMatchObject({ outcome: 'scanned' })
  expect(await asks.scan(id, 'HF1:ABC')).toBe('malformed')
})
