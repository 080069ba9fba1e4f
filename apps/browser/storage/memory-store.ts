import type { RecordStore } from './record-store.ts'

/** Records in memory, for tests and for browsers that keep nothing. */
export function memoryStore(records: Map<string, unknown> = new Map()): RecordStore {
  return {
    get: async (name) => structuredClone(records.get(name)),
    put: async (name, value) => {
      records.set(name, structuredClone(value))
    },
    remove: async (name) => {
      records.delete(name)
    },
    clear: async () => records.clear(),
  }
}
