import type { Clock } from '@hefu/standard'
import { assertConfig, type CityConfig } from '../config.ts'
import { type ReportedRefusal, readReport } from '../import/report.ts'
import { openFoundations } from '../open-foundations.ts'
import { exportOrganisations } from './export-organisations.ts'
import {
  importOrganisations,
  type OrganisationImport,
  type OrganisationsImported,
} from './import/import-organisations.ts'
import type { OrganisationTableName } from './import/import-table.ts'
import type { OrganisationFormat } from './import/read-records.ts'

/** The organisations of a city, for its team. */
export interface CityOrganisations {
  /** @throws CityError as {@link importOrganisations} */
  import(request: OrganisationImport): Promise<OrganisationsImported>
  /** The records that an import refused or doubted, in the order of their lines, some at a time. */
  report(digest: Uint8Array): AsyncGenerator<readonly ReportedRefusal[]>
  /** A table as a file, piece by piece. */
  export(table: OrganisationTableName, format: OrganisationFormat): AsyncGenerator<string>
  close(): Promise<void>
}

/**
 * Opens a city's organisations while no server runs on its data folder, or beside servers that share a given database.
 *
 * @throws CityError as `startCity`
 */
export async function openCityOrganisations(options: {
  readonly config: CityConfig
  readonly dataDirectory: string
  readonly databaseUrl?: string
  readonly clock: Clock
}): Promise<CityOrganisations> {
  assertConfig(options.config)
  const { opened, close } = await openFoundations(options)
  const { database, pool } = opened
  return {
    close,
    async import(request) {
      const client = await pool.connect()
      try {
        return await importOrganisations(client, options.clock, request)
      } finally {
        // What was set and made for the import ends with its connection.
        client.release(true)
      }
    },
    report: (digest) => readReport(database, digest),
    export: (table, format) => exportOrganisations(database, table, format),
  }
}
