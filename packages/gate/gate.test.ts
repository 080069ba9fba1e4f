import { type CborValue, decodeDcbor, encodeDcbor, fromBase45, toBase45 } from '@hefu/bytes'
import {
  decodePass,
  encodePass,
  epochPlus,
  type Pass,
  PERSON_IDENTITY,
  type Service,
  SLOT_SECONDS,
  slotAt,
  type TrustBundle,
  toEpoch,
} from '@hefu/standard'
import { ADULT, CHILD, CONCESSION, IDENTITY, OVER_18, type SyntheticCity, syntheticCity } from '@hefu/testing'
import { answerRequest, type HeldCredential, makePass, readRequest } from '@hefu/wallet'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createGate, type Gate, type GateOptions } from './gate.ts'
import { memorySeenSet } from './seen-set.ts'

const DAY = 86_400

let city: SyntheticCity
let adult: HeldCredential
let child: HeldCredential
let now: number

beforeAll(async () => {
  city = await syntheticCity('gate tests')
  adult = city.issue(ADULT)
  child = city.issue(CHILD)
})

beforeEach(() => {
  now = city.now
})

function gateOf(service: Service, options: Partial<GateOptions> = {}): Gate {
  return createGate({ bundle: city.bundle, service: service.id, clock: () => now, random: city.random, ...options })
}

function passFor(
  service: Service,
  options: { credential?: HeldCredential; at?: number; bundle?: TrustBundle } = {},
): string {
  const { credential = adult, at = now, bundle = city.bundle } = options
  return makePass({ credential, service, bundle, slot: slotAt(at) }, city.random)
}

/** A pass altered after it was made, as a forger would. */
function altered(text: string, change: (pass: Pass) => Partial<Pass>): string {
  const pass = decodePass(text)
  return encodePass({ ...pass, ...change(pass) })
}

const refused = (reason: string) => ({ verdict: 'refused', reason })
const admitted = expect.objectContaining({ verdict: 'admitted' })

describe('an open showing', () => {
  test('is admitted, and tells the service what it registered and no more', () => {
    const verdict = gateOf(city.services.pool).check(passFor(city.services.pool))
    expect(verdict).toEqual({
      verdict: 'admitted',
      disclosed: new Map([[OVER_18, true]]),
      pseudonym: expect.any(Uint8Array),
      slot: slotAt(now),
    })
  })

  test('is admitted once: the same pass again is seen', () => {
    const gate = gateOf(city.services.metro)
    const text = passFor(city.services.metro)
    expect(gate.check(text)).toEqual(admitted)
    expect(gate.check(text)).toEqual(refused('seen'))
  })

  test('another pass of the same holder is admitted in the next slot, but not twice in one', () => {
    const gate = gateOf(city.services.metro)
    expect(gate.check(passFor(city.services.metro))).toEqual(admitted)
    expect(gate.check(passFor(city.services.metro))).toEqual(refused('seen'))
    now += SLOT_SECONDS
    expect(gate.check(passFor(city.services.metro))).toEqual(admitted)
  })

  test('where a day admits once, the holder is seen until midnight and another holder is not', () => {
    const gate = gateOf(city.services.pool)
    const friend = city.issue(ADULT)
    expect(gate.check(passFor(city.services.pool))).toEqual(admitted)
    now += 3600
    expect(gate.check(passFor(city.services.pool))).toEqual(refused('seen'))
    expect(gate.check(passFor(city.services.pool, { credential: friend }))).toEqual(admitted)
    now += 3 * 3600
    expect(gate.check(passFor(city.services.pool))).toEqual(admitted)
  })

  test('has a pseudonym for its scope and unrelated ones elsewhere', () => {
    const pseudonymAt = (service: Service): string => {
      const verdict = gateOf(service).check(passFor(service))
      return verdict.verdict === 'admitted' ? String(verdict.pseudonym) : verdict.reason
    }
    const [library, metro] = [pseudonymAt(city.services.library), pseudonymAt(city.services.metro)]
    now += 2 * DAY
    expect(pseudonymAt(city.services.library)).toBe(library)
    expect(pseudonymAt(city.services.metro)).not.toBe(metro)
    expect(new Set([library, metro, pseudonymAt(city.services.pool)]).size).toBe(3)
  })
})

