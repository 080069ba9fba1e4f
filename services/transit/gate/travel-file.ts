import { closeSync, existsSync, fdatasyncSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import { TransitError } from '../error.ts'
import type { Serial, Travel } from '../journey/travel.ts'
import { halves, pack, serialFrom, stopNumbers, type TravelTable, travelTable, unpack } from './travel-table.ts'

/** A table that is written down. */
export interface TravelFile extends TravelTable {
  /** Asks the disk to keep what was written. */
  flush(): void
  close(): void
}

/** Two words of the serial number, three of the travel and one that shows whether all of it was written. */
const RECORD_BYTES = 24
const HEAD_END = 10

/**
 * A travel table with a file behind it, to which each change is appended before `set` returns, so that a gate whose
 * process ends knows what it has let in. Each second it is made to last on the disk: what a power cut takes is what
 * the last second wrote. The head says which stop each number stands for, so that a feed with other stops reads an
 * older file rightly.
 *
 * @throws TransitError `travel-file-damaged`, `folder-not-usable`
 */
export function openTravelFile(path: string, stopIds: readonly string[]): TravelFile {
  const stops = stopNumbers(stopIds)
  const table = travelTable(stops)
  if (existsSync(path)) load(path, table)
  const fresh = !existsSync(path) || !sameStops(path, stopIds)
  const file = openFor(path, fresh ? 'w' : 'a')
  const bytes = new Uint8Array(RECORD_BYTES)
  const record = new DataView(bytes.buffer)
  let isDirty = false

  function append(serial: Serial, travel: Travel): void {
    const words = [...halves(serial), ...pack(travel, stops)]
    for (const [index, word] of words.entries()) record.setUint32(index * 4, word)
    record.setUint32(RECORD_BYTES - 4, checkOf(words))
    writeSync(file, bytes)
    isDirty = true
  }

  if (fresh) {
    writeSync(file, `${JSON.stringify({ stops: stopIds })}\n`)
    for (const [serial, travel] of table.entries()) append(serial, travel)
  }
  return {
    get size() {
      return table.size
    },
    get bytes() {
      return table.bytes
    },
    entries: () => table.entries(),
    get: (serial) => table.get(serial),
    set(serial, travel) {
      append(serial, travel)
      table.set(serial, travel)
    },
    flush() {
      if (isDirty) fdatasyncSync(file)
      isDirty = false
    },
    close() {
      fdatasyncSync(file)
      closeSync(file)
    },
  }
}

function openFor(path: string, flags: 'a' | 'w'): number {
  try {
    return openSync(path, flags, 0o600)
  } catch (cause) {
    throw new TransitError('folder-not-usable', `${path} cannot be written`, { cause })
  }
}

/** Reads what was written. A last record that a power cut left unfinished is cut off; damage before it is an error. */
function load(path: string, table: TravelTable): void {
  const bytes = readFileSync(path)
  const headEnd = bytes.indexOf(HEAD_END)
  const stops = stopNumbers(headOf(path, bytes, headEnd))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = headEnd + 1; at < bytes.length; at += RECORD_BYTES) {
    const isWhole = at + RECORD_BYTES <= bytes.length
    const words = isWhole ? [0, 4, 8, 12, 16].map((offset) => view.getUint32(at + offset)) : []
    if (isWhole && checkOf(words) === view.getUint32(at + RECORD_BYTES - 4)) {
      table.set(serialFrom(words[0] ?? 0, words[1] ?? 0), unpack(words.slice(2), stops))
      continue
    }
    if (at + RECORD_BYTES < bytes.length) throw new TransitError('travel-file-damaged', `${path} at byte ${at}`)
    truncateSync(path, at)
    return
  }
}

function headOf(path: string, bytes: Uint8Array, headEnd: number): string[] {
  try {
    const { stops } = JSON.parse(new TextDecoder().decode(bytes.subarray(0, headEnd))) as { stops: string[] }
    return stops
  } catch (cause) {
    throw new TransitError('travel-file-damaged', `${path} has no head`, { cause })
  }
}

function sameStops(path: string, stopIds: readonly string[]): boolean {
  const bytes = readFileSync(path)
  return JSON.stringify(headOf(path, bytes, bytes.indexOf(HEAD_END))) === JSON.stringify(stopIds)
}

/** Tells a whole record from one half written (32-bit FNV-1a over its words). */
function checkOf(words: readonly number[]): number {
  return words.reduce((sum, word) => Math.imul(sum ^ word, 0x01000193) >>> 0, 0x811c9dc5)
}
