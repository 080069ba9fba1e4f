import { encodeDcbor } from '@hefu/bytes'
import {
  appendLeaf,
  cosign,
  EMPTY_FRONTIER,
  ed25519KeyPair,
  formatCheckpoint,
  type LogPolicy,
  leafHash,
  type NoteSigner,
  rootOf,
  type SignatureKind,
  signNote,
  verifierKey,
} from '@hefu/log'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { toEpoch } from '../credential/epoch.ts'
import { PERSON_ENTRY } from '../credential/person-entry.ts'
import { issuerId, serviceId } from '../identifiers.ts'
import type { ActBody, Officer } from './act.ts'
import { decodeAct, encodeAct, officerId } from './act-format.ts'
import {
  decodeRegisterBundle,
  encodeRegisterBundle,
  type ProvenRegister,
  proveRegister,
  wholeBundle,
} from './register-bundle.ts'
import { serviceInForce } from './register-state.ts'
import { registerView } from './register-view.ts'
import { isInForce, type Service } from './service.ts'
import { approveAct, proposeAct } from './sign-act.ts'

const DAY = 86_400
const NOW = 1_795_000_000
const ORIGIN = 'city.test'
const TEXT = { 'zh-CN': '文', en: 'text' }
const CITY = issuerId('city.test')
const POOL = serviceId('sports.pool')

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
  admits: [],
  scope: 'day',
  admission: 'any',
  showing: 'open',
  retentionDays: 1,
  contact: 'pool@test.example',
  complaints: TEXT,
  requestKeys: [],
  validFrom: NOW,
  endsAt: NOW + 300 * DAY,
}

let officers: readonly Officer[]
let keys: readonly CryptoKey[]
let log: NoteSigner
let witnesses: readonly NoteSigner[]
let policy: LogPolicy
/** The acts of an honest city. */
let acts: Uint8Array[]

async function signer(name: string, seed: number, kind: SignatureKind): Promise<NoteSigner> {
  const { privateKey, publicKey } = await ed25519KeyPair(new Uint8Array(32).fill(seed))
  return { key: await verifierKey(name, publicKey, kind), privateKey }
}

async function act(
  body: ActBody,
  at: number = NOW,
  [first, second] = [0, 1] as readonly [number, number],
): Promise<Uint8Array> {
  const [proposer, approver] = [(officers[first] as Officer).id, (officers[second] as Officer).id]
  const proposal = await proposeAct(ORIGIN, { body, proposer, proposedAt: at }, keys[first] as CryptoKey)
  return encodeAct(await approveAct(ORIGIN, proposal, { approver, decidedAt: at }, keys[second] as CryptoKey))
}

/** What a server sends that signs whatever it likes, with witnesses who cosign it. */
async function served(
  entries: readonly Uint8Array[],
  options: { start?: number; size?: number; seen?: number; by?: readonly NoteSigner[]; root?: Uint8Array } = {},
): Promise<Uint8Array> {
  const { start = 0, size = entries.length, seen = NOW, by = witnesses } = options
  const frontier = entries.reduce((edge, entry) => appendLeaf(edge, leafHash(entry)).frontier, EMPTY_FRONTIER)
  const text = formatCheckpoint({ origin: ORIGIN, size, rootHash: options.root ?? rootOf(frontier) })
  const lines = await Promise.all(by.map((witness) => cosign(text, witness, seen)))
  const checkpoint = (await signNote(text, [log])) + lines.join('')
  return encodeRegisterBundle({ checkpoint, start, entries: entries.slice(start) })
}

function pools(register: ProvenRegister): readonly Service[] {
  return registerView(register).services
}

beforeAll(async () => {
  const pairs = await Promise.all([1, 2, 3].map((seed) => ed25519KeyPair(new Uint8Array(32).fill(seed))))
  keys = pairs.map(({ privateKey }) => privateKey)
  officers = pairs.map(({ publicKey }, i) => ({ id: officerId(`data.${i + 1}`), office: TEXT, publicKey }))
  log = await signer(ORIGIN, 11, 'ed25519')
  witnesses = await Promise.all([12, 13].map((seed) => signer(`witness.test/${seed}`, seed, 'cosignature/v1')))
  policy = { logKey: log.key, witnesses: witnesses.map(({ key }) => key), quorum: 2 }
  acts = [
    await act({ kind: 'city', name: TEXT, utcOffsetMinutes: 480, noticeDays: 0, officers: officers.slice(0, 2) }),
    await act({ kind: 'issuer', issuer: { id: CITY, name: TEXT } }),
    await act({
      kind: 'credential-type',
      type: PERSON_ENTRY,
      crowd: PERSON_ENTRY.attributes.map(() => 500),
      endsAt: NOW + 900 * DAY,
    }),
    await act({
      kind: 'issuer-key',
      key: {
        issuer: CITY,
        type: PERSON_ENTRY.id,
        publicKey: new Uint8Array(96).fill(1),
        firstEpoch: toEpoch(202640),
        lastEpoch: toEpoch(202652),
      },
    }),
    await act({ kind: 'service', service: pool }),
    await act({ kind: 'notice-period', days: 7 }),
  ]
})

