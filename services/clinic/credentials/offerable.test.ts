import { encodeMessages, epochAt, HEALTH_ENTRY, HEALTH_LAB } from '@hefu/standard'
import { describe, expect, test } from 'vitest'
import type { RecordResource } from '../fhir/check-resource.ts'
import { SYNTHETIC_PATIENTS } from '../synthetic/synthetic-patients.ts'
import { syntheticRecord } from '../synthetic/synthetic-record.ts'
import { NOW } from '../test/test-records.ts'
import { CLINIC_TYPES, LAB_LASTS } from './issued-types.ts'
import { offerable } from './offerable.ts'

const CHINA = 480
const [LIN] = SYNTHETIC_PATIENTS
const record = syntheticRecord(LIN, NOW)
  .split('\n')
  .map((line) => JSON.parse(line) as RecordResource)
const without = (...types: string[]): RecordResource[] =>
  record.filter(({ resourceType }) => !types.includes(resourceType))

describe('the cards in a record', () => {
  test('are entry, the laboratory result and each dose', () => {
    expect(offerable(record, NOW, CHINA).map(({ key }) => key)).toEqual([
      'entry',
      'lab-a-C-1001-pcr',
      'dose-a-C-1001-dose-1',
      'dose-a-C-1001-dose-2',
    ])
  })

  test.each(CLINIC_TYPES.map((type) => [type.type.id, type] as const))(
    '%s says what its type lets it',
    async (id, issued) => {
      const epoch = epochAt(NOW, CHINA)
      const social = { kind: 'employee', validUntil: '2027-01-31' }
      const terms = offerable(record, NOW, CHINA).find(({ type }) => type === id)?.terms ?? social
      const kept: unknown = JSON.parse(JSON.stringify(terms))
      const values = await issued.values(kept, { epoch, now: NOW, utcOffsetMinutes: CHINA })
      expect(() => encodeMessages(issued.type, values ?? [])).not.toThrow()
    },
  )

  test('hold a laboratory result for thirty days and a social card until its last day', async () => {
    const value = (id: string, terms: unknown, now: number) =>
      CLINIC_TYPES.find(({ type }) => type.id === id)?.values(terms, {
        epoch: epochAt(now, CHINA),
        now,
        utcOffsetMinutes: CHINA,
      })
    const lab = { test: 'nucleic-acid', result: 'negative', sampledAt: NOW }
    expect(value(HEALTH_LAB.id, lab, NOW + LAB_LASTS - 1)).toEqual(['nucleic-acid', 'negative', '2026-11-23T12'])
    expect(value(HEALTH_LAB.id, lab, NOW + LAB_LASTS)).toBeNull()
    const card = { kind: 'resident', validUntil: '2026-11-23' }
    expect(value('card.social', card, NOW)).not.toBeNull()
    expect(value('card.social', card, NOW + 86_400)).toBeNull()
  })

  test('of who was tested and of who was immunised are told apart by nothing that the offer of entry keeps', () => {
    const [tested] = offerable(without('Immunization'), NOW, CHINA)
    const [immunised] = offerable(without('Observation'), NOW, CHINA)
    expect([tested?.type, immunised?.type]).toEqual([HEALTH_ENTRY.id, HEALTH_ENTRY.id])
    const shapes = [tested, immunised].map((card) => Object.keys(card?.terms as object))
    expect(shapes).toEqual([['spans'], ['spans']])
    expect(JSON.stringify([tested, immunised].map((card) => card?.terms))).toMatch(/^[\d{}[\]",:spans]+$/)
  })

  test('are none where nothing counts any more', () => {
    expect(offerable(without('Immunization'), NOW + 100 * 86_400, CHINA)).toEqual([])
  })
})
