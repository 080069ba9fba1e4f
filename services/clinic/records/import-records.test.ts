import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SYNTHETIC_PATIENTS } from '../synthetic/synthetic-patients.ts'
import { syntheticRecord } from '../synthetic/synthetic-record.ts'
import { NOW, type TestRecords, testRecords } from '../test/test-records.ts'
import { evidenceOf } from './evidence-of.ts'
import { PATIENT_NUMBER } from './identifiers.ts'
import type { ImportReport } from './import-records.ts'

const [LIN, ZHEN] = SYNTHETIC_PATIENTS
let clinic: TestRecords

beforeAll(async () => {
  clinic = await testRecords()
})
afterAll(() => clinic[Symbol.asyncDispose]())

const subject = { identifier: { system: PATIENT_NUMBER, value: LIN.number } }
const observation = { resourceType: 'Observation', id: 'o-1', status: 'final', code: { text: 'Weight' }, subject }

const said = ({ refused }: ImportReport): unknown =>
  refused.map(({ where, faults }) => [where.en.replace('\u00a0', ' '), faults.map(({ en }) => en)])

describe('what staff import', () => {
  test('is kept under the clinic’s number, and the number of the identity document is kept nowhere', async () => {
    const report = await clinic.importText(syntheticRecord(LIN, NOW))
    expect(report.refused).toEqual([])
    expect(Object.fromEntries(report.kept)).toEqual({
      Patient: 1,
      Observation: 17,
      DiagnosticReport: 1,
      Immunization: 2,
      Condition: 1,
    })
    const rows = await clinic.database.selectFrom('clinic_resource').selectAll().execute()
    const patients = await clinic.database.selectFrom('clinic_patient').selectAll().execute()
    expect(JSON.stringify([rows, patients])).not.toContain(LIN.document)
    const found = await clinic.records.patientByIdHash(clinic.hashId(LIN.document))
    expect(found?.number).toBe(LIN.number)
  })

  test('can be imported again: entries are written anew, none is doubled', async () => {
    const before = await clinic.database.selectFrom('clinic_resource').selectAll().execute()
    await clinic.importText(syntheticRecord(LIN, NOW))
    const after = await clinic.database.selectFrom('clinic_resource').selectAll().execute()
    expect(after).toHaveLength(before.length)
    expect(new Set(after.map(({ version }) => version))).toEqual(new Set([2]))
    expect(after[0]?.resource.meta?.versionId).toBe('2')
  })

  test.each([
    ['no JSON', '{"resourceType":', 'not JSON'],
    ['a resource of another kind', { resourceType: 'Claim', id: 'c' }, 'not a resource of a record'],
    [
      'a property that FHIR does not have',
      { ...observation, colour: 'red' },
      'Observation.colour: Invalid additional property "colour"',
    ],
    ['a missing status', { ...observation, status: undefined }, 'Observation.status: Missing required property'],
    ['a status that is no code', { ...observation, status: 'done' }, 'Observation.status is no code of FHIR'],
    [
      'a day that does not exist',
      { ...observation, effectiveDateTime: '2026-13-01' },
      'Observation.effective[x]: Invalid dateTime format',
    ],
    [
      'a measurement in text',
      { ...observation, valueQuantity: { value: '7' } },
      'Observation.value[x].value: Invalid JSON type: expected number, but got string',
    ],
    [
      'two values where one may stand',
      { ...observation, valueString: 'a', valueBoolean: true },
      'valueBoolean: Conflicting choice of type properties: "valueBoolean", "valueString"',
    ],
    ['a result of next week', { ...observation, effectiveDateTime: '2026-11-30' }, 'it is dated in the future'],
    ['no id', { ...observation, id: undefined }, 'no id, or none of up to 64 letters, digits, dots and hyphens'],
    ['a stranger', { ...observation, subject: { reference: 'Patient/somebody' } }, 'of no patient of this clinic'],
    ['a patient without a number', { resourceType: 'Patient', id: 'p' }, 'a patient without the clinic’s number'],
  ])('is refused with %s, and said so', async (_, given, fault) => {
    const text = `${JSON.stringify(observation)}\n${typeof given === 'string' ? given : JSON.stringify(given)}`
    const report = await clinic.importText(text)
    expect(said(report)).toEqual([['line 2', expect.arrayContaining([fault])]])
    expect(report.kept).toEqual(new Map([['Observation', 1]]))
  })

  test('cannot write over an entry of another patient, nor take another’s identity document', async () => {
    await clinic.importText(syntheticRecord(ZHEN, NOW))
    const theirs = { ...observation, subject: { identifier: { system: PATIENT_NUMBER, value: ZHEN.number } } }
    const report = await clinic.importText(JSON.stringify(theirs))
    expect(said(report)).toEqual([['line 1', ['an entry of that id belongs to another patient']]])
    const twin = syntheticRecord({ ...LIN, number: 'C-2000' }, NOW, 'b').split('\n')[0] ?? ''
    expect(said(await clinic.importText(twin))).toEqual([['line 1', ['another patient has that identity document']]])
  })

  test('may be a bundle, whose entries refer to each other by UUID', async () => {
    const person = { resourceType: 'Patient', identifier: [{ system: PATIENT_NUMBER, value: 'C-3000' }] }
    const urn = (digit: string): string => `urn:uuid:${digit.repeat(8)}-0000-4000-8000-000000000000`
    const entry = [
      { fullUrl: urn('2'), resource: { ...observation, id: undefined, subject: { reference: urn('1') } } },
      { fullUrl: urn('1'), resource: person },
    ]
    const report = await clinic.importText(JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }))
    expect(report.refused).toEqual([])
    const { id } = (await clinic.records.patientByNumber('C-3000')) ?? { id: '' }
    expect(await clinic.records.list(id, 'Observation')).toMatchObject([{ subject: { reference: `Patient/${id}` } }])
  })

  test('gives a negative test and a finished course as what lets somebody enter, and nothing of a first dose', async () => {
    const { id } = (await clinic.records.patientByNumber(LIN.number)) ?? { id: '' }
    expect(
      evidenceOf(await clinic.records.list(id))
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['immunised', 'tested'])
  })
})