describe('a register', () => {
  test('is proven from its first act, kept whole, and proven again', async () => {
    const register = await proveRegister(await served(acts), policy, null)
    expect(register.state.size).toBe(acts.length)
    expect(register.attestedAt).toBe(NOW)
    expect(pools(register)).toEqual([pool])
    const again = await proveRegister(encodeRegisterBundle(wholeBundle(register)), policy, null)
    expect(again).toEqual(register)
  })

  test('grows by what is new, and is what it would be if it had come at once', async () => {
    const wider = { ...pool, required: [4, 9] }
    const more = [...acts, await act({ kind: 'service', service: wider }, NOW + DAY)]
    const first = await proveRegister(await served(acts), policy, null)
    for (const start of [0, 3, acts.length]) {
      const later = await proveRegister(await served(more, { start, seen: NOW + DAY }), policy, first)
      expect(later).toEqual(await proveRegister(await served(more, { seen: NOW + DAY }), policy, null))
    }
    const same = await proveRegister(await served(acts, { start: acts.length, seen: NOW + 60 }), policy, first)
    expect(same.attestedAt).toBe(NOW + 60)
  })

  test('shows each registration for the time in which it is in force', async () => {
    const wider = { ...pool, required: [4, 9] }
    const narrower = { ...pool, retentionDays: 0 }
    const entries = [
      ...acts,
      await act({ kind: 'service', service: wider }, NOW + DAY),
      await act({ kind: 'service', service: narrower }, NOW + 20 * DAY),
    ]
    const register = await proveRegister(await served(entries), policy, null)
    expect(pools(register)).toEqual([
      { ...pool, endsAt: NOW + 8 * DAY },
      { ...wider, validFrom: NOW + 8 * DAY, endsAt: NOW + 20 * DAY },
      { ...narrower, validFrom: NOW + 20 * DAY },
    ])
    for (const days of [0, 7.9, 8, 19, 20, 299]) {
      const at = NOW + days * DAY
      const [inForce, ...others] = pools(register).filter((service) => isInForce(service, at))
      expect(others).toEqual([])
      expect(inForce?.required).toEqual(serviceInForce(register.state, POOL, at)?.required)
    }
  })
})

