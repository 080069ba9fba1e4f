import { systemRandom } from '@hefu/server'
import type { Clock } from '@hefu/standard'
import type { Kysely } from 'kysely'
import { assertConfig, type CityConfig } from '../config.ts'
import type { Database } from '../database/schema.ts'
import { CityError } from '../error.ts'
import type { ImportResult } from '../import/import-file.ts'
import { type ReportedRefusal, readReport } from '../import/report.ts'
import { openFoundations } from '../open-foundations.ts'
import type { FaultCategory } from '../reports/category.ts'
import { databaseCategoryStore } from '../reports/category-store.ts'
import { custodianKeyHash, newCustodianKey } from './custodian-key.ts'
import { exportThings } from './export/export-things.ts'
import { type ImportRequest, importThings } from './import/import-things.ts'
import type { FileFormat } from './import/record.ts'
import type { ThingKind } from './kind.ts'
import { databaseThingRegister, type ThingRegister } from './register-store.ts'
import { searchThings, type ThingFilter } from './search/search-things.ts'
import type { Custodian, KeptThing } from './thing.ts'

/** The things of a city, for its team. */
export interface CityThings extends Pick<ThingRegister, 'kinds' | 'custodians' | 'putKind'> {
  /** Adds a custodian, or gives one that is there a new key. The key is told this once. */
  addCustodian(custodian: Custodian): Promise<string>
  /**
   * Adds what can be reported, or puts it in the place of what has the same codes.
   *
   * @throws CityError `invalid-category` for one that names a kind or a custodian that is not there
   */
  putCategories(categories: readonly FaultCategory[]): Promise<void>
  /** @throws CityError as {@link importThings} */
  import(request: ImportRequest): Promise<ImportResult>
  /** The records that an import refused, in the order of their lines, some at a time. */
  report(digest: Uint8Array): AsyncGenerator<readonly ReportedRefusal[]>
  /** Things as a file, piece by piece. */
  export(format: FileFormat, filter: ThingFilter): Promise<AsyncGenerator<string>>
  close(): Promise<void>
}

/** Things of a page that is read for a file. */
const PAGE = 2_000

/**
 * Opens a city's things while no server runs on its data folder, or beside servers that share a given database.
 *
 * @throws CityError as `startCity`
 */
export async function openCityThings(options: {
  readonly config: CityConfig
  readonly dataDirectory: string
  readonly databaseUrl?: string
  readonly clock: Clock
}): Promise<CityThings> {
  assertConfig(options.config)
  const { opened, close } = await openFoundations(options)
  const { database, pool } = opened
  const register = databaseThingRegister(database)
  return {
    ...register,
    close,

    async addCustodian(custodian) {
      const key = newCustodianKey(systemRandom)
      await register.putCustodian(custodian, custodianKeyHash(key))
      return key
    },

    async putCategories(categories) {
      const [kinds, custodians] = await Promise.all([register.kinds(), register.custodians()])
      for (const { code, kind, custodian } of categories) {
        const known = (list: readonly { readonly id: string }[], id: string | null): boolean =>
          id === null || list.some((each) => each.id === id)
        if (known(kinds, kind) && known(custodians, custodian)) continue
        throw new CityError('invalid-category', `${code}: there is no such kind or custodian`)
      }
      await databaseCategoryStore(database).put(categories)
    },

    async import(request) {
      const [kinds, custodians] = await Promise.all([register.kinds(), register.custodians()])
      const rules = {
        kinds: new Map(kinds.map((kind): [string, ThingKind] => [kind.id, kind])),
        custodians: new Set(custodians.map(({ id }) => id)),
      }
      const client = await pool.connect()
      try {
        return await importThings(client, rules, options.clock, request)
      } finally {
        // What was set and made for the import ends with its connection.
        client.release(true)
      }
    },

    report: (digest) => readReport(database, digest),

    export: async (format, filter) => exportThings(format, pagesOf(database, filter), await register.kinds()),
  }
}

async function* pagesOf(database: Kysely<Database>, filter: ThingFilter): AsyncGenerator<readonly KeptThing[]> {
  let after: string | null = null
  do {
    const page = await searchThings(database, filter, { after, limit: PAGE })
    yield page.things
    after = page.next
  } while (after !== null)
}
