import { recordSplitter, type TextRecord } from '../../import/split-records.ts'
import type { FileRecord, RecordBlocks } from './record.ts'
import { saidInJson } from './said-thing.ts'

/** Records of JSON lines: one thing a line. */
export async function* jsonlRecords(pieces: AsyncIterable<string>): RecordBlocks {
  const splitter = recordSplitter(false)
  for await (const piece of pieces) yield splitter.push(piece).map(readLine)
  yield splitter.end().map(readLine)
}

function readLine(record: TextRecord): FileRecord {
  const { line } = record
  if ('lost' in record) return { line, refusal: { field: '', reason: record.lost } }
  let value: unknown
  try {
    value = JSON.parse(record.text)
  } catch {
    return { line, refusal: { field: '', reason: 'unreadable' } }
  }
  const checked = saidInJson(value)
  return checked.outcome === 'good' ? { line, said: checked.value } : { line, refusal: checked.refusal }
}
