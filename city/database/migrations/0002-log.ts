import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * The public log. Entries and the hashes above them are only ever added: the database itself refuses to change or remove one. Everything
 * in these tables is public.
 */
export const log: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database)
  },
}

const STATEMENTS: readonly string[] = [
  `create table log_entry (
    index bigint primary key check (index >= 0),
    entry bytea not null check (octet_length(entry) <= 65535),
    leaf_hash bytea not null check (octet_length(leaf_hash) = 32)
  )`,
  `comment on table log_entry is 'The entries of the public log, in order and without a gap. No personal data.'`,
  `comment on column log_entry.index is 'Place in the log, from 0.'`,
  `comment on column log_entry.entry is 'The entry as it is served.'`,
  `comment on column log_entry.leaf_hash is 'SHA-256 of 0x00 and the entry (RFC 9162): tiles of level 0 are read from here.'`,

  `create table log_subtree (
    level smallint not null check (level > 0),
    index bigint not null check (index >= 0),
    hash bytea not null check (octet_length(hash) = 32),
    primary key (level, index)
  )`,
  `comment on table log_subtree is 'Hashes of complete subtrees: tiles of level 1 and above are read from here.'`,
  `comment on column log_subtree.level is 'Level of the tile: the subtree has 256 to this power of leaves.'`,
  `comment on column log_subtree.index is 'Which subtree of that size, from 0.'`,
  `comment on column log_subtree.hash is 'Its hash, which never changes.'`,

  `create table log_head (
    origin text primary key,
    size bigint not null check (size >= 0),
    root_hash bytea not null check (octet_length(root_hash) = 32),
    writer text not null,
    signed_size bigint not null check (signed_size between 0 and size),
    signed_note text,
    published_size bigint not null check (published_size between 0 and signed_size),
    published_note text
  )`,
  `create unique index one_log_a_database on log_head ((true))`,
  `comment on table log_head is 'How far the log has come: one row.'`,
  `comment on column log_head.origin is 'The log''s name.'`,
  `comment on column log_head.size is 'How many entries are durable; compared and set by who writes.'`,
  `comment on column log_head.root_hash is 'Root of the tree of that size.'`,
  `comment on column log_head.writer is 'Which process may write: the last one that opened the log for writing.'`,
  `comment on column log_head.signed_size is 'Size of the checkpoint signed last.'`,
  `comment on column log_head.signed_note is 'That checkpoint with the log''s signature; null before the first.'`,
  `comment on column log_head.published_size is 'Size of the newest checkpoint that enough witnesses have cosigned.'`,
  `comment on column log_head.published_note is 'That checkpoint with its cosignatures, as it is served; null before the first.'`,

  `create table log_cosignature (
    witness text primary key,
    size bigint not null check (size >= 0)
  )`,
  `comment on table log_cosignature is 'What each witness cosigned last.'`,
  `comment on column log_cosignature.witness is 'The witness''s verifier key.'`,
  `comment on column log_cosignature.size is 'Size of the checkpoint: from there the next consistency proof starts.'`,

  `create function log_only_grows() returns trigger language plpgsql as
    $$ begin raise exception 'the log only grows' using errcode = 'integrity_constraint_violation'; end $$`,
  ...['log_entry', 'log_subtree'].map(
    (table) => `create trigger only_grows before update or delete or truncate on ${table}
      for each statement execute function log_only_grows()`,
  ),
]
