import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { TransitError } from '../error.ts'
import { generationEnd } from '../journey/generation.ts'
import type { Entitlement, Serial, Travel } from '../journey/travel.ts'
import { openTravelFile } from './travel-file.ts'
import { stopNumbers, type TravelTable, travelTable } from './travel-table.ts'

/** Under which serial number, counted in what. */
export interface TravelKey {
  readonly entitlement: Entitlement
  readonly generation: number
  readonly serial: Serial
}

/**
 * What a gate knows of tickets and passes. Its promise: once `set` has returned, `get` answers it until the
 * generation is over, over an end of the process too where there is a folder; then all of that generation is dropped
 * at once.
 */
export interface TravelStore {
  /** Travels known. */
  readonly size: number
  /** Bytes that its tables take. */
  readonly bytes: number
  get(key: TravelKey): Travel | undefined
  set(key: TravelKey, travel: Travel): void
  /** Drops the generations that are over. */
  drop(now: number): void
  /** Asks the disk to keep what was written. */
  flush(): void
  close(): void
}

export interface TravelStoreOptions {
  /** Where the files lie, one a generation; in memory alone without it. */
  readonly folder?: string
  readonly stops: readonly string[]
  readonly utcOffsetMinutes: number
}

type Kept = TravelTable & { flush?(): void; close?(): void }

const FILE = /^(ticket|month|concession)-(\d{6,8})\.travels$/

/** Opens a gate's store. @throws TransitError `folder-not-usable`, `travel-file-damaged` */
export function openTravelStore({ folder, stops, utcOffsetMinutes }: TravelStoreOptions): TravelStore {
  const tables = new Map<string, Kept>()
  const pathOf = (name: string): string => join(folder ?? '', `${name}.travels`)

  function tableOf({ entitlement, generation }: Pick<TravelKey, 'entitlement' | 'generation'>): Kept {
    const name = `${entitlement}-${generation}`
    let table = tables.get(name)
    if (!table) {
      table = folder === undefined ? travelTable(stopNumbers(stops)) : openTravelFile(pathOf(name), stops)
      tables.set(name, table)
    }
    return table
  }

  if (folder !== undefined) for (const name of filesIn(folder)) tableOf(name)
  const sum = (of: (table: Kept) => number): number => [...tables.values()].reduce((all, table) => all + of(table), 0)
  return {
    get size() {
      return sum(({ size }) => size)
    },
    get bytes() {
      return sum(({ bytes }) => bytes)
    },
    get: (key) => tables.get(`${key.entitlement}-${key.generation}`)?.get(key.serial),
    set: (key, travel) => tableOf(key).set(key.serial, travel),
    drop(now) {
      for (const [name, table] of tables) {
        const [entitlement, generation] = name.split('-') as [Entitlement, string]
        if (generationEnd(entitlement, Number(generation), utcOffsetMinutes) > now) continue
        table.close?.()
        tables.delete(name)
        if (folder !== undefined) rmSync(pathOf(name), { force: true })
      }
    },
    flush() {
      for (const table of tables.values()) table.flush?.()
    },
    close() {
      for (const table of tables.values()) table.close?.()
      tables.clear()
    },
  }
}

function filesIn(folder: string): Pick<TravelKey, 'entitlement' | 'generation'>[] {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return readdirSync(folder).flatMap((name) => {
      const match = FILE.exec(name)
      return match ? [{ entitlement: match[1] as Entitlement, generation: Number(match[2]) }] : []
    })
  } catch (cause) {
    throw new TransitError('folder-not-usable', `${folder} cannot be used`, { cause })
  }
}
