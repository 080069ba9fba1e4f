import { openDB } from 'idb'
import type { SeenEntry, SeenStorage } from './seen-storage.ts'

const DATABASE = 'hefu-gate-seen'
const ENTRIES = 'entries'

/**
 * Entries in IndexedDB under the key `[until, key]`: those that end together lie together, and a scope that is over is dropped as
 * one range. Nothing tells in which order they came.
 */
export async function indexedDbSeen(): Promise<SeenStorage> {
  const database = await openDB(DATABASE, 1, {
    upgrade: (upgraded) => {
      upgraded.createObjectStore(ENTRIES)
    },
  })
  return {
    async load(now) {
      const keys = await database.getAllKeys(ENTRIES, IDBKeyRange.lowerBound([now + 1]))
      return keys.map((key): SeenEntry => {
        const [until, name] = key as [number, string]
        return [name, until]
      })
    },
    async add(key, until) {
      // "relaxed" survives a reload and a crash of the browser; only a loss of power can take the last moments with it.
      const transaction = database.transaction(ENTRIES, 'readwrite', { durability: 'relaxed' })
      await Promise.all([transaction.store.put(1, [until, key]), transaction.done])
    },
    async drop(now) {
      await database.delete(ENTRIES, IDBKeyRange.upperBound([now + 1], true))
    },
  }
}
