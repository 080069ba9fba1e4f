import type { Kysely } from 'kysely'
import type { KitTables } from '../database/kit-tables.ts'
import { forgetSeen } from '../door/forget-seen.ts'
import type { Issuance } from '../issuance/open-issuance.ts'
import type { ServicePorts } from '../ports.ts'
import { forgetSessions } from '../staff/session-store.ts'

/**
 * Forgets what is over in the kit's own tables: passes that were seen, sign-ins of staff, offers. Plastic cards and payments end with what a service
 * keeps beside them.
 *
 * @param of.issuance of a service that issues cards
 * @param of.keptFor seconds for which the service needs to know of an offer after it can be redeemed no more; 0 unless given
 */
export async function dropOver(of: {
  readonly database: Kysely<KitTables>
  readonly issuance?: Pick<Issuance, 'dropOver'>
  readonly ports: Pick<ServicePorts, 'clock'>
  readonly keptFor?: number
}): Promise<void> {
  const { database, issuance, ports, keptFor = 0 } = of
  const now = ports.clock()
  await forgetSeen(database, now)
  await forgetSessions(database, now)
  await issuance?.dropOver(keptFor)
}
