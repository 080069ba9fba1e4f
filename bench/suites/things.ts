import { join } from 'node:path'
import { seededNumbers } from '@hefu/testing'
import { type Measured, type Row, target } from '../result.ts'
import { median, percentile } from '../statistics.ts'
import { type BenchCity, openBenchCity } from '../things/open-bench-city.ts'
import { writeThingsFile } from '../things/things-file.ts'

/** Things that are imported unless told otherwise. */
const COUNT = 1_000_000
/** Times that each search is asked, with other words or another place each time. */
const ASKED = 200
const PAGE = 50

/** How fast a file of things is imported, beside the plain COPY of the same rows; and found among them. */
export async function things(count: number = COUNT): Promise<Measured> {
  const city = await openBenchCity()
  try {
    return await measure(city, count)
  } finally {
    await city.close()
  }
}

async function measure(city: BenchCity, count: number): Promise<Measured> {
  const path = join(city.folder, 'things.csv')
  const bytes = await writeThingsFile(path, count)
  const imported = await timeImport(city, path, count)
  const copied = await timeCopy(city)
  const again = await timeRepeat(city, path)
  const searches = await timeSearches(city)
  const rate = count / imported.seconds
  const floor = count / copied
  return {
    rows: [
      { name: 'things imported a second, whole import', median: rate, runs: 1, unit: '1/s' },
      {
        name: 'things imported a second, by batch',
        median: median(imported.rates),
        runs: imported.rates.length,
        unit: '1/s',
      },
      { name: 'rows copied a second, plain COPY', median: floor, runs: 1, unit: '1/s' },
      { name: 'things looked at a second, repeated import', median: count / again, runs: 1, unit: '1/s' },
      { name: 'memory of the importing process', median: imported.memory, runs: 1, unit: 'MB' },
      ...searches,
    ],
    ratios: {
      import_per_second: rate,
      import_vs_copy: rate / floor,
      words_p99_ms: worst(searches, 'words'),
      area_p99_ms: worst(searches, 'area'),
    },
    targets: [
      target('import_vs_copy', rate / floor, 'at least', 0.33),
      target('words_p99_ms', worst(searches, 'words'), 'at most', 200),
      target('area_p99_ms', worst(searches, 'area'), 'at most', 200),
    ],
    notes: [
      `${count} things, ${Math.round(bytes / 1e6)} MB of CSV, read, checked, split into words and written; PostgreSQL flushes to disk.`,
      'COPY is of the same rows, made ready, from a file on the server into a table with the same indexes, in one statement.',
      `A search answers a page of ${PAGE} from the database, without HTTP; 95 % stands for 99 % in its rows. VACUUM ANALYZE ran before, as autovacuum does within minutes.`,
    ],
  }
}

async function timeImport({ things: into }: BenchCity, path: string, count: number) {
  const rates: number[] = []
  let memory = 0
  const began = performance.now()
  let last = { at: began, written: 0 }
  const { added } = await into.import({
    path,
    format: 'csv',
    custodian: null,
    signal: new AbortController().signal,
    onProgress({ written }) {
      const at = performance.now()
      rates.push((1000 * (written - last.written)) / (at - last.at))
      last = { at, written }
      memory = Math.max(memory, process.memoryUsage.rss() / 1e6)
    },
  })
  if (added !== count) throw new Error(`${added} of ${count} things were imported`)
  return { seconds: (performance.now() - began) / 1000, rates, memory }
}

/** Seconds that the database takes for the same rows when they are ready. */
async function timeCopy({ pool, folder }: BenchCity): Promise<number> {
  const client = await pool.connect()
  try {
    const file = join(folder, 'things.copy')
    await client.query('set statement_timeout = 0')
    await client.query(`copy thing to '${file}'`)
    await client.query('create table thing_copied (like thing including all)')
    await client.query('checkpoint')
    const began = performance.now()
    await client.query(`copy thing_copied from '${file}'`)
    const seconds = (performance.now() - began) / 1000
    await client.query('drop table thing_copied')
    await client.query('vacuum analyze thing')
    return seconds
  } finally {
    client.release(true)
  }
}

async function timeRepeat({ things: into }: BenchCity, path: string): Promise<number> {
  const began = performance.now()
  const { changed, added } = await into.import({
    path,
    format: 'csv',
    custodian: null,
    signal: new AbortController().signal,
    onProgress() {},
  })
  if (changed + added > 0) throw new Error('an import that was repeated changed something')
  return (performance.now() - began) / 1000
}

async function timeSearches({ ports: { search } }: BenchCity): Promise<Row[]> {
  const { below, share } = seededNumbers(3)
  const page = { after: null, limit: PAGE }
  const house = () => 1 + below(998)
  const around = (reach: number) => {
    const [west, south] = [120.0 + share() * 0.33, 30.08 + share() * 0.33]
    return { west, south, east: west + reach, north: south + reach }
  }
  const streets = ['清和路', '听松巷', '望潮大道', '安澜街', '桂雨路', '临溪巷'] as const
  const street = () => streets[below(streets.length)] ?? ''
  const searches: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['words: a street and a number', () => search.search({ words: `${street()}${house()}号` }, page)],
    ['words: a street, tens of thousands', () => search.search({ words: street() }, page)],
    ['words: one that a fifth of all things have', () => search.search({ words: '电梯' }, page)],
    ['words: none that anything has', () => search.search({ words: `无此${house()}` }, page)],
    ['words: in an area', () => search.search({ words: 'lamp', area: around(0.02) }, page)],
    ['area: 200 m', () => search.search({ area: around(0.002) }, page)],
    ['area: 2 km', () => search.search({ area: around(0.02) }, page)],
    ['area: 20 km', () => search.search({ area: around(0.2) }, page)],
    ['area: the nearest', () => search.nearest({}, centre(around(0)), PAGE)],
    ['area: the nearest lifts', () => search.nearest({ kind: 'lift' }, centre(around(0)), PAGE)],
  ]
  const rows: Row[] = []
  for (const [name, ask] of searches) {
    for (let i = 0; i < 10; i++) await ask()
    const times: number[] = []
    for (let i = 0; i < ASKED; i++) {
      const began = performance.now()
      await ask()
      times.push(performance.now() - began)
    }
    rows.push({ name, median: median(times), p95: percentile(times, 0.99), runs: times.length })
  }
  return rows
}

function centre({ west, south }: { readonly west: number; readonly south: number }) {
  return { longitude: west, latitude: south }
}

/** The slowest 99th percentile of the searches that are named so. */
function worst(rows: readonly Row[], about: string): number {
  return Math.max(...rows.filter(({ name }) => name.startsWith(about)).map(({ p95 = Number.NaN }) => p95))
}
