import type { Clock } from '@hefu/standard'

/** Notices when nobody has touched the wallet for a while. Looks at the clock, so a sleeping device does not stop it. */
export interface Inactivity {
  /** Somebody is there. */
  touch(): void
  /** Whether the time is up. */
  isOver(): boolean
}

/** Watches for `limitMinutes()` without a touch; begins touched. */
export function watchInactivity(clock: Clock, limitMinutes: () => number): Inactivity {
  let touchedAt = clock()
  return {
    touch() {
      touchedAt = clock()
    },
    isOver() {
      const idle = clock() - touchedAt
      // A clock set back by more than a moment says nothing of how long it was: lock.
      return idle >= limitMinutes() * 60 || idle < -60
    },
  }
}
