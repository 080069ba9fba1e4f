import type { Clock } from '@hefu/standard'
import type { CheckpointStore } from './checkpoint-store.ts'
import type { SizedNote } from './head.ts'

/**
 * The published checkpoint as a process serves it: read from the database at most once a second, however often it is asked for.
 *
 * @returns a function that answers it; with `reaching`, a size that it is asked to reach, it looks again before it answers a smaller one
 */
export function publishedCheckpoint(
  checkpoints: Pick<CheckpointStore, 'published'>,
  clock: Clock,
): (reaching?: number) => Promise<SizedNote | null> {
  let known: SizedNote | null = null
  let readAt = -1
  let reading: Promise<void> | undefined

  async function read(): Promise<void> {
    const present = await checkpoints.published()
    // Answers may overtake one another; what was published stays so.
    if (present && present.size >= (known?.size ?? 0)) known = present
  }

  async function readOnce(): Promise<void> {
    const now = clock()
    reading ??= read().finally(() => {
      reading = undefined
    })
    await reading
    readAt = now
  }

  return async (reaching = 0) => {
    if (clock() !== readAt) await readOnce()
    // Not shared with another request, whose look may have begun too early for this one.
    if (reaching > (known?.size ?? 0)) await read()
    return known
  }
}
