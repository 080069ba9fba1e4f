import type { RandomSource } from '@hefu/bbs'
import type { Clock } from '@hefu/standard'
import { dayMemory } from './day-memory.ts'
import type { PassCheck } from './pass-check.ts'
import { type Budget, tokenBuckets } from './token-buckets.ts'

/** Whether a report may come in now. */
export type FloodAnswer =
  | { readonly outcome: 'admitted' }
  /** Too many came: a pass is asked for, of this service. */
  | { readonly outcome: 'needs-pass'; readonly service: string }
  | { readonly outcome: 'pass-refused' }
  /** This person has reported this today, or enough for today. */
  | { readonly outcome: 'pass-used' }
  /** Too many came, and there is no service that could ask for a pass. */
  | { readonly outcome: 'too-many'; readonly seconds: number }

/** Holds back floods of reports without knowing who sends them: no address is looked at. */
export interface FloodGuard {
  /**
   * @param place what is reported: a thing, or a spot of the map
   * @param pass what the wallet sent, if anything
   */
  admit(place: string, pass: string | null): Promise<FloodAnswer>
}

/** How many reports come in without a pass. */
export interface FloodBudgets {
  /** Of one thing, or one spot of the map. */
  readonly place: Budget
  /** Of the whole city. */
  readonly city: Budget
}

/** A broken lift is reported by a few people before somebody sees that it is reported; a city of millions by some hundreds an hour. */
const DEFAULT_BUDGETS: FloodBudgets = {
  place: { burst: 6, perHour: 0.5 },
  city: { burst: 600, perHour: 1200 },
}

/** A guard that remembers in this process. After a restart it begins with full budgets. */
export function floodGuard(options: {
  readonly clock: Clock
  readonly random: RandomSource
  /** Null where no service of the register takes reports. */
  readonly passCheck: PassCheck | null
  readonly budgets?: FloodBudgets
}): FloodGuard {
  const { clock, random, passCheck, budgets = DEFAULT_BUDGETS } = options
  const places = tokenBuckets(budgets.place)
  const city = tokenBuckets(budgets.city)
  const today = dayMemory(random)

  async function admitPass(check: PassCheck, place: string, pass: string): Promise<FloodAnswer> {
    const judged = await check.check(pass)
    if (judged.verdict === 'refused') return { outcome: 'pass-refused' }
    const standing = today.remember(judged.pseudonym, place, judged.until, clock())
    if (standing === 'full') return { outcome: 'too-many', seconds: 3600 }
    return { outcome: standing === 'first-time' ? 'admitted' : 'pass-used' }
  }

  return {
    async admit(place, pass) {
      const now = clock()
      const seconds = places.take(place, now) || city.take('', now)
      if (seconds === 0) return { outcome: 'admitted' }
      const service = passCheck?.service() ?? null
      if (!passCheck || service === null) return { outcome: 'too-many', seconds }
      if (pass === null) return { outcome: 'needs-pass', service }
      return admitPass(passCheck, place, pass)
    },
  }
}
