import { describe, expect, test } from 'vitest'
import { toEpoch } from '../credential/epoch.ts'
import { PERSON_ENTRY } from '../credential/person-entry.ts'
import { PERSON_IDENTITY } from '../credential/person-identity.ts'
import { credentialTypeId, issuerId, serviceId } from '../identifiers.ts'
import { type LabelKey, labelKeyId } from '../public-code/label-key.ts'
import type { Act, ActBody, EarlyEndReason, Officer } from './act.ts'
import { officerId } from './act-format.ts'
import { type ActRefusal, applyAct, MAX_TERM, MAX_WAIT } from './apply-act.ts'
import type { IssuerKey } from './issuer.ts'
import { EMPTY_REGISTER, noticeDaysAt, type RegisterState, serviceInForce } from './register-state.ts'
import type { Service } from './service.ts'

const DAY = 86_400
const START = 1_795_000_000
const TEXT = { 'zh-CN': '文', en: 'text' }
const CITY = issuerId('city.test')
const POOL = serviceId('sports.pool')

function officer(name: string, key: number): Officer {
  return { id: officerId(name), office: TEXT, publicKey: new Uint8Array(32).fill(key) }
}
const ANNA = officer('mobility.1', 1)
const BORIS = officer('mobility.2', 2)
const CLARA = officer('data.1', 3)

const CITY_ACT: ActBody = {
  kind: 'city',
  name: TEXT,
  utcOffsetMinutes: 480,
  noticeDays: 7,
  officers: [ANNA, BORIS, CLARA],
}
const ENTRY_TYPE: ActBody = {
  kind: 'credential-type',
  type: PERSON_ENTRY,
  crowd: PERSON_ENTRY.attributes.map(() => 1000),
  endsAt: START + MAX_TERM,
}
const IDENTITY_TYPE: ActBody = {
  kind: 'credential-type',
  type: PERSON_IDENTITY,
  crowd: PERSON_IDENTITY.attributes.map(() => 0),
  endsAt: START + MAX_TERM,
}
const pool: Service = {
  id: POOL,
  operator: TEXT,
  name: TEXT,
  purpose: TEXT,
  legalBasis: TEXT,
  issuer: CITY,
  type: PERSON_ENTRY.id,
  required: [4],
  optional: [],
  admits: [{ index: 4, oneOf: [true] }],
  scope: 'day',
  admission: 'once',
  showing: 'open',
  retentionDays: 1,
  contact: 'pool@test.example',
  complaints: TEXT,
  requestKeys: [{ id: 'k', publicKey: new Uint8Array(32).fill(9) }],
  validFrom: START,
  endsAt: START + 365 * DAY,
}

function key(fill: number, first: number, last: number): IssuerKey {
  const publicKey = new Uint8Array(96).fill(fill)
  return { issuer: CITY, type: PERSON_ENTRY.id, publicKey, firstEpoch: toEpoch(first), lastEpoch: toEpoch(last) }
}

function decided(body: ActBody, at: number, by: Partial<Act> = {}): Act {
  return { body, proposer: ANNA.id, proposedAt: at, approver: BORIS.id, decidedAt: at, ...by }
}

function apply(state: RegisterState, ...acts: readonly Act[]): RegisterState {
  return acts.reduce((before, act) => {
    const result = applyAct(before, act)
    if (result.outcome === 'refused') throw new Error(`${act.body.kind}: ${result.reason}`)
    return result.state
  }, state)
}

function reasonFor(state: RegisterState, act: Act): ActRefusal | 'applied' {
  const result = applyAct(state, act)
  return result.outcome === 'refused' ? result.reason : 'applied'
}

const founded = apply(EMPTY_REGISTER, decided(CITY_ACT, START))
const issuing = apply(
  founded,
  decided({ kind: 'issuer', issuer: { id: CITY, name: TEXT } }, START),
  decided(ENTRY_TYPE, START),
  decided(IDENTITY_TYPE, START),
)
const withPool = apply(issuing, decided({ kind: 'service', service: pool }, START))
const OPEN = START + 7 * DAY

