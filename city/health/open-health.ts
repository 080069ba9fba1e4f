import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { CaseStore } from '../people/case-store.ts'
import type { ProposalStore } from '../register/proposal-store.ts'
import { databaseCountStore } from './count-store.ts'
import { hourlyCounts } from './hourly-counts.ts'
import type { HealthSources } from './read-health.ts'

/** As many as the desk lists. */
const LISTED = 200

/** Composes what health is read from over the city's database. */
export function openHealth(
  options: Omit<HealthSources, 'counts' | 'counted' | 'waiting' | 'overdueCases'> & {
    readonly database: Kysely<Database>
    readonly proposals: Pick<ProposalStore, 'list'>
    readonly cases: Pick<CaseStore, 'list'>
  },
): HealthSources {
  const { database, proposals, cases, ...sources } = options
  const counted = databaseCountStore(database)
  return {
    ...sources,
    counted,
    counts: hourlyCounts(counted, sources.clock),
    async waiting() {
      return (await proposals.list(LISTED)).filter(({ standing }) => standing.status === 'waiting').length
    },
    async overdueCases(now) {
      const open = (await cases.list(LISTED)).filter(({ answered, dueAt }) => !answered && dueAt < now)
      return open.map(({ id, dueAt }) => ({ id: Buffer.from(id).toString('base64url'), dueAt }))
    },
  }
}
