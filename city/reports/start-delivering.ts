import type { Log } from '@hefu/server'
import { describeError } from '@hefu/server'
import type { Later } from '../operations/daily.ts'

/** How often the outbox is looked at, in seconds. */
const EVERY = 5

/**
 * Delivers webhooks every few seconds. Several processes may: each message is taken by one of them.
 *
 * @returns stops it, and waits for what is under way
 */
export function startDelivering(options: {
  readonly deliver: () => Promise<number>
  readonly later: Later
  readonly log: Log
}): () => Promise<void> {
  const { deliver, later, log } = options
  let stopped = false
  let running: Promise<void> = Promise.resolve()
  let cancel = later(EVERY, next)

  async function run(): Promise<void> {
    try {
      await deliver()
    } catch (error) {
      log.error({ error: describeError(error) }, 'webhooks not delivered')
    }
    if (!stopped) cancel = later(EVERY, next)
  }

  function next(): void {
    running = run()
  }

  return async () => {
    stopped = true
    cancel()
    await running
  }
}
