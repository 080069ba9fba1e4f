import { csvRecords } from './csv-source.ts'
import { geojsonRecords } from './geojson-source.ts'
import { jsonlRecords } from './jsonl-source.ts'
import type { FileFormat, RecordBlocks } from './record.ts'

const READERS: Readonly<Record<FileFormat, (pieces: AsyncIterable<string>) => RecordBlocks>> = {
  csv: csvRecords,
  geojson: geojsonRecords,
  jsonl: jsonlRecords,
}
const ENDINGS: Readonly<Record<string, FileFormat>> = {
  csv: 'csv',
  geojson: 'geojson',
  json: 'geojson',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
}

/** The records of a file. @throws CityError `import-header` or `import-unreadable` */
export function recordsIn(format: FileFormat, pieces: AsyncIterable<string>): RecordBlocks {
  return READERS[format](pieces)
}

/** The format that a file's name says; null where it says none. */
export function formatOf(path: string): FileFormat | null {
  return ENDINGS[/\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''] ?? null
}
