/** Longest record, in UTF-16 units: far more than a record may say. */
export const MAX_RECORD = 32_768

/** A record as text, without the line break at its end; or why there is none: it is too large, or its quotes do not close in time. */
export type TextRecord = {
  /** The line on which it begins, from 1. */
  readonly line: number
} & ({ readonly text: string } | { readonly lost: 'too-large' | 'unreadable' })

/** Most line breaks within quotes: past them somebody has forgotten a quote. */
const MAX_BREAKS = 100

/** Splits text into records as it comes. */
export interface RecordSplitter {
  /** The records that end in this piece, together with what was left of those before. */
  push(piece: string): TextRecord[]
  /** The record that has no line break at its end. */
  end(): TextRecord[]
}

/**
 * Splits text into records at line breaks; with `quoted`, as in CSV, only at those outside double quotes. A record that does not end in time
 * is given up by its first line, and the next line is read as a record again: a forgotten quote costs one record and not the rest of the
 * file. Empty lines are passed over.
 */
export function recordSplitter(quoted: boolean): RecordSplitter {
  let rest = ''
  let line = 1
  // In the midst of a line that is too large: its end is waited for, and nothing of it is kept.
  let dropping = false

  function split(text: string, isLast: boolean): TextRecord[] {
    const found: TextRecord[] = []
    let start = 0
    if (dropping) {
      const end = text.indexOf('\n')
      if (end < 0) return found
      dropping = false
      start = end + 1
      line++
    }
    while (start < text.length) {
      const { end, breaks } = endOf(text, start, quoted, isLast)
      if (end === 'unknown') break
      if (end === 'lost') {
        const first = text.indexOf('\n', start)
        const isLong = (first < 0 ? text.length : first) - start > MAX_RECORD
        found.push({ line, lost: isLong ? 'too-large' : 'unreadable' })
        dropping = first < 0 && !isLast
        start = first < 0 ? text.length : first + 1
        if (first >= 0) line++
        continue
      }
      const record = text.slice(start, text[end - 1] === '\r' ? end - 1 : end)
      if (record !== '') found.push({ line, text: record })
      line += breaks + 1
      start = end + 1
    }
    rest = text.slice(start)
    return found
  }
  return { push: (piece) => split(rest + piece, false), end: () => split(rest, true) }
}

/** Where a record ends that begins at `start`: `unknown` until more is read, `lost` when it does not end in time. */
function endOf(
  text: string,
  start: number,
  quoted: boolean,
  isLast: boolean,
): { readonly end: number | 'unknown' | 'lost'; readonly breaks: number } {
  let isOpen = false
  for (let from = start, breaks = 0; ; breaks++) {
    const found = text.indexOf('\n', from)
    const end = found < 0 ? text.length : found
    if (quoted && hasOddQuotes(text, from, end)) isOpen = !isOpen
    if (end - start > MAX_RECORD || breaks > MAX_BREAKS) return { end: 'lost', breaks }
    if (found < 0 && !isLast) return { end: 'unknown', breaks }
    if (!isOpen) return { end, breaks }
    if (found < 0) return { end: 'lost', breaks }
    from = found + 1
  }
}

/** Two quotes within quotes stand for one, which leaves them open as they were. */
function hasOddQuotes(text: string, from: number, end: number): boolean {
  let isOdd = false
  for (let at = text.indexOf('"', from); at >= 0 && at < end; at = text.indexOf('"', at + 1)) isOdd = !isOdd
  return isOdd
}
