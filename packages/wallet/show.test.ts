import { ed25519Sign } from '@hefu/log'
import {
  decodePass,
  encodeRequest,
  epochPlus,
  grantId,
  KEY_END_SPREAD,
  PERSON_IDENTITY,
  type RequestClaim,
  requestMessage,
  SLOT_SECONDS,
  slotAt,
  toEpoch,
} from '@hefu/standard'
import { ADULT, CONCESSION, IDENTITY, OVER_18, type SyntheticCity, syntheticCity } from '@hefu/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import { choicesFor, chooseCredential, type HeldCredential } from './held-credential.ts'
import { isKeyInForce } from './key-in-force.ts'
import { makePass } from './make-pass.ts'
import { nextRefreshAt, renewalAfterKeyEnd } from './next-refresh.ts'
import { answerRequest, readRequest } from './read-request.ts'

const EPOCH = toEpoch(202648)

let city: SyntheticCity
let credential: HeldCredential

beforeAll(async () => {
  city = await syntheticCity('showing tests')
  credential = city.issue(ADULT)
})

async function request(change: Partial<RequestClaim> = {}): Promise<string> {
  const claim: RequestClaim = {
    service: city.services.bar.id,
    indexes: [OVER_18],
    nonce: new Uint8Array(16).fill(5),
    slot: slotAt(city.now),
    keyId: city.requestKey.id,
    ...change,
  }
  return encodeRequest({ ...claim, signature: await ed25519Sign(city.requestKey.privateKey, requestMessage(claim)) })
}

describe('making a pass', () => {
  test('discloses what the service requires, and two passes have nothing in common but what is the same for everybody', () => {
    const { metro } = city.services
    const passAt = (now: number) =>
      decodePass(makePass({ credential, service: metro, bundle: city.bundle, slot: slotAt(now) }, city.random))
    const [first, second] = [passAt(city.now), passAt(city.now + SLOT_SECONDS)]
    expect(first.disclosed.size).toBe(0)
    expect(first.pseudonym).not.toEqual(second.pseudonym)
    expect(sharedRun(first.proof, second.proof)).toBeLessThan(4)
  })

  test.each([
    ['more than is registered', { disclose: [OVER_18, 0] }, 'unregistered-attribute'],
    ['a service that has to ask first', { service: 'bar' }, 'needs-request'],
    ['a service of another credential', { service: 'hotel', nonce: new Uint8Array(16) }, 'wrong-type'],
    ['a service that has ended', { ended: true }, 'service-not-in-force'],
  ] as const)('refuses to show %s', (_, options, code) => {
    const { service: name = 'pool', ended = false, ...rest } = { service: undefined, ended: undefined, ...options }
    const service = { ...city.services[name], ...(ended && { endsAt: city.now - 60 }) }
    const make = () =>
      makePass({ credential, service, bundle: city.bundle, slot: slotAt(city.now), ...rest }, city.random)
    expect(make).toThrow(expect.objectContaining({ name: 'WalletError', code }))
  })
})

describe('choosing a credential', () => {
  test('the present epoch first, then the one before, never the next', () => {
    const { metro } = city.services
    const of = (weeks: number) => city.issue(ADULT, { epoch: epochPlus(EPOCH, weeks) })
    const [older, before, present, next] = [of(-2), of(-1), of(0), of(1)]
    expect(chooseCredential([older, before, present, next], metro, EPOCH, city.bundle)).toBe(present)
    expect(chooseCredential([older, before, next], metro, EPOCH, city.bundle)).toBe(before)
    expect(chooseCredential([older, next], metro, EPOCH, city.bundle)).toBeUndefined()
    expect(
      chooseCredential([city.issue(IDENTITY, { type: PERSON_IDENTITY })], metro, EPOCH, city.bundle),
    ).toBeUndefined()
  })
})

describe('a credential whose key was ended', () => {
  const ended = () => ({ ...city.bundle, issuerKeys: [], endedKeys: city.bundle.issuerKeys })

  test('is not chosen, and no pass is made of it', () => {
    const { metro } = city.services
    const credential = city.issue(ADULT)
    expect(isKeyInForce(city.bundle, credential)).toBe(true)
    expect(isKeyInForce(ended(), credential)).toBe(false)
    expect(chooseCredential([credential], metro, EPOCH, ended())).toBeUndefined()
    expect(() =>
      makePass({ credential, service: metro, bundle: ended(), slot: slotAt(city.now) }, city.random),
    ).toThrow(expect.objectContaining({ name: 'WalletError', code: 'key-ended' }))
  })

  test('gives way to one of the epoch before whose key is in force', () => {
    const before = city.issue(ADULT, { epoch: epochPlus(EPOCH, -1) })
    const issuerKeys = city.bundle.issuerKeys.map((key) => ({ ...key, lastEpoch: epochPlus(EPOCH, -1) }))
    const bundle = { ...city.bundle, issuerKeys }
    expect(chooseCredential([city.issue(ADULT), before], city.services.metro, EPOCH, bundle)).toBe(before)
  })

  test('is renewed at a moment spread over the hour', () => {
    const moments = Array.from({ length: 400 }, () => renewalAfterKeyEnd(1000, city.random) - 1000)
    expect(moments.every((moment) => moment >= 0 && moment < KEY_END_SPREAD)).toBe(true)
    for (let quarter = 0; quarter < 4; quarter++) {
      const within = moments.filter((moment) => Math.floor((4 * moment) / KEY_END_SPREAD) === quarter)
      expect(within.length).toBeGreaterThan(50)
    }
  })
})

