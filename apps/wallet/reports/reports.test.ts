import { fromBase64url, toBase64url } from '@hefu/bytes'
import { beforeEach, describe, expect, test } from 'vitest'
import { type QuietNetwork, quietNetwork } from '../net/quiet-network.ts'
import { KEPT_REPORTS, type KeptReport, withoutReport, withReport } from './kept-reports.ts'
import { type ReportClient, type ReportDraft, reportClient } from './report-client.ts'

const CITY = 'https://city.example'
const NAME = { 'zh-CN': '电梯停运', en: 'The lift does not move' }
const ID = 'abcdefghijklmnop'
const SECRET = new Uint8Array(16).fill(7)
const DRAFT: ReportDraft = {
  thing: 'lift-42',
  category: 'lift-stopped',
  words: '门不开',
  photos: [new Blob(['photo'], { type: 'image/jpeg' })],
  secret: SECRET,
  pass: null,
}

let sent: { readonly url: string; readonly init: RequestInit }[]
let answers: Map<string, () => Response>
let network: QuietNetwork
let client: ReportClient

beforeEach(() => {
  sent = []
  answers = new Map()
  network = quietNetwork({
    isOnline: () => true,
    async fetch(url, init = {}) {
      sent.push({ url, init })
      return answers.get(new URL(url).pathname)?.() ?? new Response(null, { status: 404 })
    },
  })
  client = reportClient(CITY, network)
})

function answer(path: string, body: unknown, status = 200): void {
  answers.set(path, () => Response.json(body, { status }))
}

describe('what can be reported', () => {
  test('is what the city takes of things of this kind', async () => {
    answer('/t/lift-42', { kind: { id: 'lift' } })
    const category = { code: 'lift-stopped', kind: 'lift', needsThing: true, name: NAME, hint: NAME }
    answer('/reports/categories', { categories: [category, { ...category, code: 'litter', kind: null }] })
    const { needsThing: _, ...read } = category
    expect(await client.reportable('lift-42')).toEqual({ outcome: 'known', categories: [read] })
  })

  test('is nothing of a thing that is retired, or that the city does not have', async () => {
    answer('/t/lift-42', { kind: { id: 'lift' } }, 410)
    expect(await client.reportable('lift-42')).toEqual({ outcome: 'retired' })
    expect(await client.reportable('lift-43')).toEqual({ outcome: 'unknown' })
    expect(sent.some(({ url }) => url.includes('categories'))).toBe(false)
  })
})

describe('a report', () => {
  test('says what is wrong with which thing, and the hash of a secret, and nothing of its sender', async () => {
    answer('/open311/v2/requests.json', [{ service_request_id: ID, account_id: null }], 201)
    expect(await client.submit(DRAFT)).toEqual({ outcome: 'taken', id: ID })
    const [{ url, init } = { url: '', init: {} }] = sent
    expect(url).toBe(`${CITY}/open311/v2/requests.json`)
    expect(init.headers).toBeUndefined()
    const form = init.body as FormData
    expect([...form.keys()]).toEqual(['service_code', 'attribute[thing]', 'description', 'follow_hash', 'media'])
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', SECRET))
    expect(fromBase64url(String(form.get('follow_hash')))).toEqual(hash)
    expect((form.get('media') as File).name).toBe('photo.jpg')
  })

  test.each([
    [403, { reason: 'needs-pass', service: 'city.reports' }, { outcome: 'needs-pass', service: 'city.reports' }],
    [429, { reason: 'too-many' }, { outcome: 'refused', reason: 'too-many' }],
    [400, { reason: 'not-a-photo' }, { outcome: 'refused', reason: 'not-a-photo' }],
    [503, { reason: 'busy' }, { outcome: 'refused', reason: 'busy' }],
    [400, {}, { outcome: 'refused', reason: 'other' }],
  ])('that is not taken comes back with why: %i %o', async (status, error, expected) => {
    answer('/open311/v2/requests.json', [{ code: status, description: 'x', ...error }], status)
    expect(await client.submit(DRAFT)).toEqual(expected)
  })

  test('to a city that fails, or answers in another form, is a failure of the city', async () => {
    answer('/open311/v2/requests.json', [{ service_request_id: '../../x' }], 201)
    await expect(client.submit(DRAFT)).rejects.toMatchObject({ code: 'city-down' })
    answer('/open311/v2/requests.json', {}, 500)
    await expect(client.submit(DRAFT)).rejects.toMatchObject({ code: 'city-down' })
  })

  test('is never sent while a pass is shown', async () => {
    const release = network.hold()
    await expect(client.submit(DRAFT)).rejects.toMatchObject({ code: 'showing' })
    await expect(client.follow({ id: ID, secret: SECRET })).rejects.toMatchObject({ code: 'showing' })
    expect(sent).toEqual([])
    release()
  })
})

