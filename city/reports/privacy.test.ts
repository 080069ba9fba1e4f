import { createHash } from 'node:crypto'
import { fromBase64url, toBase64, toBase64url, toHex } from '@hefu/bytes'
import { seededRandom } from '@hefu/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PassCheck } from './flood/pass-check.ts'
import { keptOf, sendFollow, sendForm } from './test/test-pages.ts'
import { taggedPhoto } from './test/test-photos.ts'
import { LIFT, startTestReports, type TestReports } from './test/test-reports.ts'

const random = seededRandom('reporters')
const mark = (what: string): string => `${what}-${toHex(random(6))}`

/** What of a reporter must be found nowhere. */
const reporter = {
  address: '203.0.113.77',
  agent: mark('Agent'),
  language: mark('zz'),
  email: mark('mail'),
  name: mark('甄'),
  pass: mark('HF1:'),
  secret: random(16),
  pseudonym: random(48),
}
const words = mark('电梯')
const passCheck: PassCheck = {
  service: () => 'reports.synthetic',
  check: async () => ({ verdict: 'admitted', pseudonym: reporter.pseudonym, until: 2_000_000_000 }),
}

let reports: TestReports
/** What the page of a thing showed once. */
let ofPage: { readonly number: string; readonly secret: string }
let kept: Readonly<Record<'tables' | 'log' | 'metrics', string>>

beforeAll(async () => {
  reports = await startTestReports({
    config: { rateLimit: { requestsPerMinute: 1000, trustedProxies: 1 } },
    passCheck,
    budgets: { place: { burst: 2, perHour: 0.01 }, city: { burst: 100, perHour: 1 } },
  })
  const { city } = reports
  const headers = {
    'X-Forwarded-For': reporter.address,
    'User-Agent': reporter.agent,
    'Accept-Language': reporter.language,
  }
  const post = async (path: string, body: BodyInit, more: Record<string, string> = {}) =>
    city.app.request(path, { method: 'POST', body, headers: { ...headers, ...more } })
  const json = { 'Content-Type': 'application/json' }
  await post('/reports/similar', JSON.stringify({ category: 'lift-stopped', thing: LIFT.id }), json)
  // First without the wallet, from the page of the thing.
  const personal = { email: reporter.email, name: reporter.name, pass: reporter.pass }
  await city.app.request(`/t/${LIFT.id}/report`, { headers })
  ofPage = keptOf(await (await sendForm(reports, { words, ...personal }, [await taggedPhoto()], { headers })).text())
  expect((await sendFollow(reports, ofPage, { headers })).status).toBe(200)
  for (let time = 0; time < 3; time++) {
    const form = new FormData()
    const fields = { service_code: 'lift-stopped', 'attribute[thing]': LIFT.id, description: words }
    const about = { email: reporter.email, first_name: reporter.name, device_id: reporter.agent }
    const follow_hash = createHash('sha256').update(reporter.secret).digest('base64url')
    for (const [name, value] of Object.entries({ ...fields, ...about, follow_hash, pass: reporter.pass })) {
      form.set(name, value)
    }
    form.set('media', new Blob([Uint8Array.from(await taggedPhoto())]), `${reporter.name}.jpg`)
    const answer = await post('/open311/v2/requests.json', form)
    const [{ service_request_id: id }] = await answer.json()
    if (id === undefined) continue
    const secret = JSON.stringify({ secret: toBase64url(reporter.secret) })
    expect((await post(`/reports/${id}/following`, secret, json)).status).toBe(200)
  }
  kept = {
    tables: await dump(),
    log: city.logged.join('\n'),
    metrics: await (await city.app.request('/metrics')).text(),
  }
})
afterAll(() => reports.city.close())

/** Every row of every table, bytes in each form they may be read in. */
async function dump(): Promise<string> {
  const { database } = reports.city.opened
  const lines: string[] = []
  for (const { name } of await database.introspection.getTables({ withInternalKyselyTables: true })) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(database)
    for (const row of rows) for (const value of Object.values(row)) lines.push(...formsOf(value))
  }
  return lines.join('\n')
}

function formsOf(value: unknown): string[] {
  if (!(value instanceof Uint8Array)) return [typeof value === 'object' ? JSON.stringify(value) : String(value)]
  const latin = Buffer.from(value).toString('latin1')
  return [toHex(value), toBase64(value), toBase64url(value), Buffer.from(value).toString('utf8'), latin]
}

function placesOf(value: string | Uint8Array): string[] {
  const forms = typeof value === 'string' ? [value] : formsOf(value).filter((form) => form.length >= 8)
  return Object.entries(kept)
    .filter(([, text]) => forms.some((form) => text.includes(form)))
    .map(([place]) => place)
}

describe('after somebody has looked, reported from the page and twice with a pass, and followed', () => {
  test('their words are in a table and nowhere else, and so is the hash of their secret', () => {
    // Shows that the search would find what is there.
    expect(placesOf(words)).toEqual(['tables'])
    expect(placesOf(new Uint8Array(createHash('sha256').update(reporter.secret).digest()))).toEqual(['tables'])
    expect(placesOf(LIFT.id)).toEqual(['tables'])
  })

  test('the secret that a page showed is kept nowhere but as a hash', () => {
    const secret = fromBase64url(ofPage.secret)
    expect(secret).toHaveLength(16)
    expect(placesOf(secret)).toEqual([])
    expect(placesOf(new Uint8Array(createHash('sha256').update(secret).digest()))).toEqual(['tables'])
  })

  test.each(Object.entries(reporter))('their %s is nowhere', (_, value) => expect(placesOf(value)).toEqual([]))

  test('nothing that a camera wrote into a photo is', () => {
    for (const written of ['SyntheticCamera', 'SyntheticXmp', 'Somebody']) expect(placesOf(written)).toEqual([])
  })

  test('a log line has the route and no id of a report', async () => {
    const { rows } = await sql<{ id: string }>`select id from report`.execute(reports.city.opened.database)
    expect(rows).toHaveLength(3)
    for (const { id } of rows) expect(placesOf(id)).toEqual(['tables'])
    for (const route of ['/reports/:id/following', '/t/:id/report', '/reports/follow']) {
      expect(placesOf(route)).toEqual(['log', 'metrics'])
    }
  })
})

test('the tables of reports have these columns and no others', async () => {
  const { rows } = await sql<{ column: string }>`
    select table_name || '.' || column_name as column from information_schema.columns
    where table_schema = 'public' and table_name in ('report', 'report_photo', 'report_event') order by 1`.execute(
    reports.city.opened.database,
  )
  expect(rows.map(({ column }) => column)).toEqual([
    'report.category',
    'report.changed_at',
    'report.closed_at',
    'report.custodian',
    'report.follow_hash',
    'report.geohash',
    'report.id',
    'report.latitude',
    'report.longitude',
    'report.opened_at',
    'report.state',
    'report.team',
    'report.thing',
    'report.words',
    'report.words_shown',
    'report_event.at',
    'report_event.note',
    'report_event.number',
    'report_event.office_en',
    'report_event.office_zh',
    'report_event.report',
    'report_event.state',
    'report_photo.height',
    'report_photo.id',
    'report_photo.jpeg',
    'report_photo.number',
    'report_photo.report',
    'report_photo.shown',
    'report_photo.stage',
    'report_photo.width',
  ])
})
