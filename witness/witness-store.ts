/**
 * Remembers, for each log, the checkpoint that the witness cosigned last: the whole note, with the log's signature and the witness's own.
 * Forgetting one, or bringing an older one back, would let a log show two trees.
 */
export interface WitnessStore {
  /** Null before the first. */
  load(origin: string): Promise<string | null>
  /**
   * Replaces what `load` answered, in one step with comparing it. When it answers `true`, `after` is durable; `false` says that `before`
   * is no longer what is there, and nothing has changed.
   */
  replace(origin: string, before: string | null, after: string): Promise<boolean>
}

/** A store that lasts as long as the process: for tests and demonstrations, never for a witness that anybody relies on. */
export function memoryWitnessStore(): WitnessStore {
  const notes = new Map<string, string>()
  return {
    load: async (origin) => notes.get(origin) ?? null,
    async replace(origin, before, after) {
      if ((notes.get(origin) ?? null) !== before) return false
      notes.set(origin, after)
      return true
    },
  }
}
