import { CsvError, parse } from 'csv-parse/sync'
import { TransitError } from '../error.ts'
import { FeedError } from './feed-error.ts'
import { FEED_LIMITS, type FeedFile, type FeedLimits } from './unzip-feed.ts'

/** One row of a table, with where it stands. */
export interface FeedRow {
  readonly line: number
  /** The value of a column. @throws FeedError where it is missing or empty */
  text(column: string): string
  /** The value of a column, or nothing. */
  optional(column: string): string | undefined
  /** @throws FeedError unless it is one of these words */
  oneOf<const Word extends string>(column: string, words: readonly Word[]): Word
  /** @throws FeedError unless it is a number within the bounds */
  number(column: string, least: number, most: number): number
  /** An error about this row. */
  wrong(what: string): FeedError
}

/**
 * Reads a table of a feed: UTF-8, a head of column names, as many values in each row.
 *
 * @throws FeedError with file and line, TransitError `feed-too-large`
 */
export function readTable(file: FeedFile, bytes: Uint8Array, limits: FeedLimits = FEED_LIMITS): FeedRow[] {
  const parsed = parseRows(file, bytes)
  if (parsed.length > limits.rows) throw new TransitError('feed-too-large', `${file} has ${parsed.length} rows`)
  return parsed.map(({ record, info }) => feedRow(file, info.lines, record))
}

interface ParsedRow {
  readonly record: Readonly<Record<string, string>>
  readonly info: { readonly lines: number }
}

function parseRows(file: FeedFile, bytes: Uint8Array): ParsedRow[] {
  const text = decodeUtf8(file, bytes)
  try {
    const options = { bom: true, columns: true, info: true, skip_empty_lines: true, trim: true } as const
    return parse(text, options) as unknown as ParsedRow[]
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    const line = typeof cause.lines === 'number' ? cause.lines : null
    throw new FeedError(file, line, 'not a row of this table', { cause })
  }
}

function decodeUtf8(file: FeedFile, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new FeedError(file, null, 'not UTF-8', { cause })
  }
}

function feedRow(file: FeedFile, line: number, record: Readonly<Record<string, string>>): FeedRow {
  const wrong = (what: string): FeedError => new FeedError(file, line, what)
  const optional = (column: string): string | undefined => record[column] || undefined
  const text = (column: string): string => {
    const value = optional(column)
    if (value === undefined) throw wrong(`${column} is missing`)
    return value
  }
  return {
    line,
    text,
    optional,
    wrong,
    oneOf(column, words) {
      const value = text(column)
      const found = words.find((word) => word === value)
      if (found === undefined) throw wrong(`${column} is none of ${words.join(', ')}`)
      return found
    },
    number(column, least, most) {
      const value = Number(text(column))
      if (!(value >= least && value <= most)) throw wrong(`${column} is no number from ${least} to ${most}`)
      return value
    },
  }
}
