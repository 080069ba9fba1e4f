import { decodeProposal, encodeProposal, type OfficerId, officerId, type SignedProposal } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { ProposalTable } from '../database/tables/log.ts'

/** Where a proposal stands. */
export type ProposalStanding =
  | { readonly status: 'waiting' }
  | { readonly status: 'decided'; readonly act: number; readonly by: OfficerId; readonly at: number }
  | { readonly status: 'declined'; readonly by: OfficerId; readonly at: number; readonly reason: string }

/** A proposal and what became of it. */
export interface KeptProposal {
  /** SHA-256 of the message that the proposer signed, base64url: its name. */
  readonly digest: string
  readonly proposal: SignedProposal
  readonly standing: ProposalStanding
}

/**
 * Keeps proposals: officers' own acts, public as the log is. A proposal is closed once; who closes it second finds it closed. Writes are
 * durable when their promise is fulfilled.
 */
export interface ProposalStore {
  find(digest: string): Promise<KeptProposal | null>
  /** `present` when it is kept already, whatever became of it. */
  add(digest: string, proposal: SignedProposal): Promise<'added' | 'present'>
  close(digest: string, standing: Exclude<ProposalStanding, { status: 'waiting' }>): Promise<'closed' | 'not-waiting'>
  /** Those that wait, oldest first, then those closed last. At most `limit`. */
  list(limit: number): Promise<readonly KeptProposal[]>
}

/** Proposals in PostgreSQL. */
export function databaseProposalStore(database: Kysely<Database>): ProposalStore {
  return {
    async find(digest) {
      const row = await database
        .selectFrom('proposal')
        .selectAll()
        .where('digest', '=', Buffer.from(digest, 'base64url'))
        .executeTakeFirst()
      return row ? fromRow(row) : null
    },

    async add(digest, proposal) {
      const result = await database
        .insertInto('proposal')
        .values({
          digest: Buffer.from(digest, 'base64url'),
          proposal: Buffer.from(encodeProposal(proposal)),
          status: 'waiting',
          closed_by: null,
          closed_at: null,
          act_index: null,
          reason: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return result.numInsertedOrUpdatedRows === 1n ? 'added' : 'present'
    },

    async close(digest, standing) {
      const result = await database
        .updateTable('proposal')
        .set({
          status: standing.status,
          closed_by: standing.by,
          closed_at: standing.at,
          act_index: standing.status === 'decided' ? standing.act : null,
          reason: standing.status === 'declined' ? standing.reason : null,
        })
        .where('digest', '=', Buffer.from(digest, 'base64url'))
        .where('status', '=', 'waiting')
        .executeTakeFirst()
      return result.numUpdatedRows === 1n ? 'closed' : 'not-waiting'
    },

    async list(limit) {
      const rows = await database
        .selectFrom('proposal')
        .selectAll()
        .orderBy((by) => by.case().when('status', '=', 'waiting').then(0).else(1).end())
        .orderBy('closed_at', 'desc')
        .orderBy('digest')
        .limit(limit)
        .execute()
      return rows.map(fromRow).sort(waitingByAge)
    },
  }
}

function waitingByAge(a: KeptProposal, b: KeptProposal): number {
  if (a.standing.status !== 'waiting' || b.standing.status !== 'waiting') return 0
  return a.proposal.proposedAt - b.proposal.proposedAt
}

function fromRow(row: ProposalTable): KeptProposal {
  return {
    digest: Buffer.from(row.digest).toString('base64url'),
    proposal: decodeProposal(new Uint8Array(row.proposal)),
    standing: standingOf(row),
  }
}

function standingOf({ status, closed_by, closed_at, act_index, reason }: ProposalTable): ProposalStanding {
  if (status === 'waiting' || closed_by === null || closed_at === null) return { status: 'waiting' }
  const by = officerId(closed_by)
  if (status === 'declined') return { status, by, at: closed_at, reason: reason ?? '' }
  return { status: 'decided', act: act_index ?? 0, by, at: closed_at }
}