describe('two officers decide', () => {
  test.each<[string, Partial<Act>, ActRefusal]>([
    ['one alone', { approver: ANNA.id }, 'self-approval'],
    ['a stranger', { approver: officerId('nobody.1') }, 'not-an-officer'],
    ['earlier than the act before', { proposedAt: START - 9, decidedAt: START - 9 }, 'out-of-order'],
    ['before it was proposed', { proposedAt: START + 2, decidedAt: START + 1 }, 'out-of-order'],
    ['a month later', { proposedAt: START, decidedAt: START + MAX_WAIT + 1 }, 'too-old'],
  ])('not %s', (_, by, reason) => {
    expect(reasonFor(founded, decided({ kind: 'notice-period', days: 9 }, START, by))).toBe(reason)
  })

  test('not one person under two names', () => {
    const twice = { ...CITY_ACT, officers: [ANNA, { ...BORIS, publicKey: ANNA.publicKey }] }
    expect(reasonFor(EMPTY_REGISTER, decided(twice, START))).toBe('officer-known')
    const again = { kind: 'officer', officer: { ...officer('new.1', 1) } } as const
    expect(reasonFor(founded, decided(again, START))).toBe('officer-known')
  })

  test('an officer who has left decides nothing, and the name is not given again', () => {
    const left = apply(founded, decided({ kind: 'officer-end', officer: CLARA.id }, START))
    expect(reasonFor(left, decided({ kind: 'notice-period', days: 9 }, START, { approver: CLARA.id }))).toBe(
      'not-an-officer',
    )
    expect(reasonFor(left, decided({ kind: 'officer', officer: officer('data.1', 8) }, START))).toBe('officer-known')
    expect(reasonFor(left, decided({ kind: 'officer-end', officer: BORIS.id }, START))).toBe('too-few-officers')
    const joined = apply(left, decided({ kind: 'officer', officer: officer('data.2', 8) }, START))
    expect(joined.officers.size).toBe(3)
  })

  test('a city is founded once, by at least two, and nothing comes before', () => {
    expect(reasonFor(founded, decided(CITY_ACT, START))).toBe('founded-already')
    expect(reasonFor(EMPTY_REGISTER, decided({ kind: 'notice-period', days: 9 }, START))).toBe('not-founded')
    expect(reasonFor(EMPTY_REGISTER, decided({ ...CITY_ACT, officers: [ANNA] }, START))).toBe('too-few-officers')
  })
})

describe('what widens waits', () => {
  test('a new service is in force after the notice period', () => {
    expect(serviceInForce(withPool, POOL, OPEN - 1)).toBeNull()
    expect(serviceInForce(withPool, POOL, OPEN)).toEqual(pool)
  })

  test.each<[string, Partial<Service>]>([
    ['an attribute more', { required: [4, 9] }],
    ['an optional attribute', { optional: [9] }],
    ['longer retention', { retentionDays: 2 }],
    ['a wider scope', { scope: 'month' }],
    ['a later end', { endsAt: pool.endsAt + 1 }],
    ['another purpose', { purpose: { ...TEXT, en: 'other' } }],
    ['another operator', { operator: { ...TEXT, en: 'other' } }],
    ['answers that go to an address', { answersAt: 'https://pool.example/answers' }],
    ['another type of credential', { type: PERSON_IDENTITY.id, showing: 'answer' }],
  ])('%s', (_, change) => {
    const at = OPEN + DAY
    const changed = apply(withPool, decided({ kind: 'service', service: { ...pool, ...change } }, at))
    expect(serviceInForce(changed, POOL, at + 7 * DAY - 1)).toEqual(pool)
    expect(serviceInForce(changed, POOL, at + 7 * DAY)).toEqual({ ...pool, ...change })
  })

  test('what was optional and becomes required, and an open showing in the place of an answer', () => {
    const asking = { ...pool, showing: 'answer', optional: [9] } as const
    const state = apply(issuing, decided({ kind: 'service', service: asking }, START))
    for (const change of [{ required: [4, 9], optional: [] }, { showing: 'open' }] as const) {
      const later = apply(state, decided({ kind: 'service', service: { ...asking, ...change } }, OPEN))
      expect(serviceInForce(later, POOL, OPEN)).toEqual(asking)
    }
  })

  test('what narrows takes effect at once, and overtakes what waits', () => {
    const wider = decided({ kind: 'service', service: { ...pool, required: [4, 9] } }, OPEN)
    const narrower = { ...pool, retentionDays: 0, endsAt: pool.endsAt - DAY }
    const state = apply(withPool, wider, decided({ kind: 'service', service: narrower }, OPEN + 1))
    expect(serviceInForce(state, POOL, OPEN + 1)).toEqual(narrower)
    expect(serviceInForce(state, POOL, OPEN + 30 * DAY)).toEqual(narrower)
  })

  test('a service that has ended begins anew, with notice', () => {
    const ended = apply(withPool, decided({ kind: 'service', service: { ...pool, endsAt: OPEN + 1 } }, OPEN))
    const again = decided({ kind: 'service', service: pool }, OPEN + DAY)
    expect(serviceInForce(apply(ended, again), POOL, OPEN + 2 * DAY)?.endsAt).toBe(OPEN + 1)
    expect(serviceInForce(apply(ended, again), POOL, OPEN + 8 * DAY)).toEqual(pool)
  })

  test('a shorter notice is noticed itself; a longer one counts at once', () => {
    const shorter = apply(founded, decided({ kind: 'notice-period', days: 1 }, START))
    expect([START, OPEN - 1, OPEN].map((at) => noticeDaysAt(shorter, at))).toEqual([7, 7, 1])
    const longer = apply(shorter, decided({ kind: 'notice-period', days: 10 }, START + 1))
    expect([START + 1, OPEN].map((at) => noticeDaysAt(longer, at))).toEqual([10, 10])
  })
})