describe('the slot', () => {
  test.each([
    [-2, 'slot-passed'],
    [2, 'slot-ahead'],
  ])('%i away is refused', (slots, reason) => {
    const text = passFor(city.services.metro, { at: now + slots * SLOT_SECONDS })
    expect(gateOf(city.services.metro).check(text)).toEqual(refused(reason))
  })

  test.each([-1, 0, 1])('%i away is admitted', (slots) => {
    const text = passFor(city.services.metro, { at: now + slots * SLOT_SECONDS })
    expect(gateOf(city.services.metro).check(text)).toEqual(admitted)
  })
})

describe('the epoch', () => {
  test.each([
    [-2, refused('epoch')],
    [-1, admitted],
    [0, admitted],
    [1, refused('epoch')],
  ])('%i weeks away', (weeks, verdict) => {
    const epoch = epochPlus(toEpoch(202648), weeks)
    const credential = city.issue(ADULT, { epoch })
    expect(gateOf(city.services.metro).check(passFor(city.services.metro, { credential }))).toEqual(verdict)
  })

  test('a holder keeps the pseudonym from one epoch to the next', () => {
    const next = city.issue(ADULT, { epoch: epochPlus(toEpoch(202648), 1), holder: adult })
    const before = decodePass(passFor(city.services.library)).pseudonym
    now += 7 * DAY
    expect(decodePass(passFor(city.services.library, { credential: next })).pseudonym).toEqual(before)
  })
})

