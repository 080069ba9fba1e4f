import { type Service, SLOT_SECONDS, slotAt } from '@hefu/standard'
import { ADULT, CHILD, OVER_18, type SyntheticCity, syntheticCity } from '@hefu/testing'
import { answerRequest, type HeldCredential, makePass, readRequest } from '@hefu/wallet'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Picture } from '../reading/luma.ts'
import { keptSeenSet } from '../seen/kept-seen-set.ts'
import { memorySeen } from '../seen/memory-seen.ts'
import type { SeenStorage } from '../seen/seen-storage.ts'
import type { GateEngine } from './gate-engine.ts'
import { HELD_MS } from './held-codes.ts'
import { hostEngine } from './host-engine.ts'

let city: SyntheticCity
let adult: HeldCredential
let now: number
let milliseconds: number
let stored: Map<string, number>
let inView: string

beforeAll(async () => {
  city = await syntheticCity('gate app')
  adult = city.issue(ADULT)
})

beforeEach(() => {
  now = city.now
  milliseconds = 0
  stored = new Map()
  inView = ''
})

/** An engine before which a code lies, in place of pictures of it. */
async function engineFor(service: Service, storage: SeenStorage = memorySeen(stored)): Promise<GateEngine> {
  const engine = hostEngine({
    clock: () => now,
    random: city.random,
    milliseconds: () => milliseconds,
    seen: keptSeenSet(storage, now),
    loadCurve: async () => {},
    read: async () => inView,
  })
  await engine.open({ bundle: city.bundle, service: service.id, requestKey: city.requestKey })
  return engine
}

function passFor(service: Service, credential: HeldCredential = adult): string {
  return makePass({ credential, service, bundle: city.bundle, slot: slotAt(now) }, city.random)
}

/** What a wallet that holds the adult's credential answers to a request. */
async function answerTo(request: string): Promise<string> {
  const asked = await readRequest(request, city.bundle, now)
  if (asked.outcome !== 'asks') throw new Error(`refused: ${asked.reason}`)
  const answer = answerRequest({ asked, credentials: [adult], bundle: city.bundle, now }, city.random)
  if (answer.outcome !== 'pass') throw new Error(answer.reason)
  return answer.text
}

const PICTURE = {} as Picture
const judged = (verdict: object): object =>
  expect.objectContaining({ sight: 'judged', verdict: expect.objectContaining(verdict) })
const admitted = judged({ verdict: 'admitted' })
const refused = (reason: string): object => judged({ verdict: 'refused', reason })

describe('what is in view', () => {
  test('is judged once and held as long as it stays, and is seen when it comes again', async () => {
    const { metro } = city.services
    const engine = await engineFor(metro)
    expect(await engine.look(PICTURE, false)).toEqual({ sight: 'nothing' })
    inView = passFor(metro)
    expect(await engine.look(PICTURE, false)).toEqual(admitted)
    for (let frame = 0; frame < 90; frame++) {
      milliseconds += 33
      expect(await engine.look(PICTURE, false)).toEqual({ sight: 'held' })
    }
    milliseconds += HELD_MS + 1
    expect(await engine.look(PICTURE, false)).toEqual(refused('seen'))
  })

  test('gives way to the next at once', async () => {
    const { metro } = city.services
    const engine = await engineFor(metro)
    const friend = city.issue(CHILD)
    for (const credential of [adult, friend]) {
      inView = passFor(metro, credential)
      expect(await engine.look(PICTURE, false)).toEqual(admitted)
    }
  })

  test('in a chosen picture is judged each time', async () => {
    const { metro } = city.services
    const engine = await engineFor(metro)
    inView = passFor(metro)
    expect(await engine.look(PICTURE, true)).toEqual(admitted)
    expect(await engine.look(PICTURE, true)).toEqual(refused('seen'))
  })

  test('shows the screen what the service registered, and no pseudonym', async () => {
    const { pool } = city.services
    const engine = await engineFor(pool)
    inView = passFor(pool)
    const sight = await engine.look(PICTURE, false)
    expect(sight.sight === 'judged' && sight.verdict).toEqual({
      verdict: 'admitted',
      disclosed: new Map([[OVER_18, true]]),
    })
  })
})

describe('a reload of the page', () => {
  test('does not admit the same pass, or where a day admits once the same holder, again', async () => {
    for (const service of [city.services.metro, city.services.pool]) {
      inView = passFor(service)
      expect(await (await engineFor(service)).look(PICTURE, false)).toEqual(admitted)
      expect(await (await engineFor(service)).look(PICTURE, false)).toEqual(refused('seen'))
    }
    now += SLOT_SECONDS
    inView = passFor(city.services.pool)
    expect(await (await engineFor(city.services.pool)).look(PICTURE, false)).toEqual(refused('seen'))
  })

  test('would forget what could not be kept, and the screen is told', async () => {
    const broken: SeenStorage = { ...memorySeen(), add: () => Promise.reject(new Error('disk full')) }
    const engine = await engineFor(city.services.metro, broken)
    inView = passFor(city.services.metro)
    expect(await engine.look(PICTURE, false)).toMatchObject({ remembered: false })
  })
})

describe('a gate that asks', () => {
  test('admits the answer to its own request, once', async () => {
    const { bar } = city.services
    const engine = await engineFor(bar)
    const request = await engine.ask(bar.required)
    expect(request.validUntil).toBe((slotAt(now) + 1) * SLOT_SECONDS)
    inView = await answerTo(request.text)
    expect(await engine.look(PICTURE, true)).toEqual(admitted)
    expect(await engine.look(PICTURE, true)).toEqual(refused('seen'))
  })

  test('still knows its request after a newer bundle', async () => {
    const { bar } = city.services
    const engine = await engineFor(bar)
    const { text } = await engine.ask(bar.required)
    await engine.replaceBundle({ ...city.bundle, issuedAt: now })
    inView = await answerTo(text)
    expect(await engine.look(PICTURE, false)).toEqual(admitted)
  })

  test('asks for nothing that its service has not registered', async () => {
    const engine = await engineFor(city.services.bar)
    await expect(engine.ask([0])).rejects.toMatchObject({ code: 'unregistered-attribute' })
  })
})
