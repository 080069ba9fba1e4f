import { PERSON_ENTRY, PERSON_IDENTITY } from '@hefu/standard'
import { type SyntheticCity, syntheticCity } from '@hefu/testing'
import { beforeEach, describe, expect, test } from 'vitest'
import { checkEarlyEnd, type EarlyEndClaim, liftedSince } from './early-end.ts'

const ENTRY = PERSON_ENTRY.id

let city: SyntheticCity
let claim: EarlyEndClaim

beforeEach(async () => {
  city = await syntheticCity('early ends')
  await city.register.decide({ kind: 'early-end', type: ENTRY, reason: 'issued-in-error' })
  claim = {
    type: ENTRY,
    reason: 'issued-in-error',
    act: city.register.entries.length - 1,
    decidedAt: city.register.now,
  }
})

describe('an early end that a city claims', () => {
  test('is proven by the act that it names', async () => {
    expect(checkEarlyEnd((await city.register.prove()).entries, claim)).toBe('proven')
  })

  test.each<[string, () => Partial<EarlyEndClaim>]>([
    ['another act of the log', () => ({ act: 0 })],
    ['the end of another type', () => ({ type: PERSON_IDENTITY.id })],
    ['another reason than the log has', () => ({ reason: 'holder-died' })],
    ['another time than the log has', () => ({ decidedAt: claim.decidedAt - 1 })],
  ])('is not proven by %s', (_, change) => {
    expect(checkEarlyEnd(city.register.entries, { ...claim, ...change() })).toBe('another-act')
  })

  test('cannot be told where the log that is known ends before it', () => {
    expect(checkEarlyEnd(city.register.entries.slice(0, -1), claim)).toBe('unknown')
    for (const act of [-1, 0.5, 2 ** 40])
      expect(checkEarlyEnd(city.register.entries, { ...claim, act })).toBe('unknown')
  })

  test('does not stand once as many were taken back as ended, and stands again with the next', async () => {
    const { register } = city
    await register.decide({ kind: 'early-end-lifted', type: ENTRY, reason: 'holder-died' })
    expect(checkEarlyEnd(register.entries, claim)).toBe('proven')
    await register.decide({ kind: 'early-end-lifted', type: ENTRY, reason: 'issued-in-error' })
    expect(checkEarlyEnd(register.entries, claim)).toBe('taken-back')
    await register.decide({ kind: 'early-end', type: ENTRY, reason: 'issued-in-error' })
    expect(checkEarlyEnd(register.entries, claim)).toBe('proven')
  })
})

test('an end taken back is noticed from the act on that was looked at last', async () => {
  const { register } = city
  await register.decide({ kind: 'early-end-lifted', type: ENTRY, reason: 'issued-in-error' })
  const size = register.entries.length
  expect(liftedSince(register.entries, claim.act, claim)).toBe(true)
  expect(liftedSince(register.entries, size, claim)).toBe(false)
  expect(liftedSince(register.entries, 0, { ...claim, reason: 'identity-misused' })).toBe(false)
  expect(liftedSince(register.entries, 0, { ...claim, type: PERSON_IDENTITY.id })).toBe(false)
})
