import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toEpoch } from '../credential/epoch.ts'
import { PERSON_ENTRY } from '../credential/person-entry.ts'
import { PERSON_IDENTITY } from '../credential/person-identity.ts'
import { issuerId, serviceId } from '../identifiers.ts'
import { type LabelKeyId, labelKeyId } from '../public-code/label-key.ts'
import { PSEUDONYM_SCOPES } from '../showing/scope.ts'
import { type Act, type ActBody, EARLY_END_REASONS, type EarlyEndReason, type Officer } from './act.ts'
import { officerId } from './act-format.ts'
import { applyAct, MAX_TERM } from './apply-act.ts'
import { EMPTY_REGISTER, type RegisterState, serviceInForce } from './register-state.ts'
import type { Service } from './service.ts'

const DAY = 86_400
const START = 1_795_000_000
const TEXT = { 'zh-CN': '文', en: 'text' }
const CITY = issuerId('city.test')
const POOL = serviceId('sports.pool')
const OFFICERS: readonly Officer[] = [1, 2, 3, 4].map((n) => ({
  id: officerId(`office.${n}`),
  office: TEXT,
  publicKey: new Uint8Array(32).fill(n),
}))

const base: Service = {
  id: POOL,
  operator: TEXT,
  name: TEXT,
  purpose: TEXT,
  legalBasis: TEXT,
  issuer: CITY,
  type: PERSON_ENTRY.id,
  required: [],
  optional: [],
  admits: [],
  scope: 'visit',
  admission: 'any',
  showing: 'open',
  retentionDays: 0,
  contact: 'pool@test.example',
  complaints: TEXT,
  requestKeys: [],
  validFrom: START,
  endsAt: START + 300 * DAY,
}

const service: fc.Arbitrary<ActBody> = fc
  .record({
    // Few choices, so that registrations often differ in one thing alone.
    required: fc.subarray([4]),
    optional: fc.subarray([4, 9]),
    scope: fc.constantFrom(...PSEUDONYM_SCOPES),
    retentionDays: fc.nat(1),
    endDays: fc.constantFrom(-10, 200, 300, 300, 300, 450, 1200),
  })
  .map(({ required, optional, scope, retentionDays, endDays }) => ({
    kind: 'service',
    service: {
      ...base,
      required,
      optional: optional.filter((index) => !required.includes(index)),
      scope,
      retentionDays,
      endsAt: START + endDays * DAY,
    },
  }))
const LABEL_KEYS = ['a', 'b', 'c'].map(labelKeyId)
const officerIndex = fc.nat(OFFICERS.length - 1)
const epoch = fc.integer({ min: 202640, max: 202652 })
const body: fc.Arbitrary<ActBody> = fc.oneof(
  { weight: 20, arbitrary: service },
  fc.record({ kind: fc.constant('notice-period' as const), days: fc.integer({ min: 0, max: 20 }) }),
  officerIndex.map((i) => ({ kind: 'officer', officer: OFFICERS[i] as Officer }) as const),
  officerIndex.map((i) => ({ kind: 'officer-end', officer: (OFFICERS[i] as Officer).id }) as const),
  {
    weight: 5,
    arbitrary: fc.tuple(epoch, epoch, fc.nat(8)).map(
      ([a, b, fill]) =>
        ({
          kind: 'issuer-key',
          key: {
            issuer: CITY,
            type: PERSON_ENTRY.id,
            publicKey: new Uint8Array(96).fill(fill),
            firstEpoch: toEpoch(Math.min(a, b)),
            lastEpoch: toEpoch(Math.max(a, b)),
          },
        }) as const,
    ),
  },
  fc
    .tuple(epoch, fc.nat(8))
    .map(
      ([last, fill]) =>
        ({ kind: 'issuer-key-end', publicKey: new Uint8Array(96).fill(fill), lastEpoch: toEpoch(last) }) as const,
    ),
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('early-end' as const, 'early-end-lifted' as const),
      type: fc.constantFrom(PERSON_ENTRY.id, PERSON_IDENTITY.id),
      reason: fc.constantFrom(...EARLY_END_REASONS.slice(0, 2)),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.nat(2), fc.nat(3), fc.integer({ min: -5, max: 1500 })).map(
      ([id, fill, days]) =>
        ({
          kind: 'label-key',
          key: {
            id: LABEL_KEYS[id] as LabelKeyId,
            name: TEXT,
            origin: 'https://code.test.example',
            serves: ['thing'],
            publicKey: new Uint8Array(32).fill(fill),
            endsAt: START + days * DAY,
          },
        }) as const,
    ),
  },
  fc.nat(2).map((id) => ({ kind: 'label-key-end', key: LABEL_KEYS[id] as LabelKeyId }) as const),
  fc
    .integer({ min: 100, max: 480 })
    .map((days) => ({ kind: 'sunset', type: PERSON_ENTRY.id, at: START + days * DAY }) as const),
  fc.integer({ min: -5, max: 400 }).map(
    (days) =>
      ({
        kind: 'destruction',
        type: PERSON_ENTRY.id,
        issuer: CITY,
        records: 1,
        keys: new Uint8Array(32),
        destroyedAt: START + days * DAY,
      }) as const,
  ),
)
const step = fc.record({
  body,
  proposer: officerIndex,
  approver: officerIndex,
  hours: fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 0, max: 400 }) }, fc.integer({ min: -30, max: -1 })),
  waited: fc.oneof({ weight: 8, arbitrary: fc.nat(200) }, fc.constantFrom(-2, 900)),
})

