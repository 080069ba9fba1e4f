import type { ImportStep } from './import-file.ts'

/** How fast an import is, and how long it has still to go. */
export interface ImportRate {
  /** Records a second that this run writes. */
  readonly perSecond: number
  /** The part of the file that is read, 0 to 1. */
  readonly share: number
  /** Seconds until the end, by the bytes that are left; null before anything can be said. */
  readonly secondsLeft: number | null
}

/** Reads the speed off two steps: the first of this run, which may be far into the file, and the present one. */
export function importRate(first: ImportStep, present: ImportStep, seconds: number): ImportRate {
  const read = present.bytesRead - first.bytesRead
  const share = present.bytes === 0 ? 1 : present.bytesRead / present.bytes
  if (seconds <= 0 || read <= 0) return { perSecond: 0, share, secondsLeft: null }
  return {
    perSecond: (present.written - first.written) / seconds,
    share,
    secondsLeft: Math.round(((present.bytes - present.bytesRead) * seconds) / read),
  }
}
