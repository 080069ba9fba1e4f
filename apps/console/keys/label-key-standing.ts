import { equalBytes } from '@hefu/bytes'
import type { LabelKey, RegisterState } from '@hefu/standard'
import type { HeldLabelKey } from '../register/desk.ts'

/** A label key of the register or one that the city holds: what can be done with it follows from where it stands. */
export interface StandingLabelKey {
  readonly key: HeldLabelKey
  /** As the register has it; null before. */
  readonly registered: LabelKey | null
  /** Whether its secret half is held by this city: labels can be signed with no other. */
  readonly isHeld: boolean
  readonly standing: 'ready' | 'signs' | 'over'
}

/** All label keys: those that are ready to be proposed first, then those in force, the last to end leading, then those that are over. */
export function standingLabelKeys(
  { labelKeys }: Pick<RegisterState, 'labelKeys'>,
  held: readonly HeldLabelKey[],
  now: number,
): readonly StandingLabelKey[] {
  const isSame = (one: HeldLabelKey, other: HeldLabelKey): boolean =>
    one.id === other.id && equalBytes(one.publicKey, other.publicKey)
  const ready = held.filter(({ id }) => !labelKeys.has(id))
  const known = [...labelKeys.values()].toSorted((one, other) => other.endsAt - one.endsAt)
  const order: readonly StandingLabelKey['standing'][] = ['ready', 'signs', 'over']
  return [
    ...ready.map((key) => ({ key, registered: null, isHeld: true, standing: 'ready' as const })),
    ...known.map((key) => ({
      key,
      registered: key,
      isHeld: held.some((one) => isSame(one, key)),
      standing: key.endsAt > now ? ('signs' as const) : ('over' as const),
    })),
  ].toSorted((one, other) => order.indexOf(one.standing) - order.indexOf(other.standing))
}

const DAY = 86_400
/** How long before the last key ends another should be there: labels are printed for years. */
const AHEAD = 180 * DAY

/** What is wrong with the keys for labels as a whole: `none` signs, or the last one ends `soon`; null when all is well. */
export function labelKeyAlarm(keys: readonly StandingLabelKey[], now: number): 'none' | 'soon' | null {
  const ends = keys.flatMap(({ standing, isHeld, registered }) =>
    standing === 'signs' && isHeld && registered ? [registered.endsAt] : [],
  )
  if (ends.length === 0) return 'none'
  return Math.max(...ends) <= now + AHEAD ? 'soon' : null
}
