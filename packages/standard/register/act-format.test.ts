import { type CborValue, encodeDcbor } from '@hefu/bytes'
import { ed25519KeyPair } from '@hefu/log'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { toEpoch } from '../credential/epoch.ts'
import { PERSON_ENTRY } from '../credential/person-entry.ts'
import { StandardError } from '../error.ts'
import { issuerId, serviceId } from '../identifiers.ts'
import { type LabelKey, labelKeyId } from '../public-code/label-key.ts'
import { type ActBody, EARLY_END_REASONS, type Officer, type SignedAct } from './act.ts'
import { bodyToCbor, decodeAct, encodeAct, officerId } from './act-format.ts'
import { applyAct } from './apply-act.ts'
import { EMPTY_REGISTER, type RegisterState } from './register-state.ts'
import { type Service, serviceToCbor } from './service.ts'
import { approveAct, proposeAct, verifyAct } from './sign-act.ts'

const NOW = 1_795_000_000
const ORIGIN = 'city.test'
const TEXT = { 'zh-CN': '文', en: 'text' }
const BYTES = (length: number): Uint8Array => new Uint8Array(length).fill(7)
const OFFICER: Officer = { id: officerId('data.1'), office: TEXT, publicKey: BYTES(32) }

const LABEL_KEY: LabelKey = {
  id: labelKeyId('t1'),
  name: { 'zh-CN': '合成市', en: 'Synthetic City' },
  origin: 'https://code.city.example',
  serves: ['thing'],
  publicKey: BYTES(32),
  endsAt: NOW + 9,
}

const ASKING: Service = {
  id: serviceId('desk.test'),
  ...{ operator: TEXT, name: TEXT, purpose: TEXT, legalBasis: TEXT, complaints: TEXT },
  issuer: issuerId('city.test'),
  type: PERSON_ENTRY.id,
  ...{ required: [4], optional: [9], admits: [{ index: 4, oneOf: [true] }] },
  ...{ scope: 'visit', admission: 'any', showing: 'answer', retentionDays: 0, contact: 'desk@city.example' },
  requestKeys: [{ id: 'key-1', publicKey: BYTES(32) }],
  validFrom: NOW,
  endsAt: NOW + 9,
}

const serviceItems = (): readonly CborValue[] => serviceToCbor(ASKING) as readonly CborValue[]

const BODIES: readonly ActBody[] = [
  { kind: 'city', name: TEXT, utcOffsetMinutes: 480, noticeDays: 7, officers: [OFFICER] },
  { kind: 'notice-period', days: 9 },
  { kind: 'officer', officer: OFFICER },
  { kind: 'officer-end', officer: OFFICER.id },
  { kind: 'issuer', issuer: { id: issuerId('city.test'), name: TEXT } },
  { kind: 'issuer', issuer: { id: issuerId('transit'), name: TEXT, address: 'https://tickets.city.example' } },
  { kind: 'service', service: ASKING },
  { kind: 'service', service: { ...ASKING, answersAt: 'https://desk.city.example/answers' } },
  {
    kind: 'issuer-key',
    key: {
      issuer: issuerId('city.test'),
      type: PERSON_ENTRY.id,
      publicKey: BYTES(96),
      firstEpoch: toEpoch(202648),
      lastEpoch: toEpoch(202652),
    },
  },
  { kind: 'issuer-key-end', publicKey: BYTES(96), lastEpoch: toEpoch(202640) },
  { kind: 'credential-type', type: PERSON_ENTRY, crowd: PERSON_ENTRY.attributes.map(() => 500), endsAt: NOW + 9 },
  ...EARLY_END_REASONS.map((reason) => ({ kind: 'early-end', type: PERSON_ENTRY.id, reason }) as const),
  { kind: 'early-end-lifted', type: PERSON_ENTRY.id, reason: 'issued-in-error' },
  { kind: 'label-key', key: LABEL_KEY },
  { kind: 'label-key-end', key: LABEL_KEY.id },
  { kind: 'sunset', type: PERSON_ENTRY.id, at: NOW },
  {
    kind: 'destruction',
    type: PERSON_ENTRY.id,
    issuer: issuerId('city.test'),
    records: 3,
    keys: BYTES(32),
    destroyedAt: NOW,
  },
]

function signed(body: ActBody): SignedAct {
  const [proposer, approver] = [officerId('data.1'), officerId('data.2')]
  return { body, proposer, proposedAt: NOW, approver, decidedAt: NOW + 60, proposal: BYTES(64), approval: BYTES(64) }
}

