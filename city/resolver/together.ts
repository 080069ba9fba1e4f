interface Waiting<Value> {
  readonly resolve: (value: Value | null) => void
  readonly reject: (reason: unknown) => void
}

/** Most ids in one load, and most loads at a time. */
const LIMITS = { ids: 100, loads: 3 } as const

/**
 * Loads values by their ids, together what is asked for while other loads are under way: the busier a server is, the fewer questions a value
 * costs the database, and a quiet one waits for nobody. Nothing is remembered.
 *
 * @param load answers what there is, in any order
 */
export function together<Value>(
  load: (ids: readonly string[]) => Promise<readonly Value[]>,
  idOf: (value: Value) => string,
): (id: string) => Promise<Value | null> {
  const waiting = new Map<string, Waiting<Value>[]>()
  let loads = 0
  let isScheduled = false

  function schedule(): void {
    if (isScheduled || loads >= LIMITS.loads || waiting.size === 0) return
    isScheduled = true
    // What arrived in the same turn of the event loop goes together.
    setImmediate(() => {
      isScheduled = false
      void run()
    })
  }

  async function run(): Promise<void> {
    const taken = [...waiting].slice(0, LIMITS.ids)
    for (const [id] of taken) waiting.delete(id)
    loads++
    schedule()
    try {
      const values = new Map((await load(taken.map(([id]) => id))).map((value) => [idOf(value), value]))
      for (const [id, askers] of taken) for (const { resolve } of askers) resolve(values.get(id) ?? null)
    } catch (error) {
      for (const [, askers] of taken) for (const { reject } of askers) reject(error)
    }
    loads--
    schedule()
  }

  return (id) =>
    new Promise((resolve, reject) => {
      const askers = waiting.get(id)
      if (askers) askers.push({ resolve, reject })
      else waiting.set(id, [{ resolve, reject }])
      schedule()
    })
}
