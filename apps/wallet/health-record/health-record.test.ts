import { decodeDcbor, encodeDcbor } from '@hefu/bytes'
import { seriesOf } from '@hefu/health/record'
import { decryptSharedFile, readSmartHealthLink } from '@hefu/health/shl'
import {
  credentialTypeId,
  type Epoch,
  HEALTH_LAB,
  type IssuerKey,
  issuerId,
  PERSON_IDENTITY,
  type Service,
  serviceId,
  type TrustBundle,
} from '@hefu/standard'
import { describe, expect, test } from 'vitest'
import type { QuietNetwork } from '../net/quiet-network.ts'
import { clinicsOf } from './clinics.ts'
import { KEPT_RECORD, type KeptRecord, withRecord } from './kept-record.ts'
import { KEPT_SHARES } from './kept-shares.ts'
import { MAX_RECORD, recordClient } from './record-client.ts'
import { bundleToShare, revokeShare, shareRecord } from './share-record.ts'
import { resourcesOf, timelineOf } from './timeline.ts'

const NOW = 1_795_400_000
const ORIGIN = 'https://clinic.test'
const LOINC = 'http://loinc.org'

const service = {
  id: serviceId('clinic.patient'),
  operator: { 'zh-CN': '诊所', en: 'Clinic' },
  type: PERSON_IDENTITY.id,
  answersAt: `${ORIGIN}/api/answers`,
  validFrom: 0,
  endsAt: NOW + 1,
} as Service
const key = (issuer: string, type: string): IssuerKey => ({
  issuer: issuerId(issuer),
  type: credentialTypeId(type),
  publicKey: new Uint8Array(96),
  firstEpoch: 202601 as Epoch,
  lastEpoch: 202652 as Epoch,
})
const bundleOf = (services: readonly Service[], addresses: Record<string, string>): TrustBundle =>
  ({
    services,
    issuers: Object.entries(addresses).map(([id, address]) => ({ id: issuerId(id), name: service.operator, address })),
    issuerKeys: [key('clinic', HEALTH_LAB.id), key('school', 'exam.score')],
  }) as unknown as TrustBundle

const pressure = (id: string, day: string, systolic: number): Record<string, unknown> => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { text: '血压' },
  subject: { reference: 'Patient/4711' },
  effectiveDateTime: day,
  component: [
    { code: { coding: [{ system: LOINC, code: '8480-6' }] }, valueQuantity: { value: systolic, unit: 'mmHg' } },
  ],
})
const patient = {
  resourceType: 'Patient',
  id: '4711',
  identifier: [{ value: 'C-1001' }],
  name: [{ text: '林合成' }],
  birthDate: '1988-05-17',
}
const record = (of: string, ...resources: Record<string, unknown>[]): KeptRecord => ({
  service: serviceId(of),
  clinic: service.operator,
  origin: ORIGIN,
  fetchedAt: NOW,
  resources,
})
const network = (answer: (url: string, init: RequestInit) => Response | Promise<Response>): QuietNetwork => ({
  fetch: async (url, init = {}) => answer(url, init),
  hold: () => () => {},
  held: false,
})

describe('clinics', () => {
  test('are those that ask and issue health cards at one registered address', () => {
    expect(clinicsOf(bundleOf([service], { clinic: ORIGIN }), NOW)).toEqual([{ service, origin: ORIGIN }])
  })

  test.each([
    ['an address where no issuer is', [service], { clinic: 'https://other.test' }],
    ['an issuer of other cards', [service], { school: ORIGIN }],
    ['no address for answers', [{ ...service, answersAt: undefined }], { clinic: ORIGIN }],
    ['a registration that has ended', [{ ...service, endsAt: NOW }], { clinic: ORIGIN }],
    ['a question after something else', [{ ...service, type: HEALTH_LAB.id }], { clinic: ORIGIN }],
  ] as [string, Service[], Record<string, string>][])('are none with %s', (_, services, addresses) => {
    expect(clinicsOf(bundleOf(services, addresses), NOW)).toEqual([])
  })
})

