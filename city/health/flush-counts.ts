import type { Log } from '@hefu/server'
import { describeError } from '@hefu/server'
import type { Later } from '../operations/daily.ts'
import type { HourlyCounts } from './hourly-counts.ts'

const EVERY_SECONDS = 60

/**
 * Writes down every minute what was counted.
 *
 * @returns stops it, and writes down the last
 */
export function startFlushing(counts: Pick<HourlyCounts, 'flush'>, later: Later, log: Log): () => Promise<void> {
  let stopped = false
  let running: Promise<void> = Promise.resolve()
  let cancel = later(EVERY_SECONDS, next)

  async function flush(): Promise<void> {
    try {
      await counts.flush()
    } catch (error) {
      log.error({ error: describeError(error) }, 'counts not written')
    }
  }

  function next(): void {
    running = flush().then(() => {
      if (!stopped) cancel = later(EVERY_SECONDS, next)
    })
  }

  return async () => {
    stopped = true
    cancel()
    await running
    await flush()
  }
}
