import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Early ends, cases and accesses. Persons stand in these tables under the keyed hash of a type alone, as in `issuance_record`; what they and
 * officers write is sealed under a key of the type. Moments are of what officers decided and of what a person wrote to them, never of
 * a showing or an issuance.
 */
export const people: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database)
  },
}

const HASH = `subject_hash bytea not null check (octet_length(subject_hash) = 32)`
const FINDS = `'Finds the rows of a person again, as in issuance_record: HMAC-SHA-256 of identity provider, subject and type.'`

const STATEMENTS: readonly string[] = [
  `alter table issuance_record add column erase_after integer`,
  `create index issuance_record_erase on issuance_record (erase_after) where erase_after is not null`,
  `comment on column issuance_record.erase_after is
    'Set when the person had the row erased: entropy and pseudonym are new and nobody''s, the counts stay until this week is over.'`,

  `create table early_end (
    credential_type text not null,
    ${HASH},
    reason text not null,
    act bigint not null unique,
    proposer text not null,
    approver text not null,
    decided_at bigint not null,
    primary key (credential_type, subject_hash)
  )`,
  `comment on table early_end is 'Whose credential of a type is refreshed no more: what an act of the log ended, one row an act.'`,
  `comment on column early_end.credential_type is 'The type that the row is about.'`,
  `comment on column early_end.subject_hash is ${FINDS}`,
  `comment on column early_end.reason is 'One of the published reasons.'`,
  `comment on column early_end.act is 'The act of the log. Unique: one act ends the credential of one person.'`,
  `comment on column early_end.proposer is 'The officer who proposed it, who does not answer an appeal.'`,
  `comment on column early_end.approver is 'The officer who approved it, who does not answer an appeal.'`,
  `comment on column early_end.decided_at is 'When, in Unix seconds: an appeal is taken for a while after it.'`,

  `create table early_end_order (
    digest bytea primary key check (octet_length(digest) = 32),
    credential_type text not null,
    ${HASH},
    kind text not null check (kind in ('end', 'lift')),
    case_id bytea check (octet_length(case_id) = 16),
    answer_sealed bytea,
    approver text,
    decided_at bigint,
    other_persons smallint not null default 0,
    check ((kind = 'lift') = (case_id is not null and answer_sealed is not null)),
    check ((approver is null) = (decided_at is null))
  )`,
  `comment on table early_end_order is 'Whom a proposal is about that waits for a second officer; gone once it is decided.'`,
  `comment on column early_end_order.digest is 'The proposal. Primary key: one proposal is about one person.'`,
  `comment on column early_end_order.credential_type is 'The type that the proposal names.'`,
  `comment on column early_end_order.subject_hash is ${FINDS}`,
  `comment on column early_end_order.kind is 'Whether it ends a credential early or lifts such an end.'`,
  `comment on column early_end_order.case_id is 'The appeal that a lift grants.'`,
  `comment on column early_end_order.answer_sealed is 'What the person is answered with a lift, sealed for the case.'`,
  `comment on column early_end_order.approver is 'Who is approving it: set before the act is logged, so that it is finished if that is interrupted.'`,
  `comment on column early_end_order.decided_at is 'When, in Unix seconds.'`,
  `comment on column early_end_order.other_persons is 'How often a second officer entered somebody else: past a few it is void.'`,

  `create table person_case (
    id bytea primary key check (octet_length(id) = 16),
    credential_type text not null,
    ${HASH},
    kind text not null check (kind in ('appeal', 'data-request')),
    language text not null,
    text_sealed bytea not null check (octet_length(text_sealed) <= 16384),
    opened_at bigint not null,
    due_at bigint not null,
    outcome text check (outcome in ('dismissed', 'granted', 'answered')),
    answer_sealed bytea check (octet_length(answer_sealed) <= 16384),
    answered_at bigint,
    check ((outcome is null) = (answered_at is null) and (outcome is null) = (answer_sealed is null))
  )`,
  `create index person_case_of on person_case (credential_type, subject_hash)`,
  `create index person_case_due on person_case (answered_at, due_at)`,
  `comment on table person_case is 'Appeals and data requests, until a while after their answer.'`,
  `comment on column person_case.id is 'Random.'`,
  `comment on column person_case.credential_type is 'The type that the case is about.'`,
  `comment on column person_case.subject_hash is ${FINDS}`,
  `comment on column person_case.kind is 'An appeal against an early end, or a data request.'`,
  `comment on column person_case.language is 'In which language the person writes and wants to be answered.'`,
  `comment on column person_case.text_sealed is 'What the person wrote, sealed under a key of the type for this row.'`,
  `comment on column person_case.opened_at is 'When it was opened, in Unix seconds.'`,
  `comment on column person_case.due_at is 'Until when it is to be answered.'`,
  `comment on column person_case.outcome is 'How it ended; null while it is open.'`,
  `comment on column person_case.answer_sealed is 'What an officer answered, sealed in the same way.'`,
  `comment on column person_case.answered_at is 'When: some time afterwards the row is deleted.'`,

  `create table officer_access (
    id bigint generated always as identity primary key,
    credential_type text not null,
    ${HASH},
    officer text not null,
    office_zh text not null,
    office_en text not null,
    at bigint not null,
    why text not null,
    case_id bytea check (octet_length(case_id) = 16)
  )`,
  `create index officer_access_of on officer_access (credential_type, subject_hash)`,
  `create index officer_access_case on officer_access (case_id)`,
  `comment on table officer_access is 'Each time that an officer had to do with one person, for that person to see.'`,
  `comment on column officer_access.id is 'Their order.'`,
  `comment on column officer_access.credential_type is 'The type that the officer looked at.'`,
  `comment on column officer_access.subject_hash is ${FINDS}`,
  `comment on column officer_access.officer is 'The officer, as the register names them.'`,
  `comment on column officer_access.office_zh is 'The officer''s office then, in Chinese.'`,
  `comment on column officer_access.office_en is 'The same in English.'`,
  `comment on column officer_access.at is 'When, in Unix seconds.'`,
  `comment on column officer_access.why is 'What the officer did, of a published list.'`,
  `comment on column officer_access.case_id is 'The case that was opened; null where there was none.'`,
]
