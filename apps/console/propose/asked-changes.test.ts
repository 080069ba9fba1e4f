import { syntheticCity } from '@hefu/testing'
import { expect, test } from 'vitest'
import { draftOf, type ServiceDraft } from '../register/service-draft.ts'
import { withAdmitted, withAsked } from './asked-changes.ts'

const pool: ServiceDraft = draftOf((await syntheticCity('asked')).services.pool, 480)
const [condition] = pool.admits
const index = condition?.index ?? -1

test('a condition goes with what it is on', () => {
  expect(pool.asks.get(index)).toBe('required')
  for (const how of ['not', 'optional']) expect(withAsked(pool, index, how).admits).toEqual([])
  expect(withAsked(pool, index, 'required').admits).toEqual(pool.admits)
  expect(withAsked(pool, index, 'not').asks.has(index)).toBe(false)
})

test('a value is admitted and not admitted in turn, and no value is no condition', () => {
  const wider = withAdmitted(pool, index, false)
  expect(wider.admits).toEqual([{ index, oneOf: [true, false] }])
  const narrower = withAdmitted(wider, index, true)
  expect(narrower.admits).toEqual([{ index, oneOf: [false] }])
  expect(withAdmitted(narrower, index, false).admits).toEqual([])
})

test('conditions are in the order of the card', () => {
  const { admits } = withAdmitted(withAdmitted({ admits: [] }, 9, 'student'), 0, true)
  expect(admits.map((one) => one.index)).toEqual([0, 9])
})
