import { ISSUER, syntheticCity } from '@hefu/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import { epochPlus, toEpoch } from '../credential/epoch.ts'
import { PERSON_ENTRY } from '../credential/person-entry.ts'
import { serviceId } from '../identifiers.ts'
import { assertConsistent, isEntitled, isInForce, type Service } from './service.ts'
import { isStale, keysFor, MAX_BUNDLE_AGE, serviceOf, servicesAt, type TrustBundle } from './trust-bundle.ts'

let bundle: TrustBundle

beforeAll(async () => {
  ;({ bundle } = await syntheticCity())
})

describe('the trust bundle', () => {
  test('names the keys of an epoch', () => {
    const epoch = toEpoch(202648)
    expect(keysFor(bundle, ISSUER, PERSON_ENTRY.id, epoch)).toHaveLength(1)
    expect(keysFor(bundle, ISSUER, PERSON_ENTRY.id, epochPlus(epoch, 5))).toEqual([])
  })

  test('is relied on for 7 days', () => {
    expect(isStale(bundle, bundle.issuedAt + MAX_BUNDLE_AGE)).toBe(false)
    expect(isStale(bundle, bundle.issuedAt + MAX_BUNDLE_AGE + 1)).toBe(true)
  })
})

describe('a service that stands there several times', () => {
  const at = (validFrom: number, endsAt: number, retentionDays: number): Service => {
    const [metro] = bundle.services
    if (!metro) throw new Error('the synthetic city has a metro')
    return { ...metro, validFrom, endsAt, retentionDays }
  }

  test('is what is in force, else what will be, else what was last', () => {
    const versions = { ...bundle, services: [at(300, 400, 2), at(100, 200, 1)] }
    const found = [0, 100, 199, 200, 250, 399, 400, 999].map(
      (now) => serviceOf(versions, at(0, 1, 0).id, now)?.retentionDays,
    )
    expect(found).toEqual([1, 1, 1, 2, 2, 2, 2, 2])
  })

  test('is listed once', () => {
    const versions = { ...bundle, services: [at(100, 200, 1), at(200, 300, 2)] }
    expect(servicesAt(versions, 150)).toEqual([at(100, 200, 1)])
    expect(servicesAt(versions, 200)).toEqual([at(200, 300, 2)])
  })
})

describe('register entries', () => {
  const pool = (): Service => {
    const service = serviceOf(bundle, serviceId('sports.pool'), bundle.issuedAt)
    if (!service) throw new Error('the synthetic city has a pool')
    return service
  }

  test.each([
    ['an attribute both required and optional', { optional: [4] }],
    ['a condition on what it does not require', { admits: [{ index: 9, oneOf: ['none'] }] }],
    ['an admission that never ends', { scope: 'account' }],
    ['a question without a key', { showing: 'answer' }],
    ['an end before its beginning', { endsAt: 0 }],
  ] satisfies [string, Partial<Service>][])('contradict themselves with %s', (_, change) => {
    expect(() => assertConsistent({ ...pool(), ...change })).toThrow(
      expect.objectContaining({ code: 'invalid-register' }),
    )
  })

  test('are in force from their first second until before their last', () => {
    const { validFrom, endsAt } = pool()
    const inForce = [validFrom - 1, validFrom, endsAt - 1, endsAt].map((now) => isInForce(pool(), now))
    expect(inForce).toEqual([false, true, true, false])
  })

  test('entitle whoever discloses one of the registered values', () => {
    expect(isEntitled(pool(), new Map([[4, true]]))).toBe(true)
    expect(isEntitled(pool(), new Map([[4, false]]))).toBe(false)
    expect(isEntitled(pool(), new Map([[4, null]]))).toBe(false)
    expect(isEntitled(pool(), new Map())).toBe(false)
  })
})
