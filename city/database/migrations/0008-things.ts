import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Things that carry a code, who looks after them, and how files of them were imported. All of it is public but the hashes of custodians' keys.
 * Offices stand here, persons do not; who looks at a thing is kept nowhere.
 *
 * A thing has no foreign keys: kinds and custodians are never deleted, whoever writes holds a thing to them first, and two look-ups for
 * each of a million rows would be for nothing.
 */
export const things: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database)
  },
}

const STATEMENTS: readonly string[] = [
  `create table custodian (
    id text collate "C" primary key,
    name_zh text not null,
    name_en text not null,
    key_hash bytea not null unique check (octet_length(key_hash) = 32)
  )`,
  `comment on table custodian is 'Who looks after things.'`,
  `comment on column custodian.id is 'Lower-case letters, digits, dots and hyphens. A row is never deleted: things name it.'`,
  `comment on column custodian.name_zh is 'The office, in Chinese.'`,
  `comment on column custodian.name_en is 'The same in English.'`,
  `comment on column custodian.key_hash is 'SHA-256 of the key that the custodian writes with: whoever reads this table cannot use it.'`,

  `create table thing_kind (
    id text collate "C" primary key,
    name_zh text not null,
    name_en text not null,
    attributes jsonb not null
  )`,
  `comment on table thing_kind is 'What things there are, such as lifts.'`,
  `comment on column thing_kind.id is 'Lower-case letters, digits, dots and hyphens. A row is never deleted: things name it.'`,
  `comment on column thing_kind.name_zh is 'What it is called, in Chinese.'`,
  `comment on column thing_kind.name_en is 'The same in English.'`,
  `comment on column thing_kind.attributes is 'What is said of each thing of the kind: id, names, kind and bounds of every attribute, in order.'`,

  `create table thing (
    id text collate "C" primary key,
    kind text collate "C" not null,
    custodian text collate "C" not null,
    name_zh text not null,
    name_en text not null,
    latitude double precision not null check (latitude between -90 and 90),
    longitude double precision not null check (longitude between -180 and 180),
    geohash text collate "C" not null check (length(geohash) = 9),
    address_zh text,
    address_en text,
    status text not null check (status in ('in-service', 'out-of-service', 'planned', 'retired')),
    attributes jsonb not null,
    gs1 text,
    tokens text[] collate "C" not null,
    changed_at bigint not null,
    retired_at bigint,
    check ((status = 'retired') = (retired_at is not null)),
    check ((address_zh is null) = (address_en is null))
  )`,
  `create index thing_tokens on thing using gin (tokens)`,
  `create index thing_geohash on thing (geohash, id)`,
  `create index thing_of_kind on thing (kind, id)`,
  `create index thing_of_custodian on thing (custodian, id)`,
  `create index thing_gs1 on thing (gs1) where gs1 is not null`,
  `comment on table thing is 'A thing that carries a code. A row is never deleted: its label may still hang somewhere.'`,
  `comment on column thing.id is 'As it stands on the label. Ordered by bytes, so that pages of a search follow one another everywhere alike.'`,
  `comment on column thing.kind is 'Of thing_kind.'`,
  `comment on column thing.custodian is 'Who looks after it; nobody else changes the row.'`,
  `comment on column thing.name_zh is 'What it is called, in Chinese; what the label says.'`,
  `comment on column thing.name_en is 'The same in English, or the Chinese where there is no English.'`,
  `comment on column thing.latitude is 'WGS 84, degrees, six decimals.'`,
  `comment on column thing.longitude is 'WGS 84, degrees, six decimals.'`,
  `comment on column thing.geohash is 'The same place as a text whose beginnings are areas: what is near on the map is near in the index.'`,
  `comment on column thing.address_zh is 'Where it is, as people say it.'`,
  `comment on column thing.address_en is 'The same in English, or the Chinese where there is no English.'`,
  `comment on column thing.status is 'Whether it can be used. What is retired stays so.'`,
  `comment on column thing.attributes is 'What its kind says of each thing; held to the kind when it is written.'`,
  `comment on column thing.gs1 is 'A GS1 Digital Link path, where the owner has a GS1 key for it.'`,
  `comment on column thing.tokens is 'What a search by words finds it by: words, and pairs of Chinese characters.'`,
  `comment on column thing.changed_at is 'When the row was changed last, in Unix seconds.'`,
  `comment on column thing.retired_at is 'When it was retired, in Unix seconds.'`,

  `create table thing_event (
    thing text collate "C" not null references thing,
    number integer not null check (number > 0),
    kind text not null check (kind in ('installed', 'inspected', 'repaired', 'moved', 'retired')),
    at bigint not null,
    office_zh text not null,
    office_en text not null,
    note text check (length(note) <= 400),
    primary key (thing, number)
  )`,
  `comment on table thing_event is 'What happened to things in their life. Rows are added and never changed.'`,
  `comment on column thing_event.thing is 'To which.'`,
  `comment on column thing_event.number is 'In the order in which it was told.'`,
  `comment on column thing_event.kind is 'What happened.'`,
  `comment on column thing_event.at is 'When, in Unix seconds, as the custodian says.'`,
  `comment on column thing_event.office_zh is 'Which office says so, in Chinese; never a person.'`,
  `comment on column thing_event.office_en is 'The same in English.'`,
  `comment on column thing_event.note is 'What there is to say of it.'`,

  `create table thing_import (
    digest bytea primary key check (octet_length(digest) = 32),
    records bigint not null check (records >= 0),
    added bigint not null,
    changed bigint not null,
    unchanged bigint not null,
    refused bigint not null,
    finished boolean not null,
    check (records = added + changed + unchanged + refused)
  )`,
  `comment on table thing_import is 'How far each imported file has come: advanced in the transaction that writes its rows, so that it goes on where it stopped.'`,
  `comment on column thing_import.digest is 'SHA-256 of the file and of what it is read as.'`,
  `comment on column thing_import.records is 'Records of the file that are dealt with, from its beginning.'`,
  `comment on column thing_import.added is 'How many of them are new things.'`,
  `comment on column thing_import.changed is 'How many changed a thing.'`,
  `comment on column thing_import.unchanged is 'How many said what was known.'`,
  `comment on column thing_import.refused is 'How many were refused: rows of thing_import_refusal.'`,
  `comment on column thing_import.finished is 'Whether the file was read to its end; another import of it begins anew.'`,

  `create table thing_import_refusal (
    digest bytea not null references thing_import,
    line bigint not null,
    field text not null,
    reason text not null,
    primary key (digest, line)
  )`,
  `comment on table thing_import_refusal is 'Which records of the last import of a file were refused, for its report.'`,
  `comment on column thing_import_refusal.digest is 'Of which import.'`,
  `comment on column thing_import_refusal.line is 'The line on which the record begins; of GeoJSON the number of the feature.'`,
  `comment on column thing_import_refusal.field is 'The first field that broke a rule; empty for the record as a whole.'`,
  `comment on column thing_import_refusal.reason is 'Which rule.'`,
]
