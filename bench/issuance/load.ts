/** One thing that was done under load. */
export interface Done {
  /** Milliseconds since the load began. */
  readonly endedAt: number
  /** Milliseconds. */
  readonly took: number
}

/**
 * Keeps a number of tasks under way, each followed by the next as it ends, until the time is up or there are no more.
 *
 * @param options.milliseconds after which none is begun
 * @returns what was done, in the order in which it ended
 * @throws what the first task that fails throws
 */
export async function keepBusy(
  tasks: Iterable<() => Promise<unknown>>,
  options: { readonly concurrency: number; readonly milliseconds: number },
  now: () => number = () => performance.now(),
): Promise<readonly Done[]> {
  const began = now()
  const queue = tasks[Symbol.iterator]()
  const done: Done[] = []
  async function work(): Promise<void> {
    while (now() - began < options.milliseconds) {
      const next = queue.next()
      if (next.done) return
      const from = now()
      await next.value()
      const to = now()
      done.push({ endedAt: to - began, took: to - from })
    }
  }
  await Promise.all(Array.from({ length: options.concurrency }, work))
  return done
}

/** How many ended in each whole second of the load; the last one, which is not whole, is left out. */
export function perSecond(done: readonly Done[]): number[] {
  const seconds = Math.floor(done.reduce((latest, { endedAt }) => Math.max(latest, endedAt), 0) / 1000)
  const counts = new Array<number>(seconds).fill(0)
  for (const { endedAt } of done) {
    const second = Math.floor(endedAt / 1000)
    if (second < seconds) counts[second] = (counts[second] ?? 0) + 1
  }
  return counts
}