describe('what is not genuine', () => {
  test.each<[string, (pass: Pass) => Partial<Pass>, string]>([
    ['a disclosed value', () => ({ disclosed: new Map([[OVER_18, false]]) }), 'proof'],
    ['one byte of the proof', ({ proof }) => ({ proof: proof.with(100, (proof[100] ?? 0) ^ 1) }), 'proof'],
    ['the pseudonym', ({ pseudonym }) => ({ pseudonym: pseudonym.with(40, (pseudonym[40] ?? 0) ^ 1) }), 'proof'],
    ['the slot', ({ slot }) => ({ slot: (slot + 1) as typeof slot }), 'proof'],
    ['the epoch', ({ epoch }) => ({ epoch: epochPlus(epoch, -1) }), 'proof'],
    ['the service', () => ({ service: city.services.metro.id }), 'wrong-service'],
    ['the issuer', () => ({ issuer: 'city.other' as never }), 'unknown-issuer'],
    ['the type', () => ({ type: PERSON_IDENTITY.id }), 'wrong-type'],
    ['a nonce added', () => ({ nonce: new Uint8Array(16) }), 'nonce'],
    ['a disclosed value left out', () => ({ disclosed: new Map() }), 'undisclosed'],
    [
      'a disclosed value added',
      ({ disclosed }) => ({ disclosed: new Map([...disclosed, [0, true]]) }),
      'over-disclosed',
    ],
    ['a value of another kind', () => ({ disclosed: new Map([[OVER_18, 'yes']]) }), 'malformed'],
    ['a pseudonym that is no point', () => ({ pseudonym: new Uint8Array(48).fill(0xff) }), 'proof'],
    ['the identity as pseudonym', () => ({ pseudonym: new Uint8Array(48).with(0, 0xc0) }), 'proof'],
    ['a proof of another length', ({ proof }) => ({ proof: proof.slice(0, -32) }), 'proof'],
  ])('%s altered is refused', (_, change, reason) => {
    const gate = gateOf(city.services.pool)
    const text = passFor(city.services.pool)
    expect(gate.check(altered(text, change))).toEqual(refused(reason))
    expect(gate.check(text), 'a forgery uses nothing up').toEqual(admitted)
  })

  test('a proof of another holder beside this pseudonym is refused', () => {
    const own = decodePass(passFor(city.services.metro))
    const others = decodePass(passFor(city.services.metro, { credential: child }))
    expect(gateOf(city.services.metro).check(encodePass({ ...own, proof: others.proof }))).toEqual(refused('proof'))
  })

  test('a city with other keys is refused', async () => {
    const other = await syntheticCity('another city')
    const text = passFor(other.services.metro, { credential: other.issue(ADULT), bundle: other.bundle })
    expect(gateOf(city.services.metro).check(text)).toEqual(refused('proof'))
  })

  test('of two keys in one epoch either admits', async () => {
    const other = await syntheticCity('second key')
    const bundle = { ...city.bundle, issuerKeys: [...other.bundle.issuerKeys, ...city.bundle.issuerKeys] }
    expect(gateOf(city.services.metro, { bundle }).check(passFor(city.services.metro))).toEqual(admitted)
  })

  test('what an ended key signed is refused as such, beside its replacement or without one, and what is forged as forged', async () => {
    const { issuerKeys } = city.bundle
    const other = await syntheticCity('replacement')
    const text = passFor(city.services.metro)
    const after = { ...city.bundle, issuerKeys: other.bundle.issuerKeys, endedKeys: issuerKeys }
    expect(gateOf(city.services.metro, { bundle: after }).check(text)).toEqual(refused('key-ended'))
    const gap = { ...after, issuerKeys: [] }
    expect(gateOf(city.services.metro, { bundle: gap }).check(text)).toEqual(refused('key-ended'))
    const forged = altered(text, ({ proof }) => ({ proof: proof.with(100, (proof[100] ?? 0) ^ 1) }))
    expect(gateOf(city.services.metro, { bundle: after }).check(forged)).toEqual(refused('proof'))
    // Ended for other weeks than the pass is of.
    const elsewhen = issuerKeys.map((key) => ({ ...key, lastEpoch: epochPlus(decodePass(text).epoch, -1) }))
    const never = { ...after, endedKeys: elsewhen }
    expect(gateOf(city.services.metro, { bundle: never }).check(text)).toEqual(refused('proof'))
    const good = passFor(other.services.metro, { credential: other.issue(ADULT), bundle: other.bundle })
    expect(gateOf(city.services.metro, { bundle: after }).check(good)).toEqual(admitted)
  })

  test.each(['', 'HF1:', 'https://example.org/', 'HQ1:ABC', 'HF1:\u0000', 'HF1:::::', 'x'.repeat(100_000)])(
    '%j',
    (text) => {
      expect(gateOf(city.services.metro).check(text.slice(0, 10_000))).toEqual(refused('malformed'))
    },
  )

  test('a pass of a later version says so', () => {
    const text = passFor(city.services.metro)
    const items = decodeDcbor(fromBase45(text.slice(4))) as CborValue[]
    const gate = gateOf(city.services.metro)
    expect(gate.check(`HF2:${text.slice(4)}`)).toEqual(refused('unknown-version'))
    expect(gate.check(`HF1:${toBase45(encodeDcbor(items.with(0, 2)))}`)).toEqual(refused('unknown-version'))
  })
})

describe('who is entitled', () => {
  test('a genuine pass without what the register admits is refused, in words of its own', () => {
    const text = passFor(city.services.pool, { credential: child })
    expect(gateOf(city.services.pool).check(text)).toEqual(refused('not-entitled'))
  })

  test("the service's own rule sees the disclosed values only", () => {
    const rule = (disclosed: ReadonlyMap<number, unknown>) => disclosed.size === 1 && disclosed.get(8) === 'visitor'
    const gate = gateOf(city.services.library, { rule })
    expect(gate.check(passFor(city.services.library))).toEqual(refused('not-entitled'))
    expect(gate.check(passFor(city.services.library, { credential: child }))).toEqual(admitted)
  })
})

