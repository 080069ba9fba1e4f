import type { Log } from '@hefu/server'
import { describeError } from '@hefu/server'

/** Work that a city does once a day by itself. Doing it again, or in two processes, changes nothing more. */
export interface DailyJob {
  /** For the log. */
  readonly name: string
  readonly run: () => Promise<void>
}

/** Calls back once, after so many seconds, unless it is cancelled before. */
export type Later = (seconds: number, work: () => void) => () => void

const DAY = 86_400
/** A start is busy; work that waits a day can wait a minute. */
const FIRST_SECONDS = 60

/** By the machine's timer, which does not keep a process alive. */
export const systemLater: Later = (seconds, work) => {
  const timer = setTimeout(work, seconds * 1000)
  timer.unref()
  return () => clearTimeout(timer)
}

/**
 * Runs jobs a minute after the start and then once a day, one after the other. One that fails is logged and does not hold up the others; it is
 * tried again the next day.
 *
 * @returns stops it, and waits for what is under way
 */
export function startDaily(options: {
  readonly jobs: readonly DailyJob[]
  readonly later: Later
  readonly log: Log
}): () => Promise<void> {
  const { jobs, later, log } = options
  let stopped = false
  let running: Promise<void> = Promise.resolve()
  let cancel = later(FIRST_SECONDS, next)

  async function runAll(): Promise<void> {
    for (const { name, run } of jobs) {
      if (stopped) return
      try {
        await run()
        log.info({ job: name }, 'done')
      } catch (error) {
        log.error({ job: name, error: describeError(error) }, 'job failed')
      }
    }
  }

  function next(): void {
    running = runAll()
    cancel = later(DAY, next)
  }

  return async () => {
    stopped = true
    cancel()
    await running
  }
}