describe('a record that is fetched', () => {
  const clinic = { service, origin: ORIGIN }

  test('comes over the registered addresses alone, with the token that the answer gave', async () => {
    const asked: [string, string | undefined, string | null][] = []
    const answers: Record<string, object> = {
      [`${ORIGIN}/api/record/request`]: { request: 'HQ1:X' },
      [`${ORIGIN}/api/answers`]: { access_token: 'a'.repeat(43), patient: '4711', fhir: 'https://evil.test' },
      [`${ORIGIN}/fhir/Patient/4711/$everything`]: { entry: [{ resource: patient }, null] },
    }
    const client = recordClient(
      clinic,
      network((url, init) => {
        asked.push([url, init.redirect, new Headers(init.headers).get('authorization')])
        return Response.json(answers[url])
      }),
    )
    expect(await client.request()).toBe('HQ1:X')
    const token = await client.answer('HF1:Y')
    if (token === 'no-record') throw new Error('there is one')
    expect(await client.everything(token)).toEqual({ outcome: 'record', resources: [patient, {}] })
    expect(asked).toEqual([
      [`${ORIGIN}/api/record/request`, 'error', null],
      [`${ORIGIN}/api/answers`, 'error', null],
      [`${ORIGIN}/fhir/Patient/4711/$everything`, 'error', `Bearer ${'a'.repeat(43)}`],
    ])
  })

  test.each([
    ['no such person', 404, {}, 'no-record'],
    ['a pass that is not admitted', 403, {}, 'answer-refused'],
    ['a fault', 500, {}, 'service-down'],
    ['a patient that is a path', 200, { access_token: 'a'.repeat(43), patient: '../admin' }, 'service-down'],
    ['a token that is none', 200, { access_token: 'a b', patient: '1' }, 'service-down'],
  ])('is not, with %s', async (_, status, body, expected) => {
    const client = recordClient(
      clinic,
      network(() => Response.json(body, { status })),
    )
    const outcome = await client.answer('HF1:Y').catch((error: { code: string }) => error.code)
    expect(outcome).toBe(expected)
  })

  test('is not taken when it is larger than a wallet holds', async () => {
    const client = recordClient(
      clinic,
      network(() => new Response('x'.repeat(MAX_RECORD + 1))),
    )
    await expect(client.everything({ token: 't', patient: 'p' })).resolves.toEqual({ outcome: 'too-large' })
  })

  test('is kept as it came, each clinic once', () => {
    const kept = withRecord([record('b.patient', patient)], record('a.patient', pressure('1', '2026-01-01', 130)))
    const again = withRecord(kept, record('a.patient'))
    expect(again.map((each) => [each.service, each.resources.length])).toEqual([
      ['a.patient', 0],
      ['b.patient', 1],
    ])
    const read = KEPT_RECORD.fromCbor(decodeDcbor(encodeDcbor(KEPT_RECORD.toCbor(kept))))
    expect(read).toEqual(kept)
  })
})

describe('a timeline', () => {
  const records = [
    record('a.patient', patient, pressure('1', '2026-01-01', 140), pressure('2', '2026-03-01', 132)),
    record('b.patient', pressure('1', '2026-02-01', 136)),
  ]

  test('is one story of all clinics, newest first, and names each entry once', () => {
    const keys = timelineOf(records).map(({ key: name }) => name)
    expect(keys).toEqual(['a.patient Observation/2', 'b.patient Observation/1', 'a.patient Observation/1'])
  })

  test('draws what was measured again, from whichever clinic, in the order of time', () => {
    const entries = timelineOf(records)
    const [first] = entries
    expect(
      first && seriesOf(first, entries).map(({ unit, points }) => [unit, points.map(({ value }) => value)]),
    ).toEqual([['mmHg', [140, 136, 132]]])
  })

  test('leads back to the resources of what was chosen', () => {
    expect(resourcesOf(records, new Set(['b.patient Observation/1']))).toEqual([pressure('1', '2026-02-01', 136)])
  })
})

describe('what is shared', () => {
  const order = {
    resources: [pressure('1', '2026-01-01', 140)],
    patient: undefined,
    passcode: '8264',
    expiresAt: NOW + 3600,
    label: '健康记录',
    origin: ORIGIN,
  }
  const random = (length: number): Uint8Array => new Uint8Array(length).fill(5)

  test('names nobody unless its holder says so, and never by a number of the clinic', () => {
    const nameless = JSON.stringify(bundleToShare(order))
    for (const word of ['林合成', '1988', '4711', 'C-1001']) expect(nameless).not.toContain(word)
    const named = JSON.stringify(bundleToShare({ ...order, patient }))
    expect(named).toContain('林合成')
    for (const word of ['4711', 'C-1001']) expect(named).not.toContain(word)
  })

  test('leaves as ciphertext, with the key in the link alone', async () => {
    const sent: string[] = []
    const url = `${ORIGIN}/s/${'x'.repeat(43)}`
    const share = await shareRecord(order, {
      random,
      network: network((_, init) => {
        sent.push(String(init.body))
        return Response.json({ url, manage: 'm' }, { status: 201 })
      }),
    })
    const link = readSmartHealthLink(share.link)
    expect(new URL(share.link).hash).toContain('shlink:/')
    expect(link).toMatchObject({ url, passcode: true, exp: order.expiresAt, label: '健康记录' })
    expect(sent.join()).not.toContain('血压')
    const { file, ...rest } = JSON.parse(sent[0] ?? '') as { file: string }
    expect(rest).toEqual({ expires_at: order.expiresAt, passcode: '8264' })
    expect(await decryptSharedFile(link?.key ?? new Uint8Array(), file)).toEqual(bundleToShare(order))
    expect(KEPT_SHARES.fromCbor(decodeDcbor(encodeDcbor(KEPT_SHARES.toCbor([share]))))).toEqual([share])
  })

  test('is not handed over when the server names another address', async () => {
    const elsewhere = network(() => Response.json({ url: 'https://evil.test/s/x', manage: 'm' }))
    await expect(shareRecord(order, { random, network: elsewhere })).rejects.toMatchObject({ code: 'service-down' })
  })

  test('is taken back where it is, and counts as taken back where it is no more', async () => {
    const share = { url: `${ORIGIN}/s/abc`, manage: 'm', link: '', passcode: null, expiresAt: NOW, count: 1 }
    const asked: unknown[] = []
    for (const status of [204, 404]) {
      await revokeShare(
        share,
        network((url, init) => {
          asked.push([init.method, url])
          return new Response(null, { status })
        }),
      )
    }
    expect(asked).toEqual(Array(2).fill(['DELETE', `${ORIGIN}/api/shares/abc`]))
    const failing = revokeShare(
      share,
      network(() => new Response(null, { status: 503 })),
    )
    await expect(failing).rejects.toMatchObject({ code: 'service-down' })
  })
})
