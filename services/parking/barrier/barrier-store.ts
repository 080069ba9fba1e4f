import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ParkingError } from '../error.ts'
import type { ReportedEvent, StockedTickets } from '../sync/sync-messages.ts'

/** What a barrier knows. Its promise: what was changed and saved is there again after an end of the process, where there is a folder. */
export interface BarrierState {
  /** What it has yet to tell. */
  events: ReportedEvent[]
  lastNumber: number
  free: number
  baysFree: number
  /** Of the server's word; -1 before the first. */
  version: number
  /** Paid stays that may leave, until when. */
  stays: Map<string, number>
  freeMinutes: (readonly [from: number, minutes: number])[]
  /** Stays that have left by this barrier and could be shown again, until when. */
  left: Map<string, number>
  /** Of the desk's openings, how many it has done; null before the first word. */
  openings: number | null
}

export interface BarrierStore {
  readonly state: BarrierState
  /** Tickets for the minutes to come. */
  readonly tickets: StockedTickets[]
  /** Writes the state down, before the barrier opens. */
  save(): void
  /** Writes the tickets down, without the ones that are past or taken. */
  saveTickets(tickets: readonly StockedTickets[]): void
}

/**
 * Opens it.
 *
 * @param folder of this barrier alone; null for memory
 * @throws ParkingError `folder-not-usable`
 */
export function openBarrierStore(folder: string | null): BarrierStore {
  const kept = (folder === null ? null : read(join(folder, 'state.json'))) as Partial<Saved> | null
  const state: BarrierState = {
    events: kept?.events ?? [],
    lastNumber: kept?.lastNumber ?? 0,
    free: kept?.free ?? 0,
    baysFree: kept?.baysFree ?? 0,
    version: kept?.version ?? -1,
    stays: new Map(kept?.stays),
    freeMinutes: kept?.freeMinutes ?? [],
    left: new Map(kept?.left),
    openings: kept?.openings ?? null,
  }
  const tickets = ((folder === null ? null : read(join(folder, 'tickets.json'))) ?? []) as StockedTickets[]
  return {
    state,
    tickets,
    save() {
      if (folder === null) return
      const saved: Saved = { ...state, stays: [...state.stays], left: [...state.left] }
      write(join(folder, 'state.json'), saved)
    },
    saveTickets(newer) {
      tickets.splice(0, tickets.length, ...newer)
      if (folder !== null) write(join(folder, 'tickets.json'), tickets)
    },
  }
}

type Saved = Omit<BarrierState, 'stays' | 'left'> & {
  readonly stays: (readonly [string, number])[]
  readonly left: (readonly [string, number])[]
}

function read(path: string): unknown {
  if (!existsSync(path)) return null
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new ParkingError('folder-not-usable', `${path} cannot be read`, { cause })
  }
}

/** A power cut leaves the old file or the new one, whole. */
function write(path: string, value: unknown): void {
  try {
    mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 })
    writeFileSync(`${path}.new`, JSON.stringify(value), { mode: 0o600, flush: true })
    renameSync(`${path}.new`, path)
  } catch (cause) {
    throw new ParkingError('folder-not-usable', `${path} cannot be written`, { cause })
  }
}
