/** npm hands on the signal that the terminal has sent to everybody: twice within this time is once. */
const SAME_SIGNAL_MS = 1000

/**
 * Aborted when the process is asked to stop (SIGINT, SIGTERM), so that it ends in good order; a second signal ends it at
 * once. A door of its own: a command that needs nothing else of a city does not load one.
 *
 * @param says the line for standard error when the process begins to stop
 */
export function stopSignal(says: string): AbortSignal {
  const controller = new AbortController()
  let asked = Number.POSITIVE_INFINITY
  const stop = (): void => {
    if (performance.now() - asked > SAME_SIGNAL_MS) process.exit(130)
    if (controller.signal.aborted) return
    asked = performance.now()
    process.stderr.write(`${says}\n`)
    controller.abort()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return controller.signal
}

/** Fulfilled when the signal is aborted. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
