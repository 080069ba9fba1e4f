import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What officers have proposed for the register, and what became of it. Public, as the register is; officers have no names here. */
export const register: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database)
  },
}

const STATEMENTS: readonly string[] = [
  `create table proposal (
    digest bytea primary key check (octet_length(digest) = 32),
    proposal bytea not null check (octet_length(proposal) <= 32768),
    status text not null check (status in ('waiting', 'decided', 'declined')),
    closed_by text,
    closed_at bigint,
    act_index bigint,
    reason text check (length(reason) <= 400),
    check ((status = 'waiting') = (closed_by is null and closed_at is null))
  )`,
  `create index proposal_waiting on proposal (status, closed_at desc)`,
  `comment on table proposal is 'What officers have proposed for the register.'`,
  `comment on column proposal.digest is 'SHA-256 of what the proposer signed: the same proposal is kept once.'`,
  `comment on column proposal.proposal is 'The proposal with its signature, as the proposer sent it.'`,
  `comment on column proposal.status is 'Whether it waits for a second officer, was decided, or was declined.'`,
  `comment on column proposal.closed_by is 'The officer who decided or declined it.'`,
  `comment on column proposal.closed_at is 'When, in Unix seconds.'`,
  `comment on column proposal.act_index is 'The act of the log that it became.'`,
  `comment on column proposal.reason is 'Why it was declined, in that officer''s words.'`,
]
