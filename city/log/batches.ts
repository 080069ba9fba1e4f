import { type LeafRange, LogError, MAX_ENTRY_BYTES } from '@hefu/log'
import { CityError } from '../error.ts'
import type { SizedNote } from './head.ts'

/** Puts appends that come at the same time into one batch. */
export interface Batches {
  /**
   * Appends entries together and in order.
   *
   * @returns where they stand
   * @throws LogError `too-large`; CityError `log-busy`, `log-closed` or as the writer
   */
  append(entries: readonly Uint8Array[]): Promise<LeafRange>
  /** Takes no more, and waits for what was taken. */
  close(): Promise<void>
}

/** Most entries of one append, and of a batch of several. */
const MAX_BATCH_ENTRIES = 4096
/** Bytes in a batch of several appends. */
const MAX_BATCH_BYTES = 8_000_000
/** Bytes that may wait: above, appends are refused until some of them are durable. */
const MAX_WAITING_BYTES = 64_000_000
/** Counted for each entry beside its own bytes. */
const OVERHEAD_BYTES = 64

interface Waiting {
  readonly entries: readonly Uint8Array[]
  readonly bytes: number
  readonly resolve: (range: LeafRange) => void
  readonly reject: (error: unknown) => void
}

/** While one batch is written the next gathers, so that the more there is to append, the more shares a flush to disk. */
export function batches(write: (entries: readonly Uint8Array[]) => Promise<SizedNote>): Batches {
  const waiting: Waiting[] = []
  let waitingBytes = 0
  let working: Promise<void> | undefined
  let closed = false

  function next(): readonly Waiting[] {
    let entries = 0
    let bytes = 0
    const count = waiting.findIndex((append) => {
      entries += append.entries.length
      bytes += append.bytes
      return entries > MAX_BATCH_ENTRIES || bytes > MAX_BATCH_BYTES
    })
    return waiting.splice(0, count === -1 ? waiting.length : Math.max(count, 1))
  }

  async function work(): Promise<void> {
    while (waiting.length > 0) {
      // What else arrives in this turn of the event loop comes along.
      await new Promise<void>((resolve) => setImmediate(resolve))
      const batch = next()
      try {
        const { size } = await write(batch.flatMap(({ entries }) => entries))
        let end = size
        for (const { entries, resolve } of batch.toReversed()) {
          resolve({ start: end - entries.length, end })
          end -= entries.length
        }
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
      for (const { bytes } of batch) waitingBytes -= bytes
    }
    working = undefined
  }

  return {
    async append(entries) {
      if (entries.length === 0) throw new RangeError('there is nothing to append')
      if (entries.length > MAX_BATCH_ENTRIES)
        throw new LogError('too-large', `over ${MAX_BATCH_ENTRIES} entries at once`)
      if (entries.some(({ length }) => length > MAX_ENTRY_BYTES)) {
        throw new LogError('too-large', `an entry over ${MAX_ENTRY_BYTES} bytes`)
      }
      if (closed) throw new CityError('log-closed', 'the log is closed')
      const bytes = entries.reduce((sum, { length }) => sum + length + OVERHEAD_BYTES, 0)
      if (waitingBytes > 0 && waitingBytes + bytes > MAX_WAITING_BYTES) {
        throw new CityError('log-busy', 'too much waits to be appended: try again in a moment')
      }
      waitingBytes += bytes
      // Copies: what is hashed is what is stored, whatever the caller does with its bytes meanwhile.
      const copies = entries.map((entry) => entry.slice())
      const appended = new Promise<LeafRange>((resolve, reject) => {
        waiting.push({ entries: copies, bytes, resolve, reject })
      })
      working ??= work()
      return appended
    },
    async close() {
      closed = true
      await working
    },
  }
}