describe('ends', () => {
  test.each<[string, Partial<Service>, ActRefusal]>([
    ['over three years away', { endsAt: START + MAX_TERM + 1 }, 'type-ended'],
    ['an attribute that the type lacks', { required: [4, 20] }, 'attribute-unknown'],
    ['an unknown issuer', { issuer: issuerId('city.other') }, 'unknown-issuer'],
    ['an unknown type', { type: credentialTypeId('person.other') }, 'unknown-type'],
    [
      'what identifies, without proving itself',
      { type: PERSON_IDENTITY.id, required: [0], admits: [] },
      'identifies-openly',
    ],
    ['a contradiction', { optional: [4] }, 'contradicts-itself'],
  ])('a service with %s is refused', (_, change, reason) => {
    expect(reasonFor(issuing, decided({ kind: 'service', service: { ...pool, ...change } }, START))).toBe(reason)
  })

  test('of a type are at most three years away and can only come nearer', () => {
    const other = { ...PERSON_ENTRY, id: credentialTypeId('person.other') }
    const named = (endsAt: number): Act => decided({ ...ENTRY_TYPE, type: other, endsAt } as ActBody, START)
    expect(reasonFor(issuing, named(START))).toBe('end-missing')
    expect(reasonFor(issuing, named(START + MAX_TERM + 1))).toBe('end-too-far')
    expect(reasonFor(issuing, decided(ENTRY_TYPE, START))).toBe('type-known')
    const sunset = (at: number): Act => decided({ kind: 'sunset', type: PERSON_ENTRY.id, at }, OPEN)
    expect(reasonFor(issuing, sunset(OPEN - 1))).toBe('end-not-earlier')
    expect(reasonFor(issuing, sunset(START + MAX_TERM))).toBe('end-not-earlier')
    const ended = apply(withPool, sunset(OPEN))
    expect(reasonFor(ended, decided({ kind: 'issuer-key', key: key(1, 202650, 202651) }, OPEN))).toBe('type-ended')
    expect(reasonFor(ended, decided({ kind: 'service', service: pool }, OPEN))).toBe('type-ended')
  })

  test('are followed by one destruction, not before', () => {
    const receipt = (at: number): Act =>
      decided(
        {
          kind: 'destruction',
          type: PERSON_ENTRY.id,
          issuer: CITY,
          records: 3,
          keys: new Uint8Array(32),
          destroyedAt: at,
        },
        at,
      )
    expect(reasonFor(issuing, receipt(OPEN))).toBe('type-not-ended')
    const ended = apply(issuing, decided({ kind: 'sunset', type: PERSON_ENTRY.id, at: OPEN }, OPEN))
    const destroyed = apply(ended, receipt(OPEN + 1))
    expect(reasonFor(destroyed, receipt(OPEN + 2))).toBe('destroyed-already')
  })

  test('of one credential are counted by reason, one an act', () => {
    const act = decided({ kind: 'early-end', type: PERSON_ENTRY.id, reason: 'identity-misused' }, OPEN)
    const state = apply(issuing, act, act)
    expect(state.earlyEnds.get(PERSON_ENTRY.id)?.get('identity-misused')).toBe(2)
  })

  test('of one credential are taken back one an act, and never more of them than there were', () => {
    const end = decided({ kind: 'early-end', type: PERSON_ENTRY.id, reason: 'identity-misused' }, OPEN)
    const lift = (reason: EarlyEndReason, type = PERSON_ENTRY.id): Act =>
      decided({ kind: 'early-end-lifted', type, reason }, OPEN)
    expect(reasonFor(issuing, lift('identity-misused'))).toBe('nothing-to-lift')
    const lifted = apply(issuing, end, end, lift('identity-misused'))
    expect(lifted.earlyEndsLifted.get(PERSON_ENTRY.id)?.get('identity-misused')).toBe(1)
    expect(lifted.earlyEnds.get(PERSON_ENTRY.id)?.get('identity-misused')).toBe(2)
    expect(reasonFor(lifted, lift('issued-in-error'))).toBe('nothing-to-lift')
    expect(reasonFor(lifted, lift('identity-misused', credentialTypeId('person.other')))).toBe('unknown-type')
    expect(reasonFor(apply(lifted, lift('identity-misused')), lift('identity-misused'))).toBe('nothing-to-lift')
  })
})

