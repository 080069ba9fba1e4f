import { type Epoch, epochPlus, type IssuerKey } from '@hefu/standard'

/** Where a key of the register stands, by its weeks. */
export type KeyStanding = 'signs' | 'later' | 'over' | 'void'

/** Where a key stands in an epoch. */
export function standingOf(
  { firstEpoch, lastEpoch }: Pick<IssuerKey, 'firstEpoch' | 'lastEpoch'>,
  present: Epoch,
): KeyStanding {
  if (lastEpoch < firstEpoch) return 'void'
  if (lastEpoch < present) return 'over'
  return firstEpoch <= present ? 'signs' : 'later'
}

/** The last week of an unbroken row of weeks with a key, from an epoch on; null where that epoch itself has none. */
export function coveredUntil(keys: readonly Pick<IssuerKey, 'firstEpoch' | 'lastEpoch'>[], from: Epoch): Epoch | null {
  let last: Epoch | null = null
  for (let week = from; ; week = epochPlus(last, 1)) {
    const reach = keys.filter(({ firstEpoch, lastEpoch }) => firstEpoch <= week && week <= lastEpoch)
    if (reach.length === 0) return last
    last = Math.max(...reach.map(({ lastEpoch }) => lastEpoch)) as Epoch
  }
}