describe('acts', () => {
  test.each(BODIES.map((body) => [body.kind, body] as const))('%s goes through bytes and back', (_, body) => {
    expect(decodeAct(encodeAct(signed(body)))).toEqual(signed(body))
  })

  test.each([
    ['another version', [2, ['notice-period', 9], 'a', 1, 'b', 1, BYTES(64), BYTES(64)], 'unknown-version'],
    ['an unknown kind', [1, ['watch-list', 9], 'a', 1, 'b', 1, BYTES(64), BYTES(64)], 'malformed'],
    ['a word of JavaScript as its kind', [1, ['constructor'], 'a', 1, 'b', 1, BYTES(64), BYTES(64)], 'malformed'],
    ['an item too many', [1, ['notice-period', 9, 9], 'a', 1, 'b', 1, BYTES(64), BYTES(64)], 'malformed'],
    [
      'an unpublished reason',
      [1, ['early-end', 'person.entry', 'other'], 'a', 1, 'b', 1, BYTES(64), BYTES(64)],
      'malformed',
    ],
    [
      'an unpublished reason of an end taken back',
      [1, ['early-end-lifted', 'person.entry', 'other'], 'a', 1, 'b', 1, BYTES(64), BYTES(64)],
      'malformed',
    ],
    ...(
      [
        ['a host in upper case', 'https://Code.example', ['thing']],
        ['a path', 'https://code.example/x', ['thing']],
        ['another scheme', 'javascript:alert(1)', ['thing']],
        ['nobody served', 'https://code.example', []],
        ['the served in another order', 'https://code.example', ['thing', 'organisation']],
        ['one served twice', 'https://code.example', ['thing', 'thing']],
      ] as const
    ).map(
      ([why, origin, serves]) =>
        [
          `a label key with ${why}`,
          [1, ['label-key', ['t1', ['a', 'b'], origin, serves, BYTES(32), 9]], 'a', 1, 'b', 1, BYTES(64), BYTES(64)],
          'malformed',
        ] as [string, CborValue, string],
    ),
    ...(
      [
        ['an issuer with a path', ['issuer', ['transit', ['a', 'b'], 'https://tickets.city.example/']]],
        ['an issuer without an address, and a place for it', ['issuer', ['transit', ['a', 'b'], null]]],
        ['an issuer with an empty address', ['issuer', ['transit', ['a', 'b'], '']]],
        ['an issuer with a part more', ['issuer', ['transit', ['a', 'b'], 'https://a.example', 1]]],
        ['a service with a place for an address', ['service', [...serviceItems(), null]]],
        ['a service with a part more', ['service', [...serviceItems(), 'https://a.example/b', 1]]],
      ] as [string, CborValue][]
    ).map(
      ([why, body]) =>
        [why, [1, body, 'a', 1, 'b', 1, BYTES(64), BYTES(64)], 'malformed'] as [string, CborValue, string],
    ),
    [
      'a service whose answers go to a bare host',
      [1, ['service', [...serviceItems(), 'https://a.example']], 'a', 1, 'b', 1, BYTES(64), BYTES(64)],
      'invalid-register',
    ],
    ['a short signature', [1, ['notice-period', 9], 'a', 1, 'b', 1, BYTES(63), BYTES(64)], 'malformed'],
  ])('with %s are refused', (_, cbor, code) => {
    expect(() => decodeAct(encodeDcbor(cbor))).toThrow(expect.objectContaining({ code }))
  })

  test('altered anywhere never make a reader fail in another way', () => {
    const entries = BODIES.map((body) => encodeAct(signed(body)))
    fc.assert(
      fc.property(fc.constantFrom(...entries), fc.nat(), fc.nat(255), (entry, position, value) => {
        const altered = entry.map((byte, i) => (i === position % entry.length ? value : byte))
        try {
          decodeAct(altered)
        } catch (error) {
          expect(error).toBeInstanceOf(StandardError)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('signatures', () => {
  let officers: readonly Officer[]
  let keys: readonly CryptoKey[]
  let founding: SignedAct
  let state: RegisterState

  beforeAll(async () => {
    const pairs = await Promise.all([1, 2, 3].map((seed) => ed25519KeyPair(new Uint8Array(32).fill(seed))))
    keys = pairs.map(({ privateKey }) => privateKey)
    officers = pairs.map(({ publicKey }, i) => ({ id: officerId(`data.${i + 1}`), office: TEXT, publicKey }))
    founding = await decide({
      kind: 'city',
      name: TEXT,
      utcOffsetMinutes: 480,
      noticeDays: 7,
      officers: officers.slice(0, 2),
    })
    const founded = applyAct(EMPTY_REGISTER, founding)
    if (founded.outcome === 'refused') throw new Error(founded.reason)
    state = founded.state
  })

  async function decide(
    body: ActBody,
    origin = ORIGIN,
    [first, second] = [0, 1] as readonly [number, number],
  ): Promise<SignedAct> {
    const [proposer, approver] = [officers[first] as Officer, officers[second] as Officer]
    const proposal = await proposeAct(
      origin,
      { body, proposer: proposer.id, proposedAt: NOW },
      keys[first] as CryptoKey,
    )
    const decision = { approver: approver.id, decidedAt: NOW + 60 }
    return approveAct(origin, proposal, decision, keys[second] as CryptoKey)
  }

  test('of both officers hold, from the founding on', async () => {
    expect(await verifyAct(ORIGIN, EMPTY_REGISTER, founding)).toBe(true)
    expect(await verifyAct(ORIGIN, state, await decide({ kind: 'notice-period', days: 9 }))).toBe(true)
  })

  test('over anything else, by anybody else or for another city do not', async () => {
    const act = await decide({ kind: 'notice-period', days: 9 })
    const forgeries: SignedAct[] = [
      { ...act, body: { kind: 'notice-period', days: 8 } },
      { ...act, decidedAt: act.decidedAt + 1 },
      { ...act, proposedAt: act.proposedAt - 1 },
      { ...act, proposer: act.approver, approver: act.proposer },
      { ...act, approval: act.proposal },
      await decide({ kind: 'notice-period', days: 9 }, 'other.city'),
      await decide({ kind: 'notice-period', days: 9 }, ORIGIN, [0, 2]),
    ]
    for (const forgery of forgeries) expect(await verifyAct(ORIGIN, state, forgery)).toBe(false)
  })

  test('say nothing that could be taken for another message', () => {
    const bodies = BODIES.map((body) => JSON.stringify(bodyToCbor(body)))
    expect(new Set(bodies).size).toBe(BODIES.length)
  })
})
