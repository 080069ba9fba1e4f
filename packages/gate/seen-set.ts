/**
 * What a gate remembers so that no pass is admitted twice. Its promise: once `add` has answered `added`, `has` answers true until
 * the time given, and nothing is kept after it. Gates of one site may share one.
 */
export interface SeenSet {
  has(key: string, now: number): boolean
  /** Remembers a key until `until` (Unix seconds); `full` when it cannot, and then the pass is not admitted. */
  add(key: string, until: number, now: number): 'added' | 'present' | 'full'
}

/** Enough for a stadium: at 100 bytes an entry about 20 MB. */
export const DEFAULT_MAX_SEEN = 200_000

/**
 * A seen-set in memory, bounded, with expired keys dropped at the next call.
 *
 * @param restored keys with their expiry, as a gate that keeps its set over a restart gives them back
 */
export function memorySeenSet(
  maxEntries: number = DEFAULT_MAX_SEEN,
  restored: Iterable<readonly [key: string, until: number]> = [],
): SeenSet {
  // Keys that expire together lie together: a scope that ends is dropped at once, without looking at each key.
  const keysByExpiry = new Map<number, Set<string>>()
  let size = 0

  function drop(now: number): void {
    for (const [until, keys] of keysByExpiry) {
      if (until > now) continue
      size -= keys.size
      keysByExpiry.delete(until)
    }
  }

  function has(key: string, now: number): boolean {
    drop(now)
    for (const keys of keysByExpiry.values()) if (keys.has(key)) return true
    return false
  }

  function add(key: string, until: number, now: number): 'added' | 'present' | 'full' {
    if (has(key, now)) return 'present'
    if (size >= maxEntries) return 'full'
    const keys = keysByExpiry.get(until)
    if (keys) keys.add(key)
    else keysByExpiry.set(until, new Set([key]))
    size++
    return 'added'
  }

  for (const [key, until] of restored) add(key, until, Number.NEGATIVE_INFINITY)
  return { has, add }
}
