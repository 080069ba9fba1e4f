import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { TransitError } from '../error.ts'
import type { ReportedEvent } from '../sync/sync-messages.ts'

/**
 * What a gate has yet to tell. Its promise: an event that was added is told, over an end of the process too where
 * there is a file.
 */
export interface EventLog {
  readonly waiting: number
  add(event: Omit<ReportedEvent, 'number'>): void
  /** The oldest ones. */
  first(count: number): readonly ReportedEvent[]
  /** Forgets those up to a number, which the server has. */
  told(upTo: number): void
}

/**
 * Opens it. Numbers grow over restarts, since they begin with the time.
 *
 * @param path of a file, one event a line; in memory alone without it
 * @throws TransitError `folder-not-usable`
 */
export function openEventLog(path: string | null): EventLog {
  let events = path === null ? [] : readEvents(path)
  let last = events.at(-1)?.number ?? 0
  return {
    get waiting() {
      return events.length
    },
    add(event) {
      last = Math.max(last + 1, event.at * 1000)
      const numbered = { ...event, number: last }
      if (path !== null) appendFileSync(path, `${JSON.stringify(numbered)}\n`)
      events.push(numbered)
    },
    first: (count) => events.slice(0, count),
    told(upTo) {
      last = Math.max(last, upTo)
      events = events.filter(({ number }) => number > upTo)
      // What is left in the file meanwhile is told again, and the server knows it by its number.
      if (path !== null && events.length === 0) writeFileSync(path, '', { mode: 0o600 })
    },
  }
}

/** A last line that a power cut left unfinished is no event: its gate had not opened yet. */
function readEvents(path: string): ReportedEvent[] {
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n')
  const unfinished = lines.pop()
  try {
    const events = lines.map((line) => JSON.parse(line) as ReportedEvent)
    if (unfinished !== '') writeFileSync(path, lines.map((line) => `${line}\n`).join(''), { mode: 0o600 })
    return events
  } catch (cause) {
    throw new TransitError('folder-not-usable', `${path} cannot be read`, { cause })
  }
}
