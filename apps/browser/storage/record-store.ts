/**
 * Keeps records by name. When `put`, `remove` or `clear` returns, the change is committed; a record is written whole or not
 * at all. Values are what structured cloning carries.
 */
export interface RecordStore {
  get(name: string): Promise<unknown>
  put(name: string, value: unknown): Promise<void>
  remove(name: string): Promise<void>
  /** Removes every record. */
  clear(): Promise<void>
}
