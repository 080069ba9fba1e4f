import { type Epoch, epochPlus, type IssuerKey } from '@hefu/standard'

/** Where a key stands: held by the city and not yet in the register, or by its weeks. */
export type KeyStanding = 'held' | 'signs' | 'later' | 'over' | 'void'

/** Where a key of the register stands in an epoch. */
export function standingOf(
  { firstEpoch, lastEpoch }: Pick<IssuerKey, 'firstEpoch' | 'lastEpoch'>,
  present: Epoch,
): KeyStanding {
  if (lastEpoch < firstEpoch) return 'void'
  if (lastEpoch < present) return 'over'
  return firstEpoch <= present ? 'signs' : 'later'
}

/** A run of weeks in which the same keys sign; without a key nothing is issued. */
export interface WeekRun<Key> {
  readonly first: Epoch
  readonly last: Epoch
  readonly weeks: number
  readonly keys: readonly Key[]
}

/**
 * Which key signs which weeks, from an epoch on: consecutive weeks with the same keys are one run.
 *
 * @param keys of one type and issuer
 */
export function weekRuns<Key extends Pick<IssuerKey, 'firstEpoch' | 'lastEpoch'>>(
  keys: readonly Key[],
  from: Epoch,
  weeks: number,
): readonly WeekRun<Key>[] {
  const runs: WeekRun<Key>[] = []
  for (let i = 0; i < weeks; i++) {
    const week = epochPlus(from, i)
    const signing = keys.filter(({ firstEpoch, lastEpoch }) => firstEpoch <= week && week <= lastEpoch)
    const run = runs.at(-1)
    if (run && sameMembers(run.keys, signing)) {
      runs[runs.length - 1] = { ...run, last: week, weeks: run.weeks + 1 }
    } else {
      runs.push({ first: week, last: week, weeks: 1, keys: signing })
    }
  }
  return runs
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

function sameMembers<Member>(one: readonly Member[], other: readonly Member[]): boolean {
  return one.length === other.length && one.every((member) => other.includes(member))
}
