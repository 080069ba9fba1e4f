import { MAX_BUNDLE_AGE, type TrustBundle } from '@hefu/standard'
import { syntheticCity } from '@hefu/testing'
import { beforeAll, expect, test } from 'vitest'
import { gateStanding } from './standing.ts'

let bundle: TrustBundle

beforeAll(async () => {
  ;({ bundle } = await syntheticCity('standing'))
})

test.each([
  [-301, 'gate-clock'],
  [-300, undefined],
  [0, undefined],
  [MAX_BUNDLE_AGE, undefined],
  [MAX_BUNDLE_AGE + 1, 'stale-bundle'],
])('%i seconds after its bundle was issued', (age, standing) => {
  expect(gateStanding(bundle, bundle.issuedAt + age)).toBe(standing)
})