describe('a hostile server', () => {
  test.each<[string, () => Promise<Uint8Array>, string]>([
    [
      'an act that is not in the log',
      async () => served([...acts, await act({ kind: 'notice-period', days: 9 })], { root: rootAt(acts) }),
      'fork',
    ],
    ['an act left out', () => served(acts.toSpliced(4, 1), { size: acts.length }), 'misplaced'],
    [
      'another act in its place',
      async () =>
        served(acts.with(4, await act({ kind: 'service', service: { ...pool, required: [9] } })), {
          root: rootAt(acts),
        }),
      'fork',
    ],
    ['acts in another order', () => served([acts[1], acts[0], ...acts.slice(2)] as Uint8Array[]), 'act-refused'],
    [
      'an act of one officer alone',
      async () => served([...acts, await act({ kind: 'notice-period', days: 9 }, NOW, [0, 0])]),
      'act-refused',
    ],
    [
      'an act of a stranger',
      async () => served([...acts, await act({ kind: 'notice-period', days: 9 }, NOW, [0, 2])]),
      'act-refused',
    ],
    [
      'a third key for one epoch',
      async () => {
        const key = (fill: number) => ({
          issuer: CITY,
          type: PERSON_ENTRY.id,
          publicKey: new Uint8Array(96).fill(fill),
          firstEpoch: toEpoch(202645),
          lastEpoch: toEpoch(202650),
        })
        return served([
          ...acts,
          await act({ kind: 'issuer-key', key: key(2) }),
          await act({ kind: 'issuer-key', key: key(3) }),
        ])
      },
      'act-refused',
    ],
    ['a gap', () => served(acts, { start: 2 }), 'gap'],
  ])('is caught with %s', async (_, bundle, code) => {
    await expect(proveRegister(await bundle(), policy, null)).rejects.toMatchObject({ name: 'RegisterError', code })
  })

  test('is caught when it forks: two heads of one size, or another past', async () => {
    const known = await proveRegister(await served(acts), policy, null)
    const other = acts.with(5, await act({ kind: 'notice-period', days: 30 }))
    for (const start of [0, acts.length]) {
      await expect(proveRegister(await served(other, { start }), policy, known)).rejects.toMatchObject({ code: 'fork' })
    }
    const grown = [...other, await act({ kind: 'notice-period', days: 40 })]
    await expect(proveRegister(await served(grown, { start: acts.length }), policy, known)).rejects.toMatchObject({
      code: 'fork',
    })
    expect(await proveRegister(await served(acts, { start: 6, seen: NOW + 1 }), policy, known)).toMatchObject({
      attestedAt: NOW + 1,
    })
  })

  test('is caught when it rolls back to fewer acts', async () => {
    const known = await proveRegister(await served(acts), policy, null)
    const shorter = served(acts.slice(0, 5), { seen: NOW + 9 })
    await expect(proveRegister(await shorter, policy, known)).rejects.toMatchObject({ code: 'rollback' })
  })

  test('that some cache has kept is not taken in the place of a newer one, and is nobody’s fault', async () => {
    const known = await proveRegister(await served(acts), policy, null)
    for (const [entries, seen] of [
      [acts, NOW - 1],
      [acts.slice(0, 5), NOW],
    ] as const) {
      await expect(proveRegister(await served(entries, { seen }), policy, known)).rejects.toMatchObject({
        code: 'outdated',
      })
    }
  })

  test.each([
    ['a service', { kind: 'service', service: { ...pool, retentionDays: 0 } }],
    ['a shorter notice', { kind: 'notice-period', days: 0 }],
    ['the end of a key', { kind: 'issuer-key-end', publicKey: new Uint8Array(96).fill(1), lastEpoch: toEpoch(202641) }],
  ] satisfies [string, ActBody][])('is caught when it enters %s that its officers did not sign', async (_, body) => {
    const genuine = decodeAct(await act(body))
    const other = decodeAct(await act({ kind: 'notice-period', days: 3 }))
    for (const forged of [
      { ...genuine, approval: other.approval },
      { ...genuine, proposal: other.proposal },
      { ...genuine, approver: genuine.proposer, proposer: genuine.approver },
    ]) {
      const bundle = await served([...acts, encodeAct(forged)])
      await expect(proveRegister(bundle, policy, null)).rejects.toMatchObject({ code: 'act-unsigned' })
      const known = await proveRegister(await served(acts), policy, null)
      await expect(proveRegister(bundle, policy, known)).rejects.toMatchObject({ code: 'act-unsigned' })
    }
  })

  test('that a reader kept itself is proven again without its officers’ signatures', async () => {
    const register = await proveRegister(await served(acts), policy, null)
    const kept = encodeRegisterBundle(wholeBundle(register))
    expect(await proveRegister(kept, policy, null, 'own')).toEqual(register)
  })

  test('keeps the evidence with the refusal', async () => {
    const bundle = await served(acts, { root: new Uint8Array(32).fill(1) })
    const { checkpoint } = decodeRegisterBundle(bundle)
    await expect(proveRegister(bundle, policy, null)).rejects.toMatchObject({ evidence: checkpoint })
  })

  test('needs its witnesses, each once, and its own signature', async () => {
    const [first] = witnesses as [NoteSigner]
    for (const by of [[], [first], [first, first]]) {
      await expect(proveRegister(await served(acts, { by }), policy, null)).rejects.toMatchObject({
        code: 'too-few-cosignatures',
      })
    }
    const stranger = await signer(ORIGIN, 99, 'ed25519')
    const pinned = { ...policy, logKey: stranger.key }
    await expect(proveRegister(await served(acts), pinned, null)).rejects.toMatchObject({ code: 'unknown-signer' })
  })

  test.each([
    ['another version', () => encodeDcbor([1, '', 0, []]), 'unknown-version'],
    ['another shape', () => encodeDcbor([2, '', 0]), 'malformed'],
    ['an empty entry', () => encodeDcbor([2, '', 0, [new Uint8Array()]]), 'malformed'],
    ['no CBOR', () => new TextEncoder().encode('<html>'), 'malformed'],
  ])('is refused with %s', async (_, bytes, code) => {
    await expect(proveRegister(bytes(), policy, null)).rejects.toMatchObject({ code })
  })

  test('with one byte altered anywhere is refused by name, and nothing else happens', async () => {
    const bytes = await served(acts)
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (position, xor) => {
        const altered = bytes.map((byte, i) => (i === position ? byte ^ xor : byte))
        await expect(proveRegister(altered, policy, null)).rejects.toMatchObject({ code: expect.any(String) })
      }),
      { numRuns: 150 },
    )
  })
})

function rootAt(entries: readonly Uint8Array[]): Uint8Array {
  return rootOf(entries.reduce((edge, entry) => appendLeaf(edge, leafHash(entry)).frontier, EMPTY_FRONTIER))
}
