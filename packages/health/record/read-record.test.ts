import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRecord } from './read-record.ts'

const LOINC = 'http://loinc.org'
const bundle = (...resources: unknown[]): object => ({
  resourceType: 'Bundle',
  entry: resources.map((resource) => ({ resource })),
})
const bloodPressure = {
  resourceType: 'Observation',
  id: 'bp',
  status: 'final',
  category: [{ coding: [{ code: 'vital-signs' }] }],
  code: { coding: [{ system: LOINC, code: '85354-9', display: 'Blood pressure panel' }], text: '血压' },
  effectiveDateTime: '2026-11-20T09:20:00+08:00',
  component: [
    {
      code: { coding: [{ system: LOINC, code: '8480-6', display: 'Systolic' }], text: '收缩压' },
      valueQuantity: { value: 132, unit: 'mmHg' },
    },
  ],
}

describe('a record as a reader sees it', () => {
  test('is what was measured, in the words of each language that were written down', () => {
    const [entry] = readRecord(bundle(bloodPressure)).entries
    expect(entry).toMatchObject({
      id: 'Observation/bp',
      kind: 'measurement',
      at: Date.parse('2026-11-20T01:20:00Z') / 1000,
      day: false,
      title: { 'zh-CN': '血压', en: 'Blood pressure panel' },
      status: null,
    })
    expect(entry?.values).toMatchObject([
      {
        of: { 'zh-CN': '收缩压', en: 'Systolic' },
        text: { en: '132 mmHg' },
        measured: { code: `${LOINC}|8480-6`, value: 132, unit: 'mmHg', low: null },
      },
    ])
  })

  test('is in the order of time, newest first, what has no date last', () => {
    const at = (id: string, effectiveDateTime?: string): object => ({ ...bloodPressure, id, effectiveDateTime })
    const { entries } = readRecord(bundle(at('a', '2025-01-01'), at('b'), at('c', '2026-01-01T00:00:00Z')))
    expect(entries.map(({ id }) => id)).toEqual(['Observation/c', 'Observation/a', 'Observation/b'])
    expect(entries.map(({ day }) => day)).toEqual([false, true, true])
  })

  test('says dose, conclusion and what is no longer so', () => {
    const { entries, patient } = readRecord(
      bundle(
        { resourceType: 'Patient', id: 'p', name: [{ text: '林合成' }], birthDate: '1988-05-17' },
        {
          resourceType: 'Immunization',
          id: 'i',
          status: 'completed',
          vaccineCode: { text: 'MMR' },
          occurrenceDateTime: '2026-03-01',
          protocolApplied: [{ doseNumberPositiveInt: 1, seriesDosesPositiveInt: 2 }],
        },
        {
          resourceType: 'DiagnosticReport',
          id: 'd',
          status: 'amended',
          code: { text: 'CBC' },
          conclusion: 'Usual',
          effectiveDateTime: '2026-02-01',
        },
        {
          resourceType: 'Condition',
          id: 'c',
          clinicalStatus: { coding: [{ code: 'resolved' }] },
          code: { text: 'Asthma' },
          onsetDateTime: '2026-01-01',
        },
        { resourceType: 'Claim', id: 'x' },
      ),
    )
    expect(patient).toEqual({ name: '林合成', birthDate: '1988-05-17' })
    expect(entries.map(({ kind, note, status }) => [kind, note, status])).toEqual([
      ['immunisation', '1/2', null],
      ['report', 'Usual', 'amended'],
      ['condition', null, 'resolved'],
    ])
  })

  test('is read of any file without throwing, and stays text of bounded length', () => {
    const resource = fc.record({
      resourceType: fc.constantFrom('Observation', 'Immunization', 'Condition', 'DiagnosticReport', 'Patient'),
      code: fc.anything(),
      component: fc.anything(),
      valueQuantity: fc.anything(),
      effectiveDateTime: fc.anything(),
    })
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.array(resource).map((all) => bundle(...all)),
        ),
        (value) => {
          for (const { title } of readRecord(value).entries) expect(title.en.length).toBeLessThanOrEqual(300)
        },
      ),
    )
  })
})
