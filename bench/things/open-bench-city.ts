import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type CityThings,
  type OpenDatabase,
  openCityThings,
  openDatabase,
  openThings,
  parseKind,
  type ThingPorts,
} from '@hefu/city'
import { startEmbeddedPostgres } from '@hefu/server'
import { issuerId } from '@hefu/standard'
import { SYNTHETIC_CUSTODIANS, SYNTHETIC_KINDS } from '@hefu/testing'

/** A city of things with a database of its own that flushes to disk. */
export interface BenchCity {
  readonly folder: string
  readonly things: CityThings
  readonly ports: ThingPorts
  readonly pool: OpenDatabase['pool']
  close(): Promise<void>
}

/** Opens one with the kinds and custodians of the synthetic city. */
export async function openBenchCity(): Promise<BenchCity> {
  const folder = await mkdtemp(join(tmpdir(), 'hefu-bench-'))
  // Where root runs this, another user runs the database, has to reach its folder, and copies a table to a file.
  await chmod(folder, 0o777)
  const data = join(folder, 'data')
  await mkdir(data, { mode: 0o755 })
  const postgres = await startEmbeddedPostgres({ folder: data })
  const clock = (): number => Math.floor(Date.now() / 1000)
  const things = await openCityThings({ config: CONFIG, dataDirectory: data, databaseUrl: postgres.url, clock })
  for (const kind of SYNTHETIC_KINDS) await things.putKind(parseKind(kind))
  for (const custodian of SYNTHETIC_CUSTODIANS) await things.addCustodian(custodian)
  const opened = openDatabase(postgres.url)
  return {
    folder,
    things,
    ports: openThings({ database: opened.database, clock }),
    pool: opened.pool,
    async close() {
      await opened.close()
      await things.close()
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const CONFIG = {
  origin: 'bench.hefu.example',
  publicUrl: 'http://city.bench.example',
  issuer: issuerId('city.bench'),
  witnesses: [],
  quorum: 0,
  identityProvider: { issuer: 'http://id.bench.example', audience: 'city', claims: 'token' },
  allowedOrigins: [],
  replacementsPerEpoch: 0,
  rateLimit: { requestsPerMinute: 1e9 },
} as const
