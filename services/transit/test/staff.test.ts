import type { Staff } from '@hefu/service-kit'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningGate } from '../gate/start-gate.ts'
import { MONTH_SERVICE, TICKET_SERVICE } from '../service-ids.ts'
import { ridershipOf } from '../staff/ridership.ts'
import { gateHealth } from '../sync/gates.ts'
import { PLACES, type TestTransit, testTransit } from './test-transit.ts'

/** Everybody is staff with every role. */
const OPEN: Staff = { routes: new Hono(), guard: () => (_, next) => next() }
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' }
let world: TestTransit
let gates: RunningGate[]

beforeAll(async () => {
  world = await testTransit(OPEN)
  gates = []
  for (const place of PLACES) gates.push(await world.gate(place))
  for (const gate of gates) await gate.sync()
})

afterAll(() => world.close())

const page = async (path: string, init?: RequestInit): Promise<string> => (await world.app.request(path, init)).text()
const send = (path: string, fields: Readonly<Record<string, string>>): Promise<Response> =>
  Promise.resolve(
    world.app.request(path, { method: 'POST', headers: FORM, body: new URLSearchParams(fields).toString() }),
  )

describe('staff see', () => {
  test('entries by hour and line, and no count below five', async () => {
    const hour = Math.floor(world.city.time.now / 3600) * 3600
    const rows = [
      { hour, line: 'm1', entries: 120 },
      { hour, line: 'm2', entries: 4 },
      { hour: hour - 3600, line: 'm2', entries: 5 },
    ]
    await world.database.insertInto('ridership').values(rows).execute()
    const { network, database } = world.transit
    const told = await ridershipOf(database, network, world.transit.today(), 480)
    const at = new Date((hour + 480 * 60) * 1000).getUTCHours()
    expect(told.map(({ hours }) => hours[at])).toEqual([120, null, 0])
    expect(told[1]?.hours[at - 1]).toBe(5)
    expect(await page('/staff?lang=en')).toContain('fewer than five')
  })

  test('which gate is cut off since when, and how much it had yet to tell', async () => {
    const [gate, ...others] = gates
    const before = world.city.time.now
    gate?.cutOff()
    world.city.time.now += 120
    for (const other of others) await other.sync()
    const health = await gateHealth(world.transit)
    expect(health.find(({ place }) => place.id === gate?.place.id)?.cutOffSince).toBe(before)
    expect(health.filter(({ cutOffSince }) => cutOffSince !== null)).toHaveLength(1)
    expect(await page('/staff/gates?lang=en')).toContain('A gate is cut off')
    gate?.reconnect()
    await gate?.sync()
    expect(await page('/staff/gates?lang=en')).not.toContain('A gate is cut off')
  })

  test('which payments are not known, and settle them', async () => {
    world.payments.next('time-out-paid')
    await world.post('/api/purchases', { product: 'month', fare: 'zone-2', class: 'full', month: '2026-12' })
    expect(await page('/staff/payments?lang=en')).toContain('¥140.00')
    await send('/staff/payments/settle', {})
    expect(await page('/staff/payments?lang=en')).toContain('Every payment is known.')
  })

  test('how many concession cards of a file are new, and which rows are none', async () => {
    const body = new FormData()
    const rows = ['number,pin,class,valid-until', 'YH-9001,471182,senior,2030-12-31', 'YH-9002,4,senior,2030-12-31']
    body.set('file', new File([rows.join('\n')], 'cards.csv'))
    const report = await page('/staff/concessions?lang=en', { method: 'POST', body })
    expect(report).toContain('<dt>New</dt><dd>1</dd>')
    expect(report).toContain('<td>pin</td>')
    const brought = await world.transit.concessions.bringIn('YH-9001', '471182', world.transit.today())
    expect(brought).toMatchObject({ outcome: 'offered' })
  })
})