describe('an asking service', () => {
  const askingGate = (service = city.services.bar) => gateOf(service, { requestKey: city.requestKey })

  async function answer(text: string, credential = adult): Promise<string> {
    const asked = await readRequest(text, city.bundle, now)
    if (asked.outcome !== 'asks') throw new Error(`the wallet refused: ${asked.reason}`)
    const result = answerRequest({ asked, credentials: [credential], bundle: city.bundle, now }, city.random)
    if (result.outcome !== 'pass') throw new Error(result.reason)
    return result.text
  }

  test('admits the answer to its request, once', async () => {
    const gate = askingGate()
    const text = await answer((await gate.makeRequest([OVER_18, CONCESSION])).text)
    expect(gate.check(text)).toEqual({
      verdict: 'admitted',
      disclosed: new Map<number, unknown>([
        [OVER_18, true],
        [CONCESSION, 'none'],
      ]),
      pseudonym: expect.any(Uint8Array),
      slot: slotAt(now),
    })
    expect(gate.check(text)).toEqual(refused('seen'))
  })

  test('takes two answers of one holder to two requests in the same half minute', async () => {
    const gate = askingGate()
    const answers = [await answer((await gate.makeRequest()).text), await answer((await gate.makeRequest()).text)]
    expect(answers.map((text) => gate.check(text).verdict)).toEqual(['admitted', 'admitted'])
    expect(answers.map((text) => gate.check(text))).toEqual([refused('seen'), refused('seen')])
  })

  test('takes one answer to a request, not two', async () => {
    const gate = askingGate()
    const request = (await gate.makeRequest()).text
    const [first, second] = [await answer(request), await answer(request, city.issue(ADULT))]
    expect(gate.check(first)).toEqual(admitted)
    expect(gate.check(second)).toEqual(refused('nonce'))
  })

  test('refuses an answer to the request of another gate: a relayed pass', async () => {
    const text = await answer((await askingGate().makeRequest()).text)
    expect(askingGate().check(text)).toEqual(refused('nonce'))
  })

  test('refuses an answer that discloses less or more than was asked', async () => {
    const gate = askingGate()
    const more = await answer((await gate.makeRequest([OVER_18, CONCESSION])).text)
    const nonceOfLess = await readRequest((await gate.makeRequest([OVER_18])).text, city.bundle, now)
    if (nonceOfLess.outcome !== 'asks') throw new Error('the wallet refused')
    const { nonce } = nonceOfLess.request
    const service = city.services.bar
    const pass = (disclose: readonly number[], answered: Uint8Array) =>
      makePass(
        { credential: adult, service, bundle: city.bundle, slot: slotAt(now), nonce: answered, disclose },
        city.random,
      )
    expect(gate.check(pass([OVER_18, CONCESSION], nonce))).toEqual(refused('over-disclosed'))
    expect(gate.check(pass([OVER_18], decodePass(more).nonce ?? nonce))).toEqual(refused('undisclosed'))
  })

  test('forgets a request when its time is over', async () => {
    const gate = askingGate()
    const request = (await gate.makeRequest()).text
    now += 2 * SLOT_SECONDS - 1
    const late = altered(await answerAnyway(request), () => ({}))
    expect(gate.check(late)).toEqual(admitted)
    const second = (await gate.makeRequest()).text
    const early = await answer(second)
    now += 3 * SLOT_SECONDS
    expect(gate.check(early)).toEqual(refused('slot-passed'))
  })

  /** An answer made now, to a request that a wallet read in time. */
  async function answerAnyway(request: string): Promise<string> {
    const asked = await readRequest(request, city.bundle, now - SLOT_SECONDS)
    if (asked.outcome !== 'asks') throw new Error(asked.reason)
    const { nonce } = asked.request
    return makePass(
      { credential: adult, service: city.services.bar, bundle: city.bundle, slot: slotAt(now), nonce },
      city.random,
    )
  }

  test('a pass without a nonce does not do', () => {
    const { bar } = city.services
    const open: Service = { ...bar, showing: 'open' }
    const text = makePass({ credential: adult, service: open, bundle: city.bundle, slot: slotAt(now) }, city.random)
    expect(askingGate().check(text)).toEqual(refused('nonce'))
  })

  test('does not ask for what it has not registered, nor without a key', async () => {
    await expect(askingGate().makeRequest([0])).rejects.toMatchObject({ code: 'unregistered-attribute' })
    await expect(gateOf(city.services.bar).makeRequest()).rejects.toMatchObject({ code: 'no-request-key' })
  })

  test('asks for an identity where that is registered', async () => {
    const gate = askingGate(city.services.hotel)
    const text = await answer((await gate.makeRequest()).text, city.issue(IDENTITY, { type: PERSON_IDENTITY }))
    expect(gate.check(text)).toMatchObject({
      disclosed: new Map([
        [0, IDENTITY[0]],
        [4, IDENTITY[4]],
      ]),
    })
  })
})

