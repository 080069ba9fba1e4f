import { type IDBPDatabase, openDB } from 'idb'
import type { RecordStore } from './record-store.ts'

const RECORDS = 'records'

/** Records in IndexedDB, in the database of this name. Other tabs may delete it at any time. */
export async function indexedDbStore(name: string): Promise<RecordStore> {
  const database: IDBPDatabase = await openDB(name, 1, {
    upgrade: (upgraded) => {
      upgraded.createObjectStore(RECORDS)
    },
    blocking: () => database.close(),
  })
  return {
    get: (record) => database.get(RECORDS, record),
    put: async (record, value) => {
      const transaction = database.transaction(RECORDS, 'readwrite', { durability: 'strict' })
      await Promise.all([transaction.store.put(value, record), transaction.done])
    },
    remove: (record) => database.delete(RECORDS, record),
    clear: () => database.clear(RECORDS),
  }
}
