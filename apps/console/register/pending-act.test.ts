import { changeBy } from '@hefu/app-browser/register'
import type { Service } from '@hefu/standard'
import { type SyntheticCity, syntheticCity } from '@hefu/testing'
import { beforeEach, expect, test } from 'vitest'
import { type PendingAct, pendingAct, presentNotice } from './pending-act.ts'

const DAY = 86_400
let city: SyntheticCity

beforeEach(async () => {
  city = await syntheticCity('pending acts')
  await city.register.decide({ kind: 'notice-period', days: 7 })
})

async function pending(service: Service): Promise<PendingAct> {
  const { state } = await city.register.prove()
  const [{ id }] = city.register.officers
  const proposal = { body: { kind: 'service', service }, proposer: id, proposedAt: city.now } as const
  return pendingAct(state, proposal, city.now + DAY)
}

test('what widens would wait from when it is approved, not from when it was proposed', async () => {
  const { hotel } = city.services
  const act = await pending({ ...hotel, required: [0, 2, 4], optional: [] })
  expect(act).toMatchObject({ refusal: null, waits: true, effectiveFrom: city.now + 8 * DAY })
  expect(changeBy(act)?.further).toEqual([{ what: 'requires', index: 2 }])
})

test('what narrows would count at once', async () => {
  const act = await pending({ ...city.services.hotel, retentionDays: 0 })
  expect(act).toMatchObject({ refusal: null, waits: false, effectiveFrom: city.now + DAY })
})

test('what the rules would refuse says which', async () => {
  const act = await pending({ ...city.services.hotel, endsAt: city.now + 4000 * DAY })
  expect(act.refusal).toBe('type-ended')
})

test('the notice that acts are held to is the one in force', async () => {
  expect(presentNotice((await city.register.prove()).state, city.now)).toBe(7)
})