describe('the gate itself', () => {
  test('judges nothing by a bundle over 7 days old, until it has a newer one', () => {
    const gate = gateOf(city.services.metro)
    now = city.bundle.issuedAt + 7 * DAY
    expect(gate.check(passFor(city.services.metro))).toEqual(admitted)
    now += SLOT_SECONDS
    expect(gate.check(passFor(city.services.metro))).toEqual(refused('stale-bundle'))
    gate.replaceBundle({ ...city.bundle, issuedAt: now })
    expect(gate.check(passFor(city.services.metro))).toEqual(admitted)
  })

  test('judges nothing with a clock behind its bundle', () => {
    now = city.bundle.issuedAt - 301
    expect(gateOf(city.services.metro).check(passFor(city.services.metro))).toEqual(refused('gate-clock'))
  })

  test('refuses before its registration begins and after it ends', () => {
    const ended: Service = { ...city.services.metro, endsAt: now }
    const bundle = { ...city.bundle, services: [ended] }
    expect(gateOf(ended, { bundle }).check(passFor(city.services.metro))).toEqual(refused('service-not-in-force'))
  })

  test('judges by tomorrow’s registration when tomorrow comes, without being made anew', () => {
    const { pool } = city.services
    const midnight = now + 3600
    const today: Service = { ...pool, required: [], admits: [], endsAt: midnight }
    const tomorrow: Service = { ...pool, validFrom: midnight }
    const bundle = { ...city.bundle, services: [today, tomorrow] }
    const gate = gateOf(pool, { bundle })
    expect(gate.service).toEqual(today)
    expect(gate.check(passFor(today, { bundle }))).toMatchObject({ verdict: 'admitted', disclosed: new Map() })
    now = midnight
    expect(gate.service).toEqual(tomorrow)
    const other = city.issue(ADULT)
    const late = passFor(today, { bundle, at: midnight - 1, credential: other })
    expect(gate.check(late)).toEqual(refused('undisclosed'))
    expect(gate.check(passFor(tomorrow, { bundle, credential: child }))).toEqual(refused('not-entitled'))
    expect(gate.check(passFor(tomorrow, { bundle, credential: other }))).toMatchObject({
      verdict: 'admitted',
      disclosed: new Map([[OVER_18, true]]),
    })
  })

  test('cannot be made for a service or type that the bundle lacks, and keeps its bundle rather than take such a one', () => {
    const empty = { ...city.bundle, services: [] }
    const untyped = { ...city.bundle, types: [] }
    expect(() => gateOf(city.services.metro, { bundle: empty })).toThrow(
      expect.objectContaining({ code: 'unknown-service' }),
    )
    expect(() => gateOf(city.services.metro, { bundle: untyped })).toThrow(
      expect.objectContaining({ code: 'unknown-type' }),
    )
    const gate = gateOf(city.services.metro)
    expect(() => gate.replaceBundle(empty)).toThrow()
    expect(gate.check(passFor(city.services.metro))).toEqual(admitted)
  })

  test('admits nothing that it cannot remember', () => {
    const gate = gateOf(city.services.metro, { seen: memorySeenSet(1) })
    expect(gate.check(passFor(city.services.metro))).toEqual(admitted)
    expect(gate.check(passFor(city.services.metro, { credential: child }))).toEqual(refused('busy'))
    now += 3 * SLOT_SECONDS
    expect(gate.check(passFor(city.services.metro, { credential: child }))).toEqual(admitted)
  })

  test('two gates that share a seen-set admit a copied pass once', () => {
    const seen = memorySeenSet()
    const [left, right] = [gateOf(city.services.metro, { seen }), gateOf(city.services.metro, { seen })]
    const text = passFor(city.services.metro)
    expect(left.check(text)).toEqual(admitted)
    expect(right.check(text)).toEqual(refused('seen'))
  })

  test('a failing port is a fault of the gate, not an exception and not an admission', () => {
    const seen = {
      has: () => false,
      add: () => {
        throw new Error('disk full')
      },
    }
    expect(gateOf(city.services.metro, { seen }).check(passFor(city.services.metro))).toEqual(refused('fault'))
  })
})
