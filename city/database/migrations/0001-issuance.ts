import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Keys and issuance. The comments go into the database too, so that whoever reads a dump sees why each column exists.
 *
 * There is no name, attribute, address, token or time of an act of a person in any table, and there is no column that could
 * hold one.
 */
export const issuance: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database)
  },
}

const STATEMENTS: readonly string[] = [
  `create table sealed_secret (
    name text primary key,
    sealed bytea not null
  )`,
  `comment on table sealed_secret is 'Keys of the city. Nobody reads them without the master key, which is not in the database.'`,
  `comment on column sealed_secret.name is 'What the key is for; authenticated together with the sealed bytes.'`,
  `comment on column sealed_secret.sealed is 'AES-256-GCM under the master key: version, nonce, ciphertext, tag.'`,

  `create table issuer_key (
    issuer text not null,
    credential_type text not null,
    first_epoch integer not null,
    last_epoch integer not null check (last_epoch >= first_epoch),
    public_key bytea not null check (octet_length(public_key) = 96),
    primary key (issuer, credential_type, first_epoch)
  )`,
  `comment on table issuer_key is 'Public halves of issuer keys, as the trust bundle publishes them.'`,
  `comment on column issuer_key.issuer is 'Whose key.'`,
  `comment on column issuer_key.credential_type is 'One key signs one type.'`,
  `comment on column issuer_key.first_epoch is 'First week that the key signs for.'`,
  `comment on column issuer_key.last_epoch is 'Last week that the key signs for.'`,
  `comment on column issuer_key.public_key is 'BLS12-381 G2, compressed.'`,

  `create table issuance_record (
    subject_hash bytea not null check (octet_length(subject_hash) = 32),
    credential_type text not null,
    entropy_sealed bytea not null,
    refresh_pseudonym bytea check (octet_length(refresh_pseudonym) = 48),
    last_epoch integer not null,
    issued_in_last smallint not null check (issued_in_last > 0),
    issued_in_previous smallint not null check (issued_in_previous >= 0),
    primary key (credential_type, subject_hash),
    constraint refresh_pseudonym_once unique (credential_type, refresh_pseudonym)
  )`,
  `comment on table issuance_record is 'All that the city keeps of a person, one row a credential type.'`,
  `comment on column issuance_record.subject_hash is
    'Finds the row again: HMAC-SHA-256 of identity provider, subject and type. Two rows of one person do not match without the key.'`,
  `comment on column issuance_record.credential_type is 'The type that the row is about.'`,
  `comment on column issuance_record.entropy_sealed is
    'The issuer''s half of the nym secret, sealed: the same in every epoch, so that pseudonyms stay what they are.'`,
  `comment on column issuance_record.refresh_pseudonym is
    'What the wallet shows to its issuer alone when it asks for the next epoch; null until the first credential is accepted. Unique, so that nobody refreshes another''s.'`,
  `comment on column issuance_record.last_epoch is 'The latest week that a credential was issued for.'`,
  `comment on column issuance_record.issued_in_last is 'How many were issued for that week: the cap on replacements.'`,
  `comment on column issuance_record.issued_in_previous is
    'How many were issued for the week before it, which may still be the present one when the next was fetched early.'`,
]