describe('the desk', () => {
  test('offers again with the receipt code, and nothing without', async () => {
    const bought = await world.post('/api/purchases', { product: 'ride', fare: 'zone-1', class: 'full', count: 10 })
    const receipt = String(bought.body.receipt)
    const looked = await (await send('/staff/desk/purchase?lang=en', { receipt })).text()
    expect(looked).toContain('End and offer again')
    expect(looked).not.toContain('HO1:')
    expect(await (await send('/staff/desk/offer-again?lang=en', { receipt })).text()).toContain('10 offered')
    expect((await send('/staff/desk/purchase', { receipt: '00000-00000-00000-00000' })).status).toBe(404)
  })

  test.each([
    ['ticket', TICKET_SERVICE, { product: 'ride', fare: 'zone-1', class: 'full' }],
    ['month', MONTH_SERVICE, { product: 'month', fare: 'zone-1', class: 'full', month: '2026-11' }],
  ] as const)(
    'takes the difference of a %s that goes less far, and the gate lets its holder out',
    async (entitlement, service, order) => {
      const wallet = world.city.wallet()
      const [card] = await world.tickets(wallet, order)
      const at = (id: string): RunningGate => gates.find(({ place }) => place.id === id) as RunningGate
      if (!card) throw new Error('no card')
      const pass = (): string => world.pass(wallet, service, card)
      at('tower-in').present(pass())
      await at('tower-in').sync()
      await at('shipyard-out').sync()
      expect(at('shipyard-out').present(pass())).toMatchObject({ reason: 'beyond-fare', needed: 'zone-2' })
      const asked = await send('/staff/desk/difference', { stop: 'm107', entitlement })
      const path = (asked.headers.get('Location') ?? '').split('?')[0] ?? ''
      await send(`${path}/scan`, { stop: 'm107', pass: pass() })
      expect(await page(`${path}?stop=m107&lang=en`)).toContain('¥2.00')
      await send(`${path}/paid`, { stop: 'm107' })
      await at('shipyard-out').sync()
      expect(at('shipyard-out').present(pass())).toMatchObject({ open: true, step: 'exit' })
    },
  )
})

describe('pages for everybody', () => {
  test.each(['/', '/fares', '/fares?from=m101&to=m105', '/buy', '/concession', '/refund'])(
    '%s is there in both languages',
    async (path) => {
      const [chinese, english] = await Promise.all(
        ['zh-CN', 'en'].map((lang) => page(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)),
      )
      expect(chinese).toContain('<html lang="zh-CN">')
      expect(english).toContain('<html lang="en">')
      expect(english?.replace(/lang="zh-CN"[^>]*>中文/, '')).not.toMatch(/[\u4e00-\u9fff]/)
    },
  )

  test('a purchase is made with forms alone', async () => {
    const receipt = /name="receipt" value="([^"]+)"/.exec(await page('/buy'))?.[1] ?? ''
    const fields = { receipt, product: 'ride', fare: 'zone-1', class: 'full', count: '1' }
    const sent = await Promise.all([send('/buy', fields), send('/buy', fields)])
    expect(sent.map((answer) => answer.headers.get('Location'))).toEqual(Array(2).fill(`/purchases/${receipt}`))
    expect(await page(`/purchases/${receipt}?lang=en`)).toContain('#offer=HO1')
  })

  test('what leads nowhere says so', async () => {
    expect((await world.app.request('/purchases?receipt=nothing')).status).toBe(404)
    expect((await send('/buy', { product: 'aeroplane' })).status).toBe(400)
    expect((await world.app.request('/refund/0123')).status).toBe(404)
  })

  test('the API describes itself, and a gate is not taken for one without its token', async () => {
    const { paths } = JSON.parse(await page('/openapi.json')) as { paths: object }
    expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/api/purchases', '/api/answers', '/api/network']))
    expect((await world.post('/api/gates/square-in/sync', {})).status).toBe(401)
  })
})
