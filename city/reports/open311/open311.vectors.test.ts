import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import { XMLParser } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sharedVectors } from '../../../tools/shared-vectors.ts'
import { plainPhoto } from '../test/test-photos.ts'
import { LIFT, startTestReports, type TestReports } from '../test/test-reports.ts'

const folder = sharedVectors('open311')

/*
 * The JSON schemas of GeoReport v2 (open311/schema-validation). XML is parsed and held to the same ones: the specification says that both have the
 * same members, and no schema of the XML.
 */
describe.skipIf(!folder)('every answer of Open311', () => {
  let reports: TestReports
  let schemas: Record<'service' | 'service-definition' | 'request', ValidateFunction>
  const ids: string[] = []

  beforeAll(async () => {
    reports = await startTestReports()
    schemas = {
      service: await schemaOf('service'),
      'service-definition': await schemaOf('service-definition'),
      request: await schemaOf('request'),
    }
    const open = await reports.report({}, [await plainPhoto()])
    const place = { service_code: 'litter', 'attribute[thing]': null, lat: '30.26', long: '120.18' }
    const bare = await reports.report({ ...place, description: null })
    ids.push(open.id, bare.id)
    const work = (body: unknown) => reports.asCustodian('lifts', 'POST', `/custodian/reports/${open.id}/work`, body)
    const { photos } = await (await reports.asCustodian('lifts', 'GET', `/custodian/reports/${open.id}`)).json()
    await work({ state: 'resolved', note: '已修好 & 已检查 <ok>', showWords: true, showPhotos: [photos[0].id] })
  })
  afterAll(() => reports?.city.close())

  const get = async (path: string, headers: Record<string, string> = {}) =>
    reports.city.app.request(`/open311/v2/${path}`, { headers })

  /** Both formats of an address, as the same members. */
  async function both(path: string): Promise<{ readonly json: unknown; readonly xml: Record<string, unknown> }> {
    const [json, xml] = [await get(`${path}.json`), await get(`${path}.xml`)]
    expect([json.status, json.headers.get('Content-Type')]).toEqual([200, 'application/json; charset=utf-8'])
    expect([xml.status, xml.headers.get('Content-Type')]).toEqual([200, 'text/xml; charset=utf-8'])
    return { json: await json.json(), xml: parseXml(await xml.text()) }
  }

  function expectValid(schema: keyof typeof schemas, value: unknown): void {
    const validate = schemas[schema]
    expect([validate(value), validate.errors]).toEqual([true, null])
  }

  test('the service list fits the schema, in JSON and in XML, and says the same in both', async () => {
    const { json, xml } = await both('services')
    const services = (xml.services as { service: unknown[] }).service
    expect(services).toEqual(json)
    expect(services).toHaveLength(2)
    for (const service of services) expectValid('service', service)
  })

  test('every service definition does', async () => {
    for (const { service_code: code } of await (await get('services.json')).json()) {
      const { json, xml } = await both(`services/${code}`)
      expectValid('service-definition', json)
      const { attributes, ...rest } = xml.service_definition as { attributes: { attribute: unknown[] } }
      expectValid('service-definition', { ...rest, attributes: attributes.attribute })
      expect({ ...rest, attributes: attributes.attribute }).toEqual(json)
    }
  })

  test('service requests do, whatever is missing in them', async () => {
    const { json, xml } = await both('requests')
    const requests = (xml.service_requests as { request: unknown[] }).request
    expect(requests).toEqual(json)
    expect(requests).toHaveLength(2)
    for (const request of [...requests, ...(json as unknown[])]) expectValid('request', request)
    expect(json).toContainEqual(
      expect.objectContaining({
        status: 'closed',
        status_notes: '已修好 & 已检查 <ok>',
        description: '二楼的门不开。',
        address_id: LIFT.id,
        address: '清和路 8 号',
        media_url: expect.stringMatching(/^https:\/\/city\.synthetic\.example\/reports\/photos\/[\w-]{22}\.jpg$/),
      }),
    )
  })

  test('a service request does, and a token leads to it', async () => {
    for (const id of ids) {
      const { json, xml } = await both(`requests/${id}`)
      expect(json).toHaveLength(1)
      expectValid('request', (json as unknown[])[0])
      expect((xml.service_requests as { request: unknown[] }).request).toEqual(json)
      expect((await both(`tokens/${id}`)).json).toEqual([{ service_request_id: id, token: id }])
    }
  })

  test('says where it is offered', async () => {
    const { json, xml } = await both('discovery')
    const endpoints = [{ url: 'https://city.synthetic.example/open311/v2', formats: ['text/xml', 'application/json'] }]
    expect(json).toMatchObject({ endpoints })
    expect(xml).toMatchObject({ discovery: { endpoints: { endpoint: [{ url: endpoints[0]?.url }] } } })
  })

  test('comes in the format of the address, else of the Accept header, in the language of the reader', async () => {
    const typeOf = async (accept: string) => (await get('services', { Accept: accept })).headers.get('Content-Type')
    expect(await typeOf('text/xml')).toBe('text/xml; charset=utf-8')
    expect(await typeOf('application/xml, application/json;q=0.5')).toBe('text/xml; charset=utf-8')
    expect(await typeOf('*/*')).toBe('application/json; charset=utf-8')
    const vary = async (path: string) => (await get(path)).headers.get('Vary')
    expect([await vary('services'), await vary('requests.xml')]).toEqual(['Accept, Accept-Language', 'Accept-Language'])
    const nameIn = async (query: string, language = '') =>
      (await (await get(`services.json${query}`, { 'Accept-Language': language })).json())[0].service_name
    expect([await nameIn('', 'en'), await nameIn('', 'zh-CN,zh'), await nameIn('?lang=en', 'zh-CN')]).toEqual([
      'Lift stopped',
      '电梯停运',
      'Lift stopped',
    ])
  })

  test('finds requests by id, code, status and dates, and says what cannot be read', async () => {
    const idsOf = async (query: string) =>
      (await (await get(`requests.json?${query}`)).json())
        .map((request: { service_request_id: string }) => request.service_request_id)
        .toSorted()
    const day = new Date(reports.city.time.now * 1000).toISOString().slice(0, 10)
    expect(await idsOf(`service_request_id=${ids.join(',')}`)).toEqual(ids.toSorted())
    expect(await idsOf('service_code=litter')).toEqual([ids[1]])
    expect(await idsOf('status=closed')).toEqual([ids[0]])
    expect(await idsOf('status=open,closed')).toEqual(ids.toSorted())
    expect(await idsOf(`start_date=${day}`)).toEqual(ids.toSorted())
    expect(await idsOf('end_date=2020-01-01')).toEqual([])
    expect(await idsOf('start_date=2020-01-01T00:00:00+08:00')).toEqual([])
    for (const bad of ['status=new', 'start_date=yesterday', 'start_date=2020-01-01&end_date=2021-01-01']) {
      const refused = await get(`requests.json?${bad}`)
      expect([refused.status, await refused.json()]).toEqual([400, [{ code: 400, description: expect.any(String) }]])
    }
  })

  test('of another jurisdiction, code, id or token is an error as GeoReport v2 has them', async () => {
    expect((await get('services.json?jurisdiction_id=synthetic.example')).status).toBe(200)
    const paths = [
      'services.json?jurisdiction_id=other.example',
      'services/none.json',
      'services/lamp-old.json',
      'requests/none.json',
      'requests/aaaaaaaaaaaaaaaa.json',
      'tokens/aaaaaaaaaaaaaaaa.json',
    ]
    for (const path of paths) {
      const [json, xml] = [await get(path), await get(path.replace('.json', '.xml'))]
      expect([path, json.status, xml.status]).toEqual([path, 404, 404])
      expect(await json.json()).toEqual([{ code: 404, description: expect.any(String) }])
      expect(parseXml(await xml.text())).toEqual({
        errors: { error: [{ code: 404, description: expect.any(String) }] },
      })
    }
  })

  test('a report is taken in XML too, and another body is not', async () => {
    const post = (body: BodyInit, headers: Record<string, string> = {}) =>
      reports.city.app.request('/open311/v2/requests.xml', { method: 'POST', body, headers })
    const taken = await post(new URLSearchParams({ service_code: 'lift-stopped', address_id: LIFT.id }))
    expect(taken.status).toBe(201)
    const { service_requests: answer } = parseXml(await taken.text())
    expect(answer).toMatchObject({ request: [{ service_request_id: expect.stringMatching(/^[a-z2-7]{16}$/) }] })
    expect((await post('{}', { 'Content-Type': 'application/json' })).status).toBe(415)
    expect((await post('x', { 'Content-Type': 'multipart/form-data; boundary=y' })).status).toBe(400)
    expect((await post(new URLSearchParams({ description: 'x' }))).status).toBe(400)
    expect((await post(new URLSearchParams({ service_code: 'x', jurisdiction_id: 'other' }))).status).toBe(404)
    expect((await post(new URLSearchParams({ service_code: 'lift-stopped', follow_hash: 'x' }))).status).toBe(400)
  })
})

