import { type Clock, type Epoch, MAX_WAIT } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import { settle } from './end-early.ts'
import type { OfficerPorts } from './work-on-cases.ts'

const DAY = 86_400
/** For how long after its answer a case and its texts are kept, in seconds. */
export const CASE_RETENTION: number = 90 * DAY
/** For how long a person can see that an officer had to do with them, in seconds. */
export const ACCESS_RETENTION: number = 730 * DAY

/** Deletes what has been kept long enough. Of whom the rows are does not matter, and is not read. */
export async function deleteOverdue(
  database: Kysely<Database>,
  { now, epoch }: { readonly now: number; readonly epoch: Epoch },
): Promise<void> {
  await database
    .deleteFrom('person_case')
    .where('answered_at', '<', now - CASE_RETENTION)
    .execute()
  await database
    .deleteFrom('officer_access')
    .where('at', '<', now - ACCESS_RETENTION)
    .execute()
  await database.deleteFrom('issuance_record').where('erase_after', '<', epoch).execute()
}

/**
 * Finishes what was interrupted between the log and the tables, and forgets whom proposals were about that cannot be approved any more.
 */
export async function settleOrders(
  ports: Pick<OfficerPorts, 'desk' | 'orders' | 'inTurn'> & { readonly clock: Clock },
): Promise<void> {
  for (const digest of await ports.orders.digests()) {
    await ports.inTurn(async () => {
      if (await settle(ports, digest)) return
      const kept = await ports.desk.store.find(digest)
      const waits = kept?.standing.status === 'waiting' && ports.clock() - kept.proposal.proposedAt <= MAX_WAIT
      if (!waits) await ports.orders.remove(digest)
    })
  }
}
