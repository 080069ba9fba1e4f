import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * What organisations have granted, and first mandates that wait for a second officer. Whom a grant was handed to stands nowhere: a grant is
 * about an organisation, and the record of its issuance stands under a keyed hash of it, as any other.
 */
export const mandates: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database)
  },
}

const TERMS = `organisation text collate "C" not null,
    organisation_name text not null,
    powers text not null check (powers ~ '^[a-z -]+$'),
    cap text,
    valid_until text check (valid_until ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$')`
const commentsOf = (table: string): string[] => [
  `comment on column ${table}.organisation is 'For which organisation, by the id on its door.'`,
  `comment on column ${table}.organisation_name is 'What it is called, as the mandate says it.'`,
  `comment on column ${table}.powers is 'What it lets somebody do: words of a published list.'`,
  `comment on column ${table}.cap is 'Up to what, in words; null without a limit.'`,
  `comment on column ${table}.valid_until is 'The last day; null where none was set.'`,
]

const STATEMENTS: readonly string[] = [
  `create table mandate_grant (
    id bytea primary key check (octet_length(id) = 16),
    secret_hash bytea not null check (octet_length(secret_hash) = 32),
    ${TERMS},
    granted_on text not null,
    ended_on text
  )`,
  `create index mandate_grant_of on mandate_grant (organisation)`,
  `comment on table mandate_grant is 'What organisations let somebody do for them. To whom a grant was handed is not known here.'`,
  `comment on column mandate_grant.id is 'Random; in the grant code.'`,
  `comment on column mandate_grant.secret_hash is 'SHA-256 of the secret in the grant code: whoever reads this table cannot redeem it.'`,
  ...commentsOf('mandate_grant'),
  `comment on column mandate_grant.granted_on is 'The day on which it was granted.'`,
  `comment on column mandate_grant.ended_on is 'The day on which the organisation ended it; null while it stands.'`,

  `create table mandate_order (
    id bytea primary key check (octet_length(id) = 16),
    ${TERMS},
    proposer text not null,
    proposed_at bigint not null
  )`,
  `comment on table mandate_order is 'First mandates of organisations that wait for a second officer; gone once they are decided.'`,
  `comment on column mandate_order.id is 'Random.'`,
  ...commentsOf('mandate_order'),
  `comment on column mandate_order.proposer is 'The officer who proposed it, who does not approve it.'`,
  `comment on column mandate_order.proposed_at is 'When, in Unix seconds: some weeks later it is void.'`,
]
