import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Organisations that carry a code, their licences, and what authorities found. All of it is public; no person is in any of it. */
export const organisations: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database)
  },
}

const STATEMENTS: readonly string[] = [
  `create table organisation (
    id text collate "C" primary key,
    name_zh text not null,
    name_en text not null,
    kind text not null,
    uscc text unique check (length(uscc) = 18),
    uscc_is_doubted boolean not null,
    lei text unique check (length(lei) = 20),
    gln text unique check (length(gln) = 13),
    address_zh text,
    address_en text,
    latitude double precision check (latitude between -90 and 90),
    longitude double precision check (longitude between -180 and 180),
    status text not null check (status in ('active', 'suspended', 'closed')),
    changed_at bigint not null,
    closed_at bigint,
    check ((status = 'closed') = (closed_at is not null)),
    check ((address_zh is null) = (address_en is null)),
    check ((latitude is null) = (longitude is null))
  )`,
  `create index organisation_doubted on organisation (id) where uscc_is_doubted`,
  `comment on table organisation is
    'An organisation that carries a code. A row is never deleted: its code may still hang at a door.'`,
  `comment on column organisation.id is 'As it stands in the code at the door.'`,
  `comment on column organisation.name_zh is 'What it is called, in Chinese; what the code''s label says.'`,
  `comment on column organisation.name_en is 'The same in English, or the Chinese where there is no English.'`,
  `comment on column organisation.kind is 'What it is to whoever stands at its door, by a list in the code.'`,
  `comment on column organisation.uscc is 'Its unified social credit code (GB 32100-2015), where it has one. It belongs to one organisation.'`,
  `comment on column organisation.uscc_is_doubted is
    'Whether the check digit of the code is wrong: some early codes are so by law, so it is kept, and officers look at it.'`,
  `comment on column organisation.lei is 'Its Legal Entity Identifier (ISO 17442), where it has one.'`,
  `comment on column organisation.gln is 'Its Global Location Number (GS1), where it has one: /414/ and /417/ lead here by it.'`,
  `comment on column organisation.address_zh is 'Where it is, as people say it.'`,
  `comment on column organisation.address_en is 'The same in English, or the Chinese where there is no English.'`,
  `comment on column organisation.latitude is 'WGS 84, degrees, six decimals.'`,
  `comment on column organisation.longitude is 'WGS 84, degrees, six decimals.'`,
  `comment on column organisation.status is 'Whether it may do what it does. What is closed stays so.'`,
  `comment on column organisation.changed_at is 'When the row was changed last, in Unix seconds.'`,
  `comment on column organisation.closed_at is 'When it was closed, in Unix seconds.'`,

  `create table organisation_licence (
    organisation text collate "C" not null references organisation,
    number text not null,
    title_zh text not null,
    title_en text not null,
    authority_zh text not null,
    authority_en text not null,
    valid_from text not null,
    valid_until text check (valid_until >= valid_from),
    status text not null check (status in ('granted', 'suspended', 'revoked')),
    primary key (organisation, number)
  )`,
  `comment on table organisation_licence is 'What organisations are licensed for.'`,
  `comment on column organisation_licence.organisation is 'Whose it is.'`,
  `comment on column organisation_licence.number is 'As the authority writes it; with the organisation it names the row, so that an import which is repeated adds none.'`,
  `comment on column organisation_licence.title_zh is 'For what, in Chinese.'`,
  `comment on column organisation_licence.title_en is 'The same in English, or the Chinese where there is no English.'`,
  `comment on column organisation_licence.authority_zh is 'Who granted it, in Chinese; an office, never a person.'`,
  `comment on column organisation_licence.authority_en is 'The same in English, or the Chinese where there is no English.'`,
  `comment on column organisation_licence.valid_from is 'The first day, YYYY-MM-DD in city time.'`,
  `comment on column organisation_licence.valid_until is 'The last day; null for one without an end.'`,
  `comment on column organisation_licence.status is 'Whether the authority has taken it back; whether it is in time, its days say.'`,

  `create table organisation_result (
    organisation text collate "C" not null references organisation,
    day text not null,
    title_zh text not null,
    title_en text not null,
    authority_zh text not null,
    authority_en text not null,
    outcome text check (outcome in ('passed', 'remedied', 'failed')),
    grade text,
    primary key (organisation, day, title_zh, authority_zh),
    check (outcome is not null or grade is not null)
  )`,
  `comment on table organisation_result is 'What authorities found at organisations: outcomes of inspections, and grades.'`,
  `comment on column organisation_result.organisation is 'At which.'`,
  `comment on column organisation_result.day is 'When, YYYY-MM-DD in city time.'`,
  `comment on column organisation_result.title_zh is 'What was looked at, in Chinese; with day and authority it names the row.'`,
  `comment on column organisation_result.title_en is 'The same in English, or the Chinese where there is no English.'`,
  `comment on column organisation_result.authority_zh is 'Who looked, in Chinese; an office, never a person.'`,
  `comment on column organisation_result.authority_en is 'The same in English, or the Chinese where there is no English.'`,
  `comment on column organisation_result.outcome is 'How it came out; null where there is only a grade.'`,
  `comment on column organisation_result.grade is 'In the authority''s own letters or digits.'`,
]
