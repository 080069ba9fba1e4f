import { createHash } from 'node:crypto'
import { toBase64url } from '@hefu/bytes'
import { SYNTHETIC_CUSTODIANS, SYNTHETIC_KINDS, seededRandom } from '@hefu/testing'
import { startTestCity, type TestCity } from '../../test/test-city.ts'
import { custodianKeyHash, newCustodianKey } from '../../things/custodian-key.ts'
import { parseKind } from '../../things/kind-schema.ts'
import type { Thing } from '../../things/thing.ts'
import { parseCategories } from '../category.ts'

/** A city with things, and what can be reported of them. */
export interface TestReports {
  readonly city: TestCity
  /** The key of each custodian. */
  readonly keys: Readonly<Record<string, string>>
  /** Sends a report as GeoReport v2 has it; members given here come in the place of a good one's, and null takes one away. */
  send(fields?: Readonly<Record<string, string | null>>, photos?: readonly Uint8Array[]): Promise<Response>
  /** Sends a good report, and answers its id and the secret with which it is followed. */
  report(fields?: Readonly<Record<string, string | null>>, photos?: readonly Uint8Array[]): Promise<SentReport>
  /** What a reporter asks of a report with a secret. */
  follow(id: string, secret: string): Promise<Response>
  /** Asks as a custodian with their key. */
  asCustodian(custodian: string, method: string, path: string, body?: unknown): Promise<Response>
}

/** A report that was sent, and what only its reporter has. */
export interface SentReport {
  readonly id: string
  readonly secret: string
}

/** A lift, and where it is. */
export const LIFT: Thing = {
  id: 'lift-00042',
  kind: 'lift',
  custodian: 'lifts',
  name: { 'zh-CN': '二号电梯', en: 'Lift 2' },
  place: {
    latitude: 30.25,
    longitude: 120.17,
    address: { 'zh-CN': '清和路 8 号', en: '8 Qinghe Road' },
  },
  status: 'in-service',
  attributes: {},
  gs1: null,
}

/** What can be reported in the test city. */
const CATEGORIES: unknown = [
  {
    code: 'lift-stopped',
    kind: 'lift',
    custodian: null,
    name: { 'zh-CN': '电梯停运', en: 'Lift stopped' },
    hint: { 'zh-CN': '电梯不动或门不开。', en: 'The lift does not move, or its door does not open.' },
  },
  {
    code: 'litter',
    kind: null,
    custodian: 'streets',
    name: { 'zh-CN': '垃圾', en: 'Litter' },
    hint: { 'zh-CN': '街上的垃圾。', en: 'Litter in the street.' },
  },
  {
    code: 'lamp-old',
    kind: 'street-lamp',
    custodian: 'streets',
    name: { 'zh-CN': '旧类别', en: 'Old category' },
    hint: { 'zh-CN': '不再使用。', en: 'Not offered any more.' },
    offered: false,
  },
]

const random = seededRandom('reporter')

/** Starts it; close the city afterwards. */
export async function startTestReports(options: Parameters<typeof startTestCity>[0] = {}): Promise<TestReports> {
  const city = await startTestCity(options)
  const { ports } = city.reports
  const keys: Record<string, string> = {}
  for (const kind of SYNTHETIC_KINDS) await ports.things.register.putKind(parseKind(kind))
  for (const custodian of SYNTHETIC_CUSTODIANS) {
    const key = newCustodianKey(random)
    keys[custodian.id] = key
    await ports.things.register.putCustodian(custodian, custodianKeyHash(key))
  }
  await ports.categories.put(parseCategories(CATEGORIES))
  await ports.things.things.put(LIFT, city.time.now)

  const send: TestReports['send'] = async (fields = {}, photos = []) => {
    const all = { service_code: 'lift-stopped', 'attribute[thing]': LIFT.id, description: '二楼的门不开。', ...fields }
    const sent = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]))
    const body = photos.length === 0 ? new URLSearchParams(sent.map(([name, value]) => [name, value])) : new FormData()
    if (body instanceof FormData) {
      for (const [name, value] of sent) body.set(name, value)
      for (const photo of photos)
        body.append('media', new Blob([Uint8Array.from(photo)], { type: 'image/jpeg' }), 'x.jpg')
    }
    return city.app.request('/open311/v2/requests.json', { method: 'POST', body })
  }

  return {
    city,
    keys,
    send,
    async report(fields = {}, photos = []) {
      const secret = random(16)
      const follow_hash = createHash('sha256').update(secret).digest('base64url')
      const response = await send({ follow_hash, ...fields }, photos)
      const text = await response.text()
      if (response.status !== 201) throw new Error(`not taken: ${text}`)
      const [taken] = JSON.parse(text)
      return { id: taken.service_request_id, secret: toBase64url(secret) }
    },
    follow: async (id, secret) =>
      city.app.request(`/reports/${id}/following`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ secret }),
      }),
    asCustodian: async (custodian, method, path, body) =>
      city.app.request(path, {
        method,
        headers: {
          Authorization: `Bearer ${keys[custodian]}`,
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
  }
}
