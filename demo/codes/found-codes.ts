import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openCityOrganisations, openCityThings, parseKind } from '@hefu/city'
import { SYNTHETIC_KINDS } from '@hefu/testing'
import type { CityPlace } from '../city-place.ts'
import { DemoError } from '../error.ts'
import { isMissing, writeWhole } from '../kept-secret.ts'
import { custodianAt } from './custodian.ts'
import { demoOrganisations } from './demo-organisations.ts'
import { demoReports } from './demo-reports.ts'
import {
  CUSTODIAN_NAMES,
  DEMO_CATEGORIES,
  type DemoCustodian,
  type DemoThing,
  demoThings,
  nthOfKind,
} from './demo-things.ts'
import { reporterAt } from './reporter.ts'

/** The keys with which the custodians of the demo write to the city. */
export type CustodianKeys = Readonly<Record<DemoCustodian, string>>

const KEYS_FILE = 'custodian-keys.json'
const CUSTODIANS = ['lifts', 'water', 'streets'] as const
const DAY = 86_400

/**
 * Gives a city its organisations and things, and reports of faults in every state, the first time: by the files that a city's team would import and by
 * what reporters and custodians send. Beside a city that serves.
 *
 * @param folder where the files are kept, for whoever wants to try the import
 * @returns the custodians' keys, of the first time
 * @throws CityError as an import; DemoError `city-refused`
 */
export async function foundCodes(options: {
  readonly folder: string
  readonly place: CityPlace
  readonly cityUrl: string
}): Promise<CustodianKeys> {
  const { folder, place, cityUrl } = options
  const kept = await readKept(join(folder, KEYS_FILE))
  if (kept) return kept
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const things = demoThings()
  const [keys] = await Promise.all([importThings(folder, place, things), importOrganisations(folder, place)])
  await fileReports(cityUrl, keys, things, place.clock())
  // Last, since it says that all of it is there.
  await writeWhole(join(folder, KEYS_FILE), JSON.stringify(keys, null, 2))
  return keys
}

async function readKept(path: string): Promise<CustodianKeys | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    if (isMissing(error)) return null
    throw new Error(`could not read ${path}`, { cause: error })
  }
}

async function importThings(folder: string, place: CityPlace, things: readonly DemoThing[]): Promise<CustodianKeys> {
  const city = await openCityThings(place)
  try {
    for (const kind of SYNTHETIC_KINDS) await city.putKind(parseKind(kind))
    const keys = { lifts: '', water: '', streets: '' }
    for (const id of CUSTODIANS) keys[id] = await city.addCustodian({ id, name: CUSTODIAN_NAMES[id] })
    await city.putCategories(DEMO_CATEGORIES)
    const path = await writeLines(join(folder, 'things.jsonl'), things)
    const { signal } = new AbortController()
    const { refused } = await city.import({ path, format: 'jsonl', custodian: null, signal, onProgress() {} })
    assertWhole('things', refused)
    return keys
  } finally {
    await city.close()
  }
}

async function importOrganisations(folder: string, place: CityPlace): Promise<void> {
  const city = await openCityOrganisations(place)
  try {
    const files = demoOrganisations(place.clock())
    const { signal } = new AbortController()
    // Organisations first: the others are theirs.
    for (const table of ['organisations', 'licences', 'results'] as const) {
      const path = await writeLines(join(folder, `${table}.jsonl`), files[table])
      const { refused } = await city.import({ path, format: 'jsonl', table, signal, onProgress() {} })
      assertWhole(table, refused)
    }
  } finally {
    await city.close()
  }
}

/** What people reported, what became of it, and what happened to some things. */
async function fileReports(
  cityUrl: string,
  keys: CustodianKeys,
  things: readonly DemoThing[],
  now: number,
): Promise<void> {
  const reporter = reporterAt(cityUrl)
  // One after the other: a city takes few reports at once.
  for (const { said, custodian, works, isWithdrawn } of demoReports(things)) {
    const sent = await reporter.report(said)
    const { work } = custodianAt(cityUrl, keys[custodian])
    for (const each of works) await work(sent.id, each)
    if (isWithdrawn) await reporter.withdraw(sent)
  }
  const { id } = nthOfKind(things, 'lift', 0)
  const { tell } = custodianAt(cityUrl, keys.lifts)
  const office = CUSTODIAN_NAMES.lifts
  await tell(id, { kind: 'installed', at: now - 2000 * DAY, office })
  await tell(id, { kind: 'repaired', at: now - 90 * DAY, office, note: '更换门机皮带。' })
  await tell(id, { kind: 'inspected', at: now - 40 * DAY, office })
}

async function writeLines(path: string, records: readonly object[]): Promise<string> {
  await writeFile(path, records.map((record) => `${JSON.stringify(record)}\n`).join(''))
  return path
}

/** @throws DemoError `city-refused` when a record was not taken */
function assertWhole(what: string, refused: number): void {
  if (refused > 0) throw new DemoError('city-refused', `${refused} records of ${what} were not taken`)
}
