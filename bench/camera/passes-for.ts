import { type Slot, slotAt } from '@hefu/standard'
import { ADULT, type SyntheticCity } from '@hefu/testing'
import { makePass } from '@hefu/wallet'
import { withDoor } from '../passes/two-attributes.ts'

/**
 * Passes of different holders for the measured door, made for the next slot: a gate takes them from now on and for a minute
 * at least, since it accepts one slot either side.
 *
 * @param now Unix seconds
 */
export function passesFor(city: SyntheticCity, holders: number, now: number): string[] {
  const { service, bundle } = withDoor(city)
  const slot = (slotAt(now) + 1) as Slot
  return Array.from({ length: holders }, () =>
    makePass({ credential: city.issue(ADULT), service, bundle, slot }, city.random),
  )
}
