import type { CheckpointStore } from '../checkpoint-store.ts'
import type { SizedNote } from '../head.ts'
import type { Pause } from './pause.ts'

/** Publishes checkpoints, and tells who waits for one. */
export interface Publisher {
  /** Publishes unless something newer is, or will be. Returns at once. */
  publish(checkpoint: SizedNote): void
  /** Fulfilled when a checkpoint of at least this size is published; never when the log is closed before. */
  until(size: number): Promise<void>
  size(): number
  stop(): Promise<void>
}

/** Milliseconds after which a publication that failed is tried again. */
const RETRY_MS = 500

/** Makes a publisher; `size` is that of the checkpoint that is published already. */
export function publisher(options: {
  readonly checkpoints: Pick<CheckpointStore, 'publish'>
  readonly pause: Pause
  readonly size: number
  readonly onPublished: (size: number) => void
}): Publisher {
  const { checkpoints, pause, onPublished } = options
  const stopped = new AbortController()
  let size = options.size
  let wanted: SizedNote | null = null
  let working: Promise<void> | undefined
  let waiting: { readonly size: number; readonly resolve: () => void }[] = []

  async function work(): Promise<void> {
    while (wanted && !stopped.signal.aborted) {
      const checkpoint: SizedNote = wanted
      try {
        await checkpoints.publish(checkpoint)
      } catch {
        await pause(RETRY_MS, stopped.signal)
        continue
      }
      if (wanted === checkpoint) wanted = null
      reached(checkpoint.size)
    }
    working = undefined
  }

  function reached(published: number): void {
    size = published
    onPublished(published)
    for (const { resolve } of waiting.filter((waiter) => waiter.size <= published)) resolve()
    waiting = waiting.filter((waiter) => waiter.size > published)
  }

  return {
    publish(checkpoint) {
      if (checkpoint.size < (wanted?.size ?? size)) return
      wanted = checkpoint
      working ??= work()
    },
    until(reaching) {
      if (reaching <= size) return Promise.resolve()
      return new Promise((resolve) => waiting.push({ size: reaching, resolve }))
    },
    size: () => size,
    async stop() {
      stopped.abort()
      await working
    },
  }
}
