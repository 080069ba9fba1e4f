import type { LogReading, WitnessReading } from './log-reading.ts'

/** A witness is asked every ten minutes; after three times it is silent. */
export const SILENT_SECONDS: number = 30 * 60

/** How a witness stands. */
export type WitnessState = 'ok' | 'behind' | 'silent'

/** What the city's team sees of the log. Times are Unix seconds. */
export interface LogHealth extends Pick<LogReading, 'size' | 'published' | 'publishedAt'> {
  /** For how long an act has been decided that readers do not see yet; 0 where they see all. */
  readonly lagSeconds: number
  readonly witnesses: readonly (Pick<WitnessReading, 'name' | 'size' | 'lastSeenAt'> & {
    readonly state: WitnessState
  })[]
}

/** Judges what was read of the log. */
export function logHealth(reading: LogReading, now: number): LogHealth {
  const { size, published, publishedAt, unseenSince } = reading
  const lagSeconds = unseenSince === null ? 0 : Math.max(0, now - unseenSince)
  const witnesses = reading.witnesses.map((witness) => {
    const { name, size: seen, lastSeenAt } = witness
    return { name, size: seen, lastSeenAt, state: witnessState(witness, published, now) }
  })
  return { size, published, publishedAt, lagSeconds, witnesses }
}

/** A witness that refuses the log is as good as none. */
function witnessState({ size, lastSeenAt, outcome }: WitnessReading, published: number, now: number): WitnessState {
  if (outcome === 'refused' || outcome === 'ahead') return 'silent'
  if (lastSeenAt === null || now - lastSeenAt > SILENT_SECONDS) return 'silent'
  return (size ?? 0) < published ? 'behind' : 'ok'
}
