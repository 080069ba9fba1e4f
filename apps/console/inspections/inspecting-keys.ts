import type { LabelKey, RegisterState } from '@hefu/standard'

/** The keys with which authorities sign their inspections, those in force first. */
export function inspectingKeys({ labelKeys }: Pick<RegisterState, 'labelKeys'>): readonly LabelKey[] {
  return [...labelKeys.values()]
    .filter(({ serves }) => serves.includes('inspection'))
    .toSorted((one, other) => other.endsAt - one.endsAt)
}

/** Those that sign now. @param now in Unix seconds */
export function keysInForce(state: Pick<RegisterState, 'labelKeys'>, now: number): readonly LabelKey[] {
  return inspectingKeys(state).filter(({ endsAt }) => endsAt > now)
}
