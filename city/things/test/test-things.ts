import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase } from '@hefu/server/test-database'
import { SYNTHETIC_CUSTODIANS, SYNTHETIC_KINDS, seededRandom } from '@hefu/testing'
import { migrate } from '../../database/migrate.ts'
import { type OpenDatabase, openDatabase } from '../../database/open-database.ts'
import type { ImportResult } from '../../import/import-file.ts'
import { type ReportedRefusal, readReport } from '../../import/report.ts'
import { custodianKeyHash, newCustodianKey } from '../custodian-key.ts'
import { type ImportRequest, importThings } from '../import/import-things.ts'
import { parseKind } from '../kind-schema.ts'
import { openThings, type ThingPorts } from '../ports.ts'

/** A database with the kinds and custodians of the synthetic city. */
export interface TestThings {
  readonly opened: OpenDatabase
  readonly ports: ThingPorts
  /** Unix seconds; a test sets it. */
  readonly time: { now: number }
  /** The key of each custodian. */
  readonly keys: ReadonlyMap<string, string>
  /** Writes a file of this name and imports it. */
  import(name: string, content: string | Uint8Array, request?: Partial<ImportRequest>): Promise<ImportResult>
  /** What an import refused, as `line field reason`. */
  report(result: ImportResult): Promise<string[]>
  close(): Promise<void>
}

/** Opens it; close it afterwards. */
export async function startTestThings(): Promise<TestThings> {
  const opened = openDatabase(await createTestDatabase())
  await migrate(opened.database)
  const folder = await mkdtemp(join(tmpdir(), 'hefu-things-'))
  const time = { now: 1_795_608_000 }
  const ports = openThings({ database: opened.database, clock: () => time.now })
  const random = seededRandom('things')
  const keys = new Map<string, string>()
  for (const kind of SYNTHETIC_KINDS) await ports.register.putKind(parseKind(kind))
  for (const custodian of SYNTHETIC_CUSTODIANS) {
    const key = newCustodianKey(random)
    keys.set(custodian.id, key)
    await ports.register.putCustodian(custodian, custodianKeyHash(key))
  }
  return {
    opened,
    ports,
    time,
    keys,
    async import(name, content, request = {}) {
      const path = join(folder, name)
      await writeFile(path, content)
      const [kinds, custodians] = await Promise.all([ports.register.kinds(), ports.register.custodians()])
      const rules = {
        kinds: new Map(kinds.map((kind) => [kind.id, kind])),
        custodians: new Set(custodians.map(({ id }) => id)),
      }
      const client = await opened.pool.connect()
      try {
        return await importThings(client, rules, () => time.now, {
          path,
          format: 'csv',
          custodian: null,
          onProgress() {},
          signal: new AbortController().signal,
          ...request,
        })
      } finally {
        client.release(true)
      }
    },
    async report({ digest }) {
      const rows: ReportedRefusal[] = []
      for await (const page of readReport(opened.database, digest)) rows.push(...page)
      return rows.map(({ line, field, reason }) => `${line} ${field} ${reason}`)
    },
    async close() {
      await opened.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