describe('its holder', () => {
  const told = {
    id: ID,
    custodianName: NAME,
    words: '门不开',
    state: 'resolved',
    events: [{ state: 'resolved', note: '已修好', office: NAME, at: 9 }],
    photos: [{ id: 'A'.repeat(22), stage: 'after', width: 1, height: 1, shown: true }],
    hiddenPhotos: 1,
  }

  test('follows it with its own secret, in the body and never in an address', async () => {
    answer(`/reports/${ID}/following`, told)
    expect(await client.follow({ id: ID, secret: SECRET })).toEqual({
      custodian: NAME,
      words: '门不开',
      state: 'resolved',
      events: told.events,
      photos: [{ id: 'A'.repeat(22), stage: 'after' }],
      hiddenPhotos: 1,
    })
    expect(sent.map(({ url }) => url)).toEqual([`${CITY}/reports/${ID}/following`])
    expect(sent[0]?.init).toMatchObject({ body: JSON.stringify({ secret: toBase64url(SECRET) }), cache: 'no-store' })
  })

  test('is told when the city keeps it no longer', async () => {
    expect(await client.follow({ id: ID, secret: SECRET })).toBeNull()
  })

  test.each([
    [204, 'withdrawn'],
    [404, 'gone'],
    [409, 'ended'],
  ])('takes it back: %i', async (status, outcome) => {
    answers.set(`/reports/${ID}/withdrawal`, () => new Response(null, { status }))
    expect(await client.withdraw({ id: ID, secret: SECRET })).toBe(outcome)
  })

  test.each([{ state: 'unheard-of' }, { photos: [{ id: '../x', stage: 'after' }] }, { events: null }])(
    'is not shown what cannot be read: %o',
    async (change) => {
      answer(`/reports/${ID}/following`, { ...told, ...change })
      await expect(client.follow({ id: ID, secret: SECRET })).rejects.toMatchObject({ code: 'city-down' })
    },
  )
})

test('reports of the same fault are those that the city finds; what is wrong with one is said when it is sent', async () => {
  const similar = { id: ID, thing: 'lift-42', state: 'open', openedAt: 600, metres: 0, words: null }
  answer('/reports/similar', { similar: [similar] })
  const found = [{ id: ID, state: 'open', openedAt: 600, words: null }]
  expect(await client.similar(DRAFT)).toEqual(found)
  answer('/reports/similar', { code: 'unknown-category' }, 400)
  expect(await client.similar(DRAFT)).toEqual([])
  answer('/reports/similar', {}, 429)
  await expect(client.similar(DRAFT)).rejects.toMatchObject({ code: 'city-busy' })
})

test('what is kept of reports goes through CBOR and back; one that changes keeps its place', () => {
  const report = (id: string, state: KeptReport['state'] = 'open'): KeptReport => {
    return { id, secret: SECRET, thing: 'lift-42', label: '2号梯', category: NAME, sentAt: 600, state }
  }
  const kept = withReport(withReport([], report('a')), report('b'))
  expect(kept.map(({ id }) => id)).toEqual(['b', 'a'])
  expect(withReport(kept, report('a', 'gone')).map(({ id, state }) => `${id} ${state}`)).toEqual(['b open', 'a gone'])
  expect(withoutReport(kept, 'b')).toEqual([report('a')])
  expect(KEPT_REPORTS.fromCbor(KEPT_REPORTS.toCbor(kept))).toEqual(kept)
})
