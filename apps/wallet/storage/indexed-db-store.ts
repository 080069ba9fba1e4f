import { type IDBPDatabase, openDB } from 'idb'
import type { RecordStore } from './record-store.ts'

const DATABASE = 'hefu-wallet'
const RECORDS = 'records'

/** Records in IndexedDB. Other tabs may delete the database at any time. */
export async function indexedDbStore(): Promise<RecordStore> {
  const database: IDBPDatabase = await openDB(DATABASE, 1, {
    upgrade: (upgraded) => {
      upgraded.createObjectStore(RECORDS)
    },
    blocking: () => database.close(),
  })
  return {
    get: (name) => database.get(RECORDS, name),
    put: async (name, value) => {
      const transaction = database.transaction(RECORDS, 'readwrite', { durability: 'strict' })
      await Promise.all([transaction.store.put(value, name), transaction.done])
    },
    remove: (name) => database.delete(RECORDS, name),
    clear: () => database.clear(RECORDS),
  }
}
