import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OpenDatabase } from '@hefu/server'
import { createTestDatabase } from '@hefu/server/test-database'
import { type ActBody, CARD_LIBRARY, issuerId, TICKET_RIDE } from '@hefu/standard'
import type { KitTables } from '../database/kit-tables.ts'
import { openServiceDatabase } from '../database/open-service-database.ts'
import { type Issuance, openIssuance } from '../issuance/open-issuance.ts'
import { type TestCity, testCity } from './test-city.ts'

/** An issuer in a city in memory: of `TICKET_RIDE`, which is issued once, and of `CARD_LIBRARY`, which is renewed. */
export interface TestIssuance {
  readonly city: TestCity
  readonly opened: OpenDatabase<KitTables>
  readonly issuance: Issuance
  /** Whether library cards are over; a test sets it. */
  cardsAreOver: boolean
  close(): Promise<void>
}

/** When its city begins, Unix seconds. */
export const ISSUANCE_START = 1_795_608_000

const ISSUER = issuerId('operator')
const NAME = { 'zh-CN': '合成营运方', en: 'Synthetic operator' }
const YEAR = 365 * 86_400

const ENTRIES: readonly ActBody[] = [
  { kind: 'issuer', issuer: { id: ISSUER, name: NAME, address: 'https://operator.example' } },
  ...[TICKET_RIDE, CARD_LIBRARY].map(
    (type): ActBody => ({
      kind: 'credential-type',
      type,
      crowd: type.attributes.map(() => 100),
      endsAt: ISSUANCE_START + YEAR,
    }),
  ),
]

/** Opens it, with its keys in the register. */
export async function testIssuance(): Promise<TestIssuance> {
  const city = await testCity(ENTRIES)
  const folder = await mkdtemp(join(tmpdir(), 'hefu-kit-'))
  const opened = await openServiceDatabase<KitTables>(await createTestDatabase(), {})
  const issuance = await openIssuance({
    config: { dataDirectory: folder, walletUrl: 'https://wallet.example' },
    database: opened.database,
    register: city.register,
    issuer: ISSUER,
    types: [
      { type: TICKET_RIDE, refreshed: false, values: (terms) => terms as string[] },
      {
        type: CARD_LIBRARY,
        refreshed: true,
        values: (terms) => (world.cardsAreOver ? null : (terms as string[])),
      },
    ],
    ports: { clock: () => city.time.now, random: city.city.random },
  })
  await city.registerKeys(await issuance.issuerKeys())
  const world: TestIssuance = {
    city,
    opened,
    issuance,
    cardsAreOver: false,
    async close() {
      await opened.close()
      await rm(folder, { recursive: true })
    },
  }
  return world
}
