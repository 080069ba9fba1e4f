/**
 * Does something again and again, and never twice at once: a round that takes longer than the time between two lets the next one out.
 *
 * @param round must not fail
 * @returns `stop`, fulfilled when no round is under way any more
 */
export function takeRounds(round: () => Promise<void>, everyMs: number): { stop(): Promise<void> } {
  let underWay: Promise<void> | null = null
  const timer = setInterval(() => {
    underWay ??= round().finally(() => {
      underWay = null
    })
  }, everyMs)
  return {
    async stop() {
      clearInterval(timer)
      await underWay
    },
  }
}
