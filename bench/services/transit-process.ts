// The transit company in a process of its own, with a PostgreSQL that flushes to disk. Told by messages of its parent; see issue-tickets.ts.
import { toHex } from '@hefu/bytes'
import { startEmbeddedPostgres, systemRandom } from '@hefu/server'
import { openServiceDatabase, sandboxPayments, serveService } from '@hefu/service-kit'
import { TICKET_RIDE } from '@hefu/standard'
import { demoNetwork, openTransit, TRANSIT_MIGRATIONS, type TransitTables } from '@hefu/transit'
import { serveParent } from '../serving-process.ts'
import type { TransitServes } from './issue-tickets.ts'
import { PUBLIC_URL, transitCity } from './transit-city.ts'

/** As they are bought. */
const AT_ONCE = 10
const DAY = 86_400

const [, , dataDirectory = '', tickets = '0'] = process.argv
const postgres = await startEmbeddedPostgres({ folder: dataDirectory })
const { database, close } = await openServiceDatabase<TransitTables>(postgres.url, TRANSIT_MIGRATIONS)
const { register, registerKeys, time } = await transitCity(dataDirectory)
const config = { name: 'transit', publicUrl: PUBLIC_URL, dataDirectory, walletUrl: PUBLIC_URL }
const log = { info() {}, error: console.error }
const ports = { clock: () => time.now, random: systemRandom, fetch, log }
const { issuance } = await openTransit(
  { config, database, register, ports },
  { network: await demoNetwork(), gates: [], payments: sandboxPayments(), payouts: sandboxPayments(), cards: [] },
)
const keys = await issuance.issuerKeys()
await registerKeys(keys)
const codes: string[] = []
while (codes.length < Number(tickets)) {
  const terms = { fare: 'zone-1', class: 'full' }
  const offers = await issuance.offer({ type: TICKET_RIDE.id, terms, until: time.now + DAY, count: AT_ONCE })
  codes.push(...offers.map(({ code }) => code))
}
const served = { routes: issuance.routes, ready: async () => {}, rateLimit: { requestsPerMinute: 1e9 } }
const { url, stop } = await serveService(served, { ...config, host: '127.0.0.1', port: 0 }, { log })

const serves: TransitServes = {
  url,
  codes,
  keys: keys.map((key) => ({ ...key, publicKey: toHex(key.publicKey) })),
}
serveParent(serves, async () => {
  await stop()
  await close()
  await postgres.stop()
})
