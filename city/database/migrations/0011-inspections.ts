import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Inspections that authorities have registered. Nothing of this table is public but numbers of an authority, of days that are over. Offices stand
 * here and no officer's name; that a code was shown or scanned is kept nowhere.
 */
export const inspections: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database)
  },
}

const STATEMENTS: readonly string[] = [
  `create table registered_inspection (
    id bytea primary key check (octet_length(id) = 16),
    authority text collate "C" not null,
    organisation text collate "C" not null,
    day text collate "C" not null check (day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
    task_zh text not null,
    task_en text not null,
    basis_zh text not null,
    basis_en text not null,
    officers text[] not null check (cardinality(officers) between 1 and 20),
    rating smallint check (rating between 1 and 5),
    comment text check (length(comment) <= 500),
    check (comment is null or rating is not null)
  )`,
  `create index registered_inspection_of on registered_inspection (authority, day)`,
  `comment on table registered_inspection is 'Inspections as they were registered before they took place.'`,
  `comment on column registered_inspection.id is 'Random; in the task code.'`,
  `comment on column registered_inspection.authority is 'Whose: the id of the inspection key in the register.'`,
  `comment on column registered_inspection.organisation is 'At which organisation, by the id on its door; told to nobody before the code is shown.'`,
  `comment on column registered_inspection.day is 'On which day.'`,
  `comment on column registered_inspection.task_zh is 'What is inspected, in Chinese.'`,
  `comment on column registered_inspection.task_en is 'The same in English.'`,
  `comment on column registered_inspection.basis_zh is 'The law on which it stands, in Chinese.'`,
  `comment on column registered_inspection.basis_en is 'The same in English.'`,
  `comment on column registered_inspection.officers is 'Who may come, as offices and posts; never names.'`,
  `comment on column registered_inspection.rating is 'How the organisation found it, 1 to 5; null while it has not said.'`,
  `comment on column registered_inspection.comment is 'What the organisation had to say.'`,
]