function founding(noticeDays: number): RegisterState {
  const acts: ActBody[] = [
    { kind: 'city', name: TEXT, utcOffsetMinutes: 0, noticeDays, officers: OFFICERS.slice(0, 3) },
    { kind: 'issuer', issuer: { id: CITY, name: TEXT } },
    {
      kind: 'credential-type',
      type: PERSON_ENTRY,
      crowd: PERSON_ENTRY.attributes.map(() => 100),
      endsAt: START + 500 * DAY,
    },
  ]
  return acts.reduce((state, act) => {
    const result = applyAct(state, decidedBy(act, 0, 1, START, START))
    if (result.outcome === 'refused') throw new Error(result.reason)
    return result.state
  }, EMPTY_REGISTER)
}

function decidedBy(act: ActBody, proposer: number, approver: number, proposedAt: number, decidedAt: number): Act {
  const id = (index: number) => (OFFICERS[index] as Officer).id
  return { body: act, proposer: id(proposer), approver: id(approver), proposedAt, decidedAt }
}

/** What a registration lets a service learn, and for how long: each item that is worth a notice. */
function reach({ required, optional, scope, retentionDays, endsAt }: Service): string[] {
  return [
    ...required.map((index) => `requires ${index}`),
    ...[...required, ...optional].map((index) => `may ask ${index}`),
    ...PSEUDONYM_SCOPES.slice(0, PSEUDONYM_SCOPES.indexOf(scope) + 1).map((each) => `scope ${each}`),
    ...Array.from({ length: retentionDays + 1 }, (_, days) => `keeps ${days}`),
    `until ${endsAt}`,
  ]
}

test('no sequence of acts breaks a rule, whoever decides and whatever the clocks say', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 }), fc.array(step, { maxLength: 40 }), (noticeDays, steps) => {
      let state = founding(noticeDays)
      let now = START
      /** When something in reach was first decided under which notice, of everything decided so far. */
      const noticed = new Map<string, number>()
      /** How many early ends were lifted and decided, counted apart. */
      const wanted = new Map<string, readonly [lifted: number, ended: number]>()
      for (const { body: act, proposer, approver, hours, waited } of steps) {
        const decidedAt = now + hours * 3600
        const before = state
        const inForceBefore = serviceInForce(before, POOL, decidedAt)
        const result = applyAct(before, decidedBy(act, proposer, approver, decidedAt - waited * 3600, decidedAt))
        if (result.outcome === 'refused') continue
        state = result.state
        now = decidedAt

        expect(proposer).not.toBe(approver)
        expect(before.officers.has((OFFICERS[proposer] as Officer).id)).toBe(true)
        expect(before.officers.has((OFFICERS[approver] as Officer).id)).toBe(true)
        expect(state.decidedAt).toBeGreaterThanOrEqual(before.decidedAt)
        expect(state.officers.size).toBeGreaterThanOrEqual(2)
        expect(state.size).toBe(before.size + 1)

        if (act.kind === 'early-end' || act.kind === 'early-end-lifted') {
          const [lifted, ended] = wanted.get(`${act.type} ${act.reason}`) ?? [0, 0]
          const more = act.kind === 'early-end' ? ([lifted, ended + 1] as const) : ([lifted + 1, ended] as const)
          wanted.set(`${act.type} ${act.reason}`, more)
          expect(more[0]).toBeLessThanOrEqual(more[1])
        }
        for (const [id, known] of before.labelKeys) {
          const now = state.labelKeys.get(id)
          // A label that was signed stays what it was: its key is never another, and one that has ended never comes back.
          expect(now?.publicKey).toEqual(known.publicKey)
          if (known.endsAt <= decidedAt) expect(now).toEqual(known)
          expect((now?.endsAt ?? 0) - decidedAt).toBeLessThanOrEqual(MAX_TERM)
        }
        const labelKeys = [...state.labelKeys.values()].map(({ publicKey }) => String(publicKey))
        expect(new Set(labelKeys).size).toBe(labelKeys.length)
        if (act.kind === 'service') {
          expect(act.service.endsAt - decidedAt).toBeLessThanOrEqual(MAX_TERM)
          const registered = inForceBefore && inForceBefore.endsAt > decidedAt ? reach(inForceBefore) : []
          const present = before.notices.findLast(({ effectiveFrom }) => effectiveFrom <= decidedAt)?.days ?? 0
          const further = reach(act.service).filter((item) => !registered.includes(item) && !item.startsWith('until'))
          const later = act.service.endsAt > (inForceBefore?.endsAt ?? 0) && inForceBefore !== null
          if (further.length > 0 || later) expect(result.effectiveFrom).toBe(decidedAt + present * DAY)
          for (const item of reach(act.service)) {
            const known = noticed.get(item)
            if (known === undefined || known > result.effectiveFrom) noticed.set(item, result.effectiveFrom)
          }
        }
        for (let week = 202640; week <= 202652; week++) {
          const valid = state.keys.filter(({ firstEpoch, lastEpoch }) => firstEpoch <= week && week <= lastEpoch)
          expect(valid.length).toBeLessThanOrEqual(2)
        }
        for (const days of [0, 1, 5, 12, 40]) {
          const at = now + days * DAY
          const inForce = serviceInForce(state, POOL, at)
          for (const item of inForce ? reach(inForce) : [])
            expect(noticed.get(item) ?? Infinity).toBeLessThanOrEqual(at)
        }
      }
      for (const [of, [lifted, ended]] of wanted) {
        const [type, reason] = of.split(' ') as [typeof PERSON_ENTRY.id, EarlyEndReason]
        expect(state.earlyEnds.get(type)?.get(reason) ?? 0).toBe(ended)
        expect(state.earlyEndsLifted.get(type)?.get(reason) ?? 0).toBe(lifted)
      }
      const type = state.types.get(PERSON_ENTRY.id)
      expect(type?.endsAt).toBeLessThanOrEqual(START + 500 * DAY)
    }),
    { numRuns: 1500 },
  )
})
