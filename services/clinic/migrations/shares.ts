import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What patients share by SMART Health Links: ciphertext that nobody here can read. */
export const shares: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database)
  },
}

const STATEMENTS: readonly string[] = [
  `create table clinic_share (
    id_hash bytea primary key check (octet_length(id_hash) = 32),
    manage_hash bytea not null check (octet_length(manage_hash) = 32),
    passcode_salt bytea,
    passcode_hash bytea,
    tries_left smallint not null check (tries_left >= 0),
    expires_at bigint not null,
    file bytea not null,
    check ((passcode_salt is null) = (passcode_hash is null))
  )`,
  `comment on table clinic_share is
    'Records that patients share with somebody they chose. Not who shares, with whom, nor whether or when it was opened.'`,
  `comment on column clinic_share.id_hash is 'SHA-256 of the 32 random bytes of the link''s address: a dump opens no link.'`,
  `comment on column clinic_share.manage_hash is 'SHA-256 of the secret with which the share is revoked.'`,
  `comment on column clinic_share.passcode_salt is 'The salt of the passcode.'`,
  `comment on column clinic_share.passcode_hash is 'scrypt of the passcode; null where there is none.'`,
  `comment on column clinic_share.tries_left is 'How many wrong passcodes are still taken in the whole life of the share.'`,
  `comment on column clinic_share.expires_at is 'When the share ends and the row is deleted, Unix seconds.'`,
  `comment on column clinic_share.file is
    'Of a person: chosen entries of a record, encrypted on their own device under a key that never came here. Kept until revoked or expired, at most 30 days.'`,

  `create table clinic_share_file (
    ticket_hash bytea primary key check (octet_length(ticket_hash) = 32),
    share bytea not null references clinic_share on delete cascade,
    until bigint not null
  )`,
  `comment on table clinic_share_file is 'Addresses at which the file of a share can be fetched once.'`,
  `comment on column clinic_share_file.ticket_hash is 'SHA-256 of the address.'`,
  `comment on column clinic_share_file.share is 'Which share.'`,
  `comment on column clinic_share_file.until is 'When the address ends, Unix seconds.'`,
]
