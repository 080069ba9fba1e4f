import type { SeenEntry, SeenStorage } from './seen-storage.ts'

/** Entries in memory, for tests and for browsers that keep nothing. */
export function memorySeen(entries: Map<string, number> = new Map()): SeenStorage {
  return {
    load: async (now) => [...entries].filter(([, until]: SeenEntry) => until > now),
    add: async (key, until) => {
      entries.set(key, until)
    },
    drop: async (now) => {
      for (const [key, until] of entries) if (until <= now) entries.delete(key)
    },
  }
}
