import { type OpenDatabase as OpenTables, openDatabase as openTables } from '@hefu/server'
import type { Database } from './schema.ts'

/** Connections to the city's database. */
export type OpenDatabase = OpenTables<Database>

/** Opens a pool of connections to the city's database; none is made before the first query. */
export function openDatabase(url: string, maxConnections?: number): OpenDatabase {
  return openTables(url, maxConnections)
}
