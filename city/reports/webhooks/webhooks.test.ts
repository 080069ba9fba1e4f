import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { Webhook as StandardWebhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { asConsole, signInAtConsole } from '../../test/test-officer.ts'
import { startTestReports, type TestReports } from '../test/test-reports.ts'
import { postOnce } from './post-once.ts'

/** A receiver on this machine, which keeps what it was sent and answers as a test says. */
interface Receiver {
  readonly url: string
  readonly calls: { readonly headers: IncomingHttpHeaders; readonly body: string }[]
  answer: { status: number; headers?: Record<string, string> }
  close(): Promise<void>
}

let reports: TestReports
let receiver: Receiver

beforeAll(async () => {
  reports = await startTestReports({
    budgets: { place: { burst: 1000, perHour: 1 }, city: { burst: 1000, perHour: 1 } },
  })
  receiver = await startReceiver()
})
afterEach(() => {
  receiver.calls.length = 0
  receiver.answer = { status: 204 }
})
afterAll(async () => {
  await receiver.close()
  await reports.city.close()
})

async function startReceiver(): Promise<Receiver> {
  const calls: Receiver['calls'] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece) => {
      body += piece
    })
    request.on('end', () => {
      calls.push({ headers: request.headers, body })
      response.writeHead(made.answer.status, made.answer.headers).end('x'.repeat(100_000))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const made: Receiver = {
    url: `http://localhost:${(server.address() as AddressInfo).port}/hook`,
    calls,
    answer: { status: 204 },
    close: () => new Promise((done) => server.close(() => done())),
  }
  return made
}

const post = (path: string, body: unknown, custodian = 'lifts') => reports.asCustodian(custodian, 'POST', path, body)

async function addWebhook(custodian = 'lifts'): Promise<{ readonly id: string; readonly secret: string }> {
  const response = await post('/custodian/webhooks', { url: receiver.url }, custodian)
  expect(response.status).toBe(201)
  return response.json()
}

const end = (id: string, custodian = 'lifts') => reports.asCustodian(custodian, 'DELETE', `/custodian/webhooks/${id}`)
const deliveries = async (id: string) =>
  (await (await reports.asCustodian('lifts', 'GET', `/custodian/webhooks/${id}/deliveries`)).json()).deliveries

describe('a custodian', () => {
  test('is told of reports of their things by signed calls, which say nothing of what was written', async () => {
    const { id: hook, secret } = await addWebhook()
    const other = await addWebhook('water')
    const { id } = await reports.report({ description: 'NOT-IN-A-CALL' })
    await post(`/custodian/reports/${id}/work`, { state: 'acknowledged', note: 'NOT-IN-A-CALL' })
    expect(await reports.city.reports.deliver()).toBe(2)
    expect(receiver.calls).toHaveLength(2)
    vi.setSystemTime(reports.city.time.now * 1000)
    const told = receiver.calls.map(({ headers, body }) => new StandardWebhook(secret).verify(body, headers as never))
    vi.useRealTimers()
    expect(told).toContainEqual(
      expect.objectContaining({ type: 'report.created', data: { report: id, state: 'open' } }),
    )
    expect(told).toContainEqual(
      expect.objectContaining({ type: 'report.updated', data: { report: id, state: 'acknowledged' } }),
    )
    expect(JSON.stringify(receiver.calls)).not.toContain('NOT-IN-A-CALL')
    expect(await reports.city.reports.deliver()).toBe(0)
    await end(hook)
    await end(other.id, 'water')
  })

  test('is told with what happened or not at all: both are written together', async () => {
    const { id: hook } = await addWebhook()
    const { ports } = reports.city.reports
    const { random } = ports
    const before = (await ports.store.list({}, 500)).reports.length
    // An id that is there already keeps the report from being written, and with it what would be told.
    const { id } = await reports.report()
    const whole = await ports.store.find(id)
    if (!whole) throw new Error('no report')
    const again = ports.store.add(whole.report, { followHash: random(32), photos: [] }, 'msg_twice')
    await expect(again).rejects.toThrow()
    expect((await ports.store.list({}, 500)).reports).toHaveLength(before + 1)
    expect(await reports.city.reports.deliver()).toBe(1)
    await end(hook)
  })

  test('that does not answer is called again, later and later, for three days, with the same id', async () => {
    const { id: hook } = await addWebhook()
    receiver.answer = { status: 500 }
    await reports.report()
    const waits: number[] = []
    for (let attempt = 0; attempt < 10; attempt++) {
      expect(await reports.city.reports.deliver()).toBe(1)
      expect(await reports.city.reports.deliver()).toBe(0)
      const { due } = (await dueAt())[0] ?? { due: null }
      if (due === null) break
      waits.push(due - reports.city.time.now)
      reports.city.time.now = due
    }
    expect(waits).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400])
    expect(new Set(receiver.calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(new Set(receiver.calls.map(({ body }) => body)).size).toBe(1)
    const log = await deliveries(hook)
    expect(log).toHaveLength(10)
    expect(log[0]).toMatchObject({ attempt: 10, outcome: 'given-up', status: 500 })
    expect(log[1]).toMatchObject({ attempt: 9, outcome: 'failed', status: 500, reason: null })
    await end(hook)
  })

  test('that says 410 is called no more', async () => {
    const { id: hook } = await addWebhook()
    receiver.answer = { status: 410 }
    await reports.report()
    await reports.report()
    await reports.city.reports.deliver()
    receiver.calls.length = 0
    await reports.report()
    expect(await reports.city.reports.deliver()).toBe(0)
    const { webhooks } = await (await reports.asCustodian('lifts', 'GET', '/custodian/webhooks')).json()
    expect(webhooks.find(({ id }: { id: string }) => id === hook)).toMatchObject({ ended: true })
  })

  test('is not led elsewhere by a redirect', async () => {
    const { id: hook } = await addWebhook()
    receiver.answer = { status: 302, headers: { Location: receiver.url } }
    await reports.report()
    expect(await reports.city.reports.deliver()).toBe(1)
    expect(receiver.calls).toHaveLength(1)
    expect((await deliveries(hook))[0]).toMatchObject({ outcome: 'failed', status: 302 })
    await end(hook)
  })

  test('has at most five webhooks, sees no other’s, and cannot end them', async () => {
    const added: string[] = []
    for (let i = 0; i < 5; i++) added.push((await addWebhook()).id)
    expect((await post('/custodian/webhooks', { url: receiver.url })).status).toBe(409)
    const [first = ''] = added
    expect((await end(first, 'water')).status).toBe(404)
    expect((await reports.asCustodian('water', 'GET', `/custodian/webhooks/${first}/deliveries`)).status).toBe(404)
    for (const id of added) expect((await end(id)).status).toBe(204)
    expect((await post('/custodian/webhooks', { url: 'https://10.0.0.1/' })).status).toBe(422)
    expect((await reports.city.app.request('/custodian/webhooks')).status).toBe(401)
  })
})

test('a secret lies sealed, and no body is kept', async () => {
  const { id: hook, secret } = await addWebhook()
  const bytes = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const { rows } = await sql<{ sealed: Uint8Array }>`
    select secret_sealed as sealed from webhook where id = ${hook}`.execute(reports.city.opened.database)
  expect(rows[0] && Buffer.from(rows[0].sealed).includes(bytes)).toBe(false)
  const columns = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_name in ('webhook_delivery', 'webhook_outbox') order by 1`.execute(reports.city.opened.database)
  expect(columns.rows.some(({ name }) => /body|payload|answer|header/.test(name))).toBe(false)
  await end(hook)
})

describe('a call', () => {
  const call = async (url: string, addresses: readonly string[], localhost = false) =>
    postOnce({ localhost }, async () => addresses)(url, {}, '{}')

  test('goes nowhere when any address of the name is of another network', async () => {
    const url = 'https://hooks.example.org/'
    for (const addresses of [['127.0.0.1'], ['1.1.1.1', '10.0.0.1'], ['::ffff:127.0.0.1'], ['169.254.169.254']]) {
      expect(await call(url, addresses)).toEqual({ status: null, reason: 'address-refused' })
    }
    expect(await call(url, [])).toEqual({ status: null, reason: 'not-found' })
    expect(await call(receiver.url, ['127.0.0.1'])).toEqual({ status: null, reason: 'address-refused' })
    expect(await call(receiver.url, ['1.1.1.1'], true)).toEqual({ status: null, reason: 'address-refused' })
  })

  test('goes to the address that was looked at, and not to one that the name leads to by then', async () => {
    const asked: string[] = []
    const once = postOnce({ localhost: true }, async (host) => {
      asked.push(host)
      return asked.length === 1 ? ['127.0.0.1'] : ['10.0.0.1']
    })
    expect(await once(receiver.url, {}, '{}')).toEqual({ status: 204 })
    expect(asked).toEqual(['localhost'])
  })

  test('to nobody is said to have reached nobody', async () => {
    const closed = await startReceiver()
    await closed.close()
    expect(await call(closed.url, ['127.0.0.1'], true)).toEqual({ status: null, reason: 'not-reached' })
  })
})

async function dueAt(): Promise<readonly { readonly due: number }[]> {
  const { rows } = await sql<{ due: number }>`select due_at as due from webhook_outbox`.execute(
    reports.city.opened.database,
  )
  return rows
}

describe('officers', () => {
  const asked = async (custodian: string | null, method: string, path: string, body?: unknown) => {
    const { city } = reports
    const cookie = await signInAtConsole(city, city.register.officers[0], ['things'], custodian)
    const response = await asConsole(city, method, path, { cookie, ...(body !== undefined && { body }) })
    return [response.status, response.status === 204 ? null : await response.json()] as const
  }

  test('of one custodian have its webhooks and no other’s', async () => {
    const url = 'https://hooks.water.example/told'
    const [status, added] = await asked('water', 'POST', '/officers/webhooks', { url })
    expect([status, added.secret]).toEqual([201, expect.stringMatching(/^whsec_/)])
    const [, own] = await asked('water', 'GET', '/officers/webhooks')
    expect(own.webhooks).toContainEqual({ id: added.id, url, ended: false })
    for (const [method, path] of [
      ['GET', '/officers/webhooks?custodian=water'],
      ['POST', '/officers/webhooks?custodian=water'],
      ['DELETE', `/officers/webhooks/${added.id}?custodian=water`],
    ] as const) {
      const body = method === 'GET' ? undefined : { url }
      expect(await asked('lifts', method, path, body)).toMatchObject([403, { code: 'other-custodian' }])
    }
    expect((await asked('lifts', 'DELETE', `/officers/webhooks/${added.id}`, {}))[0]).toBe(404)
    expect((await asked('lifts', 'GET', `/officers/webhooks/${added.id}/deliveries`))[0]).toBe(404)
    expect((await asked('water', 'DELETE', `/officers/webhooks/${added.id}`, {}))[0]).toBe(204)
    const deeds = (await reports.city.officers.audit.list(null, 10)).filter(({ about }) => about === added.id)
    expect(deeds.map(({ deed }) => deed)).toEqual(['webhook-ended', 'webhook-added'])
  })

  test('of the whole city say whose they mean', async () => {
    expect((await asked(null, 'GET', '/officers/webhooks?custodian=streets'))[0]).toBe(200)
    for (const query of ['', '?custodian=none', '?custodian=']) {
      expect(await asked(null, 'GET', `/officers/webhooks${query}`)).toMatchObject([404, { code: 'unknown-custodian' }])
    }
    // An account that names a custodian which is not there has nobody's.
    expect((await asked('none', 'GET', '/officers/webhooks'))[0]).toBe(404)
  })
})