describe('issuer keys', () => {
  test('are at most two in any epoch of a type', () => {
    const two = apply(
      issuing,
      decided({ kind: 'issuer-key', key: key(1, 202640, 202652) }, START),
      decided({ kind: 'issuer-key', key: key(2, 202650, 202705) }, START),
    )
    expect(reasonFor(two, decided({ kind: 'issuer-key', key: key(3, 202651, 202651) }, START))).toBe('too-many-keys')
    expect(reasonFor(two, decided({ kind: 'issuer-key', key: key(3, 202645, 202649) }, START))).toBe('applied')
    expect(reasonFor(two, decided({ kind: 'issuer-key', key: key(1, 202701, 202702) }, START))).toBe('key-known')
  })

  test('end early and never late; one that is given up makes room for its successor', () => {
    const state = apply(issuing, decided({ kind: 'issuer-key', key: key(1, 202648, 202652) }, START))
    const end = (last: number): Act =>
      decided({ kind: 'issuer-key-end', publicKey: new Uint8Array(96).fill(1), lastEpoch: toEpoch(last) }, START)
    expect(reasonFor(state, end(202652))).toBe('key-not-shortened')
    const given = apply(state, end(202640))
    expect(given.keys[0]?.lastEpoch).toBe(202640)
    expect(given.endedKeys).toEqual([key(1, 202648, 202652)])
    const twice = apply(apply(state, end(202650)), end(202648))
    expect(twice.endedKeys).toEqual([key(1, 202651, 202652), key(1, 202649, 202650)])
    const unknown = {
      kind: 'issuer-key-end',
      publicKey: new Uint8Array(96).fill(7),
      lastEpoch: toEpoch(202640),
    } as const
    expect(reasonFor(given, decided(unknown, START))).toBe('unknown-key')
  })
})

describe('keys for the codes of organisations and things', () => {
  const LABEL_KEY: LabelKey = {
    id: labelKeyId('t1'),
    name: TEXT,
    origin: 'https://code.test.example',
    serves: ['thing'],
    publicKey: new Uint8Array(32).fill(4),
    endsAt: START + 100 * DAY,
  }
  const labelled = apply(founded, decided({ kind: 'label-key', key: LABEL_KEY }, START))
  const registering = (key: Partial<LabelKey>, at = START, state = labelled): string =>
    reasonFor(state, decided({ kind: 'label-key', key: { ...LABEL_KEY, ...key } }, at))

  test('get another end, and change in nothing else', () => {
    expect(registering({ endsAt: START + 200 * DAY })).toBe('applied')
    expect(registering({ publicKey: new Uint8Array(32).fill(5) })).toBe('key-known')
    expect(registering({ origin: 'https://other.test.example' })).toBe('key-known')
    expect(registering({ serves: ['organisation', 'thing'] })).toBe('key-known')
    expect(registering({ id: labelKeyId('t2') })).toBe('key-known')
    expect(registering({ id: labelKeyId('t2'), publicKey: new Uint8Array(32).fill(5) })).toBe('applied')
  })

  test('have an end, and one that has ended does not come back', () => {
    expect(registering({ endsAt: START + MAX_TERM + 1 })).toBe('end-too-far')
    expect(registering({ endsAt: START })).toBe('end-missing')
    expect(registering({ endsAt: START + 300 * DAY }, LABEL_KEY.endsAt)).toBe('key-known')
    const ended = apply(labelled, decided({ kind: 'label-key-end', key: LABEL_KEY.id }, START + DAY))
    expect(ended.labelKeys.get(LABEL_KEY.id)?.endsAt).toBe(START + DAY)
    expect(registering({}, START + DAY, ended)).toBe('key-known')
    expect(reasonFor(ended, decided({ kind: 'label-key-end', key: LABEL_KEY.id }, START + DAY))).toBe(
      'key-not-shortened',
    )
    expect(reasonFor(ended, decided({ kind: 'label-key-end', key: labelKeyId('zz') }, START + DAY))).toBe('unknown-key')
  })
})
