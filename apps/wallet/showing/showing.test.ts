import { decodePass, epochPlus, issuerId, offerId, PERSON_IDENTITY, slotAt, TICKET_RIDE, toEpoch } from '@hefu/standard'
import { ADULT, type SyntheticCity, syntheticCity } from '@hefu/testing'
import type { HeldCredential } from '@hefu/wallet'
import { beforeAll, expect, test } from 'vitest'
import { openShowing, type ShowingSources } from './showing.ts'

let city: SyntheticCity
let credential: HeldCredential

beforeAll(async () => {
  city = await syntheticCity('showing in the app')
  credential = city.issue(ADULT)
})

function show(change: Partial<ShowingSources> = {}) {
  const sources = { service: city.services.metro.id, credentials: [credential], bundle: city.bundle, now: city.now }
  return openShowing({ ...sources, ...change }, city.random)
}

test('a pass is of the present slot and lasts until the next', () => {
  const now = city.now + 17
  const showing = show({ now })
  if (showing.outcome !== 'pass') throw new Error(showing.problem)
  expect(decodePass(showing.text)).toMatchObject({ service: 'transit.metro', slot: slotAt(now), nonce: null })
  expect(showing.until).toBe(city.now + 30)
})

test('that every ticket is used is said, and is not taken for having none', () => {
  const gate = { ...city.services.metro, issuer: issuerId('transit'), type: TICKET_RIDE.id }
  const [key] = city.bundle.issuerKeys
  const bundle = {
    ...city.bundle,
    types: [...city.bundle.types, TICKET_RIDE],
    issuerKeys: [...city.bundle.issuerKeys, { ...key, issuer: gate.issuer, type: gate.type }] as never,
    services: [gate],
  }
  const header = { ...credential.header, issuer: gate.issuer, type: gate.type }
  const lines = ['a', 'b'].map((digit) => offerId(digit.repeat(32)))
  const tickets = lines.map((line) => ({ ...credential, line, header, values: ['zone-1', 'full'] }))
  const used = lines.map((line) => ({ line, shown: [city.now - 60], over: true }))
  const ports = { bundle, credentials: tickets, service: gate.id }
  expect(show({ ...ports, wear: used })).toMatchObject({ outcome: 'problem', problem: 'tickets-used' })
  expect(show({ ...ports, credentials: [] })).toMatchObject({ problem: 'no-credential' })
})

test('what stands in the way of a pass has a name', () => {
  const { pool, bar } = city.services
  const week = 7 * 86_400
  const problems: [Partial<ShowingSources>, string][] = [
    [{ bundle: null }, 'no-bundle'],
    [{ now: city.bundle.issuedAt + week + 1 }, 'stale-bundle'],
    [{ service: 'venue.gone' as never }, 'unknown-service'],
    [{ bundle: { ...city.bundle, services: [{ ...pool, endsAt: city.now }] }, service: pool.id }, 'not-in-force'],
    [{ service: bar.id }, 'asks-first'],
    [{ credentials: [] }, 'no-credential'],
    [{ credentials: [city.issue(ADULT, { epoch: epochPlus(toEpoch(202648), -2) })] }, 'expired'],
    [
      { bundle: { ...city.bundle, services: [{ ...pool, type: PERSON_IDENTITY.id }] }, service: pool.id },
      'no-credential',
    ],
  ]
  for (const [change, problem] of problems) expect(show(change)).toMatchObject({ outcome: 'problem', problem })
})
