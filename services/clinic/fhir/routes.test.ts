import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACCESS_LASTS, recordAccess } from '../access/record-access.ts'
import { SYNTHETIC_PATIENTS } from '../synthetic/synthetic-patients.ts'
import { syntheticRecord } from '../synthetic/synthetic-record.ts'
import { NOW, type TestRecords, testRecords } from '../test/test-records.ts'
import { fhirRoutes } from './routes.ts'

let clinic: TestRecords
let now = NOW
let seed = 0
let mine = ''
let theirs = ''
let token = ''
let ask: (path: string, init?: RequestInit) => Promise<Response>
// biome-ignore lint/suspicious/noExplicitAny: what a server answered, looked at in a test
const json = async (path: string): Promise<any> => (await ask(path)).json()

beforeAll(async () => {
  clinic = await testRecords()
  for (const patient of SYNTHETIC_PATIENTS) await clinic.importText(syntheticRecord(patient, NOW))
  const access = recordAccess(
    clinic.database,
    () => now,
    (length) => new Uint8Array(length).fill(++seed),
  )
  const [me, other] = await Promise.all(['C-1001', 'C-1002'].map((number) => clinic.records.patientByNumber(number)))
  mine = me?.id ?? ''
  theirs = other?.id ?? ''
  token = (await access.grant(mine)).access_token
  const ports = { records: clinic.records, access, base: 'http://clinic.test/fhir', name: 'Test clinic' }
  const app = new Hono().route('/fhir', fhirRoutes(ports))
  ask = async (path, init = { headers: { Authorization: `Bearer ${token}` } }) =>
    await app.request(`http://clinic.test/fhir${path}`, init)
})
afterAll(() => clinic[Symbol.asyncDispose]())

describe('the FHIR endpoint', () => {
  test('says what it can do to everybody', async () => {
    const response = await ask('/metadata', {})
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toContain('application/fhir+json')
    expect(await response.json()).toMatchObject({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' })
  })

  test('reads the whole record of the person, their own resource first', async () => {
    const bundle = await json(`/Patient/${mine}/$everything`)
    expect(bundle).toMatchObject({ resourceType: 'Bundle', type: 'searchset', total: 22 })
    expect(bundle.entry[0].resource).toMatchObject({ resourceType: 'Patient', id: mine })
    expect(JSON.stringify(bundle)).not.toContain('C-1002')
  })

  test.each([
    ['by code', '/Observation?code=http://loinc.org|4548-4', 6],
    ['by code alone', '/Observation?code=85354-9', 9],
    ['by date', `/Observation?date=ge2026-11-23`, 1],
    ['by patient', `/Immunization?patient=Patient/MINE`, 2],
    ['by another patient', `/Immunization?patient=Patient/THEIRS`, 0],
    ['of every type', '/Condition?clinical-status=active', 1],
    ['all', '/DiagnosticReport', 1],
    ['patients, which is one', '/Patient', 1],
  ])('searches %s', async (_, path, total) => {
    expect(await json(path.replace('MINE', mine).replace('THEIRS', theirs))).toMatchObject({ type: 'searchset', total })
  })

  test('gives a page of what was found, in the order that was asked for', async () => {
    const page = await json('/Observation?code=4548-4&_sort=-date&_count=2')
    expect(page.total).toBe(6)
    expect(page.entry.map((entry: { resource: { id: string } }) => entry.resource.id)).toEqual([
      'a-C-1001-hba1c-5',
      'a-C-1001-hba1c-4',
    ])
  })

  test('answers for another’s resource exactly as for one that does not exist', async () => {
    const missing = await ask('/Observation/a-C-9999-pcr')
    expect(missing.status).toBe(404)
    for (const path of ['/Observation/a-C-1002-pcr', `/Patient/${theirs}`, `/Patient/${theirs}/$everything`]) {
      const other = await ask(path)
      expect([other.status, await other.clone().json()]).toEqual([404, await missing.clone().json()])
    }
  })

  test.each([
    ['/Observation?unheard=1', 400],
    ['/Observation?_include=Observation:subject', 400],
    ['/Observation?_has:Patient:x:y=1', 400],
    ['/Observation?_sort=code', 400],
    ['/Practitioner', 404],
    ['/$graphql?query={PatientList{id}}', 404],
    ['/Observation/a-C-1001-pcr/_history', 404],
    ['/Observation/_history', 404],
    ['/Observation/$csv', 404],
    ['/', 404],
  ])('refuses %s', async (path, status) => {
    const response = await ask(path)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ resourceType: 'OperationOutcome' })
  })

  test('writes nothing', async () => {
    const init = { method: 'POST', headers: { Authorization: `Bearer ${token}` }, body: '{}' }
    for (const path of ['/Observation', '/', '/Patient/_search']) expect((await ask(path, init)).status).toBe(405)
  })

  test('lets nobody in without a token, with another, or after the hour', async () => {
    expect((await ask('/Patient', {})).status).toBe(401)
    expect((await ask('/Patient', { headers: { Authorization: 'Bearer x' } })).status).toBe(401)
    now = NOW + ACCESS_LASTS
    expect((await ask('/Patient')).status).toBe(401)
    now = NOW
    expect((await ask('/Patient')).status).toBe(200)
  })
})