async function schemaOf(name: string): Promise<ValidateFunction> {
  const schema = JSON.parse(await readFile(join(folder ?? '', `${name}.json`), 'utf8'))
  const formats = { 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, uri: /^https:\/\// }
  return new Ajv({ strict: false, formats }).compile(schema)
}

/** XML as the JSON of the same answer: lists by their names, numbers and truths as such, what is empty as null. */
function parseXml(text: string): Record<string, unknown> {
  const parser = new XMLParser({
    ignoreDeclaration: true,
    parseTagValue: false,
    isArray: (name) => ['service', 'attribute', 'request', 'endpoint', 'error'].includes(name),
    tagValueProcessor: (name, value) => {
      if (['lat', 'long', 'order', 'code'].includes(name) && /^-?[\d.]+$/.test(value)) return Number(value)
      return ['metadata', 'variable', 'required'].includes(name) ? value === 'true' : value
    },
  })
  return nullify(parser.parse(text)) as Record<string, unknown>
}

const EMPTY_LISTS = ['values']
const EMPTY_TEXTS = ['keywords']

function nullify(value: unknown, name = ''): unknown {
  if (value === '') return EMPTY_LISTS.includes(name) ? [] : EMPTY_TEXTS.includes(name) ? '' : null
  if (Array.isArray(value)) return value.map((each) => nullify(each))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([member, inner]) => [member, nullify(inner, member)]))
}
