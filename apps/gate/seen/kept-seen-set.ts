import { memorySeenSet, type SeenSet } from '@hefu/gate'
import type { SeenStorage } from './seen-storage.ts'

/** A seen-set that outlives the page. */
export interface KeptSeenSet extends SeenSet {
  /** Waits until all that was added is kept; false when something could not be. */
  settled(): Promise<boolean>
}

/** What is over is dropped from the storage this often, in seconds; the set in memory forgets it at once. */
const DROP_EVERY = 30

/**
 * A seen-set in memory that writes behind. `add` answers at once, as the engine wants it, and its write is under way when it returns;
 * who tells a verdict waits for `settled` first. So nobody is admitted of whom the gate would know nothing after a reload: if the page
 * dies in between, the pass counts as used and nobody was told so, and the holder's next one is 30 seconds away. The other order
 * could admit a pass twice.
 *
 * A storage that fails does not close the door: the set in memory still knows every pass until the page is left.
 *
 * @param now Unix seconds
 */
export async function keptSeenSet(storage: SeenStorage, now: number, maxEntries?: number): Promise<KeptSeenSet> {
  const restored = await storage.load(now).catch(() => [])
  const memory = memorySeenSet(maxEntries, restored)
  let writes: Promise<boolean> = storage.drop(now).then(
    () => true,
    () => false,
  )
  let droppedAt = now

  function write(action: () => Promise<void>): void {
    const begun = action()
    writes = writes.then((kept) =>
      begun.then(
        () => kept,
        () => false,
      ),
    )
  }

  return {
    has: memory.has,
    add(key, until, at) {
      const outcome = memory.add(key, until, at)
      if (outcome === 'added') write(() => storage.add(key, until))
      if (at - droppedAt >= DROP_EVERY) {
        droppedAt = at
        write(() => storage.drop(at))
      }
      return outcome
    },
    async settled() {
      const kept = await writes
      writes = Promise.resolve(true)
      return kept
    },
  }
}