describe('several credentials of one type', () => {
  test('each line is a choice of its own, with the credential that would be shown of it', () => {
    const { metro } = city.services
    const of = (line: string, weeks: number): HeldCredential => ({
      ...city.issue(ADULT, { epoch: epochPlus(EPOCH, weeks) }),
      line: grantId(line.repeat(32)),
    })
    const [a, aBefore, b, bBefore, cNext] = [of('a', 0), of('a', -1), of('b', 0), of('b', -1), of('c', 1)]
    expect(choicesFor([aBefore, a, b, bBefore, cNext], metro, EPOCH, city.bundle)).toEqual([a, b])
    expect(choicesFor([bBefore, credential], metro, EPOCH, city.bundle)).toEqual([bBefore, credential])
    expect(choicesFor([], metro, EPOCH, city.bundle)).toEqual([])
  })
})

describe('reading a request', () => {
  test('a registered question by a registered key is put to the holder', async () => {
    const asked = await readRequest(await request({ indexes: [OVER_18, CONCESSION] }), city.bundle, city.now)
    expect(asked).toMatchObject({
      outcome: 'asks',
      service: { id: 'venue.bar' },
      request: { indexes: [OVER_18, CONCESSION] },
    })
  })

  test('one attribute over the registration refuses the whole of it', async () => {
    const asked = await readRequest(await request({ indexes: [0, OVER_18] }), city.bundle, city.now)
    expect(asked).toMatchObject({ outcome: 'refused', reason: 'over-ask', excess: [0], service: { id: 'venue.bar' } })
  })

  test.each<[string, Partial<RequestClaim>, string]>([
    ['a service that is not registered', { service: 'venue.none' as never }, 'unknown-service'],
    ['a key that is not registered', { keyId: 'request-2' }, 'unknown-key'],
    ['a service without request keys', { service: 'transit.metro' as never }, 'unknown-key'],
    ['a request of a minute ago', { slot: (slotAt(1_795_608_000) - 2) as never }, 'slot-passed'],
    ['a request for later', { slot: (slotAt(1_795_608_000) + 2) as never }, 'slot-ahead'],
  ])('refuses %s', async (_, change, reason) => {
    expect(await readRequest(await request(change), city.bundle, city.now)).toMatchObject({
      outcome: 'refused',
      reason,
    })
  })

  test('refuses a request altered after it was signed', async () => {
    const claim = {
      service: city.services.bar.id,
      indexes: [CONCESSION],
      nonce: new Uint8Array(16),
      slot: slotAt(city.now),
    }
    const other = requestMessage({ ...claim, indexes: [OVER_18], keyId: city.requestKey.id })
    const signature = await ed25519Sign(city.requestKey.privateKey, other)
    const text = encodeRequest({ ...claim, keyId: city.requestKey.id, signature })
    expect(await readRequest(text, city.bundle, city.now)).toMatchObject({
      outcome: 'refused',
      reason: 'bad-signature',
    })
  })

  test('refuses by a stale bundle, for an ended service, and what is no request', async () => {
    const text = await request()
    const ended = { ...city.bundle, services: [{ ...city.services.bar, endsAt: city.now }] }
    expect(await readRequest(text, { ...city.bundle, issuedAt: 0 }, city.now)).toMatchObject({ reason: 'stale-bundle' })
    expect(await readRequest(text, ended, city.now)).toMatchObject({ reason: 'service-not-in-force' })
    expect(await readRequest('https://example.org', city.bundle, city.now)).toEqual({
      outcome: 'refused',
      reason: 'malformed',
    })
    expect(await readRequest(`HQ2:${text.slice(4)}`, city.bundle, city.now)).toMatchObject({
      reason: 'unknown-version',
    })
  })

  test('an answer carries the nonce and exactly what was asked; without a credential there is none', async () => {
    const asked = await readRequest(await request(), city.bundle, city.now)
    if (asked.outcome !== 'asks') throw new Error(asked.reason)
    const options = { asked, bundle: city.bundle, now: city.now }
    const answer = answerRequest({ ...options, credentials: [credential] }, city.random)
    expect(answer.outcome === 'pass' && decodePass(answer.text)).toMatchObject({
      nonce: asked.request.nonce,
      disclosed: new Map([[OVER_18, true]]),
    })
    expect(answerRequest({ ...options, credentials: [] }, city.random)).toEqual({
      outcome: 'refused',
      reason: 'no-credential',
    })
  })
})

describe('when to refresh', () => {
  test('lies anywhere between now and six hours before the next epoch, and at once in those six hours', () => {
    const plan = (now: number) => nextRefreshAt({ present: EPOCH, utcOffsetMinutes: 480, now }, city.random)
    const latest = Date.parse('2026-11-29T10:00:00Z') / 1000
    const times = Array.from({ length: 200 }, () => plan(city.now))
    expect(Math.min(...times)).toBeGreaterThanOrEqual(city.now)
    expect(Math.max(...times)).toBeLessThan(latest)
    expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan((latest - city.now) * 0.8)
    expect(plan(latest + 60)).toBe(latest + 60)
  })
})

/** Length of the longest run of bytes that two byte strings share at the same place. */
function sharedRun(a: Uint8Array, b: Uint8Array): number {
  let longest = 0
  let run = 0
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    run = a[i] === b[i] ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return longest
}
