import { Marc, type MarcRecord } from 'marcjs'
import { LibraryError } from '../error.ts'
import type { RecordRefusal } from './catalogue-record.ts'
import { plainElements } from './plain-elements.ts'

/** A record of a file, or why it cannot be read. */
export type ReadRecord = MarcRecord | { readonly refused: RecordRefusal }

const FIELD_END = 0x1e
const RECORD_END = 0x1d
const LEADER = 24
const ENTRY = 12
const MAX_RECORDS = 20_000
const strict = new TextDecoder('utf-8', { fatal: true })

/**
 * The records of a file in MARC 21 exchange format (ISO 2709) or MARCXML, in their order. What a record says of its own lengths is checked before it
 * is parsed: a record that does not fit is refused, and those behind it are read.
 *
 * @throws LibraryError `not-marc` or `too-many-records`
 */
export function readMarc(bytes: Uint8Array): readonly ReadRecord[] {
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart()
  const records = start.startsWith('<') ? readXml(bytes) : readExchange(bytes)
  if (records.length === 0) throw new LibraryError('not-marc', 'the file has no record')
  if (records.length > MAX_RECORDS) throw new LibraryError('too-many-records', 'the file has too many records')
  return records
}

function readExchange(bytes: Uint8Array): readonly ReadRecord[] {
  const records: ReadRecord[] = []
  let start = 0
  while (start < bytes.length && records.length <= MAX_RECORDS) {
    const end = bytes.indexOf(RECORD_END, start)
    const raw = bytes.subarray(start, end < 0 ? bytes.length : end + 1)
    // Line ends between records are common, and no record.
    if (raw.some((byte) => byte > 0x20)) records.push(readOne(trimStart(raw)))
    start = end < 0 ? bytes.length : end + 1
  }
  // A file of something else is one record that does not fit.
  const isMarc = records.length > 1 || bytes.includes(RECORD_END)
  if (!isMarc) throw new LibraryError('not-marc', 'the file is neither MARC 21 nor MARCXML')
  return records
}

function readOne(raw: Uint8Array): ReadRecord {
  if (!fitsItself(raw)) return { refused: 'malformed' }
  try {
    strict.decode(raw)
  } catch {
    return { refused: 'not-utf8' }
  }
  // Leader 09: `a` is UTF-8, a blank MARC-8, which is the same in ASCII alone.
  if (raw[9] !== 0x61 && raw.some((byte) => byte > 0x7f)) return { refused: 'not-utf8' }
  return Marc.parse(Buffer.from(raw), 'iso2709')
}

/** Whether length, base address and directory are those of the record: the parser takes them as they are. */
function fitsItself(raw: Uint8Array): boolean {
  const number = (from: number, to: number): number => {
    const digits = new TextDecoder().decode(raw.subarray(from, to))
    return /^\d+$/.test(digits) ? Number(digits) : -1
  }
  const directoryEnd = raw.indexOf(FIELD_END)
  if (raw.at(-1) !== RECORD_END || number(0, 5) !== raw.length || number(12, 17) !== directoryEnd + 1) return false
  if (directoryEnd < LEADER || (directoryEnd - LEADER) % ENTRY !== 0) return false
  for (let at = LEADER; at < directoryEnd; at += ENTRY) {
    const [length, position] = [number(at + 3, at + 7), number(at + 7, at + 12)]
    const end = directoryEnd + 1 + position + length - 1
    if (length < 1 || position < 0 || raw[end] !== FIELD_END) return false
  }
  return true
}

function readXml(bytes: Uint8Array): readonly ReadRecord[] {
  let text: string
  try {
    text = strict.decode(bytes)
  } catch (cause) {
    throw new LibraryError('not-marc', 'the file is not in UTF-8', { cause })
  }
  const records: ReadRecord[] = []
  for (const [raw] of text.matchAll(/<(?<prefix>\w+:)?record[\s>].*?<\/\k<prefix>record>/gs)) {
    const plain = plainElements(raw)
    records.push(plain === null ? { refused: 'malformed' } : Marc.parse(plain, 'marcxml'))
    if (records.length > MAX_RECORDS) break
  }
  return records
}

function trimStart(raw: Uint8Array): Uint8Array {
  return raw.subarray(raw.findIndex((byte) => byte > 0x20))
}
