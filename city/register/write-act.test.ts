import { CARD_PARKING, epochAt, issuerId, type Service, serviceId } from '@hefu/standard'
import { describe, expect, test } from 'vitest'
import { parseAct } from './parse-act.ts'
import { type OperatorAct, writeAct } from './write-act.ts'

const text = { 'zh-CN': '文', en: 'text' }
const SCENE = { issuer: issuerId('city.synthetic'), utcOffsetMinutes: 480 }
const day = (date: string): number => Date.parse(`${date}T00:00:00+08:00`) / 1000
const PARKING = issuerId('parking')

const SERVICE: Service = {
  id: serviceId('parking.bay'),
  operator: text,
  name: text,
  purpose: text,
  legalBasis: text,
  issuer: PARKING,
  type: CARD_PARKING.id,
  required: [1],
  optional: [0],
  admits: [{ index: 1, oneOf: ['disabled'] }],
  scope: 'visit',
  admission: 'any',
  showing: 'answer',
  retentionDays: 0,
  contact: 'desk@parking.example',
  complaints: text,
  requestKeys: [{ id: 'parking-1', publicKey: new Uint8Array(32).fill(7) }],
  answersAt: 'https://parking.example/api/answers',
  validFrom: day('2026-12-01'),
  endsAt: day('2028-12-01'),
}

describe('an act that is written is the one that is read', () => {
  const acts: readonly OperatorAct[] = [
    { kind: 'issuer', issuer: { id: PARKING, name: text, address: 'https://parking.example' } },
    {
      kind: 'issuer-key',
      key: {
        issuer: PARKING,
        type: CARD_PARKING.id,
        publicKey: new Uint8Array(96).fill(9),
        firstEpoch: epochAt(day('2026-12-01'), 480),
        lastEpoch: epochAt(day('2027-03-01'), 480),
      },
    },
    { kind: 'credential-type', type: CARD_PARKING, crowd: [500, 500, 0], endsAt: day('2028-12-01') },
    { kind: 'service', service: SERVICE },
  ]
  test.each(acts.map((act) => [act.kind, act] as const))('%s', (_, act) => {
    const written = JSON.stringify(writeAct(act, SCENE))
    expect(parseAct(JSON.parse(written), SCENE)).toEqual(act)
  })

  test('with attributes by name and dates of the city, as officers read them', () => {
    expect(writeAct({ kind: 'service', service: SERVICE }, SCENE)).toMatchObject({
      service: { required: ['kind'], admits: { kind: ['disabled'] }, validFrom: '2026-12-01', endsAt: '2028-12-01' },
    })
  })
})
