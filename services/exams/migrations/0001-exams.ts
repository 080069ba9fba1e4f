import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Examinations. No name and no identity number stands in any table: the answer to the authority's request for the number proves who fetches, and
 * a hash under a key that is not in the database is all that it has to be compared with. Results are sealed under another such key.
 */
export const exams: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database)
  },
}

const COUNT = 'integer not null default 0'

const STATEMENTS: readonly string[] = [
  `create table exam_session (
    id text collate "C" primary key check (length(id) between 1 and 40),
    title_zh text not null,
    title_en text not null,
    releases_at bigint,
    kept_until bigint not null
  )`,
  `comment on table exam_session is 'Examinations, each of one year.'`,
  `comment on column exam_session.id is 'As it stands in the credential.'`,
  `comment on column exam_session.title_zh is 'What it is called, in Chinese.'`,
  `comment on column exam_session.title_en is 'The same in English.'`,
  `comment on column exam_session.releases_at is 'Unix seconds of the one instant at which its results are out; null while none is planned.'`,
  `comment on column exam_session.kept_until is 'Unix seconds at which its candidates and results are deleted.'`,

  `create table candidate (
    session text collate "C" not null references exam_session,
    number text collate "C" not null check (number ~ '^[0-9A-Z]{4,20}$'),
    identity_hash bytea not null check (octet_length(identity_hash) = 32),
    result bytea,
    offer bytea check (octet_length(offer) = 16),
    primary key (session, number),
    unique (session, identity_hash)
  )`,
  `comment on table candidate is 'Who sat, by candidate number; never by name.'`,
  `comment on column candidate.session is 'In which examination.'`,
  `comment on column candidate.number is 'Of a person: the candidate number, by which papers are marked and results are ordered. Kept until the session''s kept_until.'`,
  `comment on column candidate.identity_hash is 'Of a person: HMAC-SHA256 of session and identity number under a key that is not in this database. Whoever fetches proves the number with an identity credential, and the hash of what was proven has to be this one; the number itself, which a copy of the table would give away, is needed for nothing. Kept until the session''s kept_until.'`,
  `comment on column candidate.result is 'Of a person: points, total, band and issue, sealed (AES-256-GCM) under a key that is not in this database, so that no copy of it is a release; null where there is none. Kept until the session''s kept_until.'`,
  `comment on column candidate.offer is 'Of a person: the id of the offer that was last handed out, so that the one before it can be ended; it stands on no credential. Kept until the session''s kept_until.'`,

  `create table band_count (
    session text collate "C" not null references exam_session,
    band text collate "C" not null check (band in ('a', 'b', 'c', 'd', 'e')),
    candidates ${COUNT} check (candidates >= 0),
    primary key (session, band)
  )`,
  `comment on table band_count is 'How many reached which band: kept beside the results, which are sealed.'`,
  `comment on column band_count.session is 'In which examination.'`,
  `comment on column band_count.band is 'Which band.'`,
  `comment on column band_count.candidates is 'How many; shown from 5 on.'`,

  `create table correction (
    session text collate "C" not null,
    number text collate "C" not null,
    issue smallint not null check (issue between 2 and 999),
    reason text collate "C" not null check (reason in ('re-marked', 'clerical', 'appeal')),
    made_at bigint not null,
    primary key (session, number, issue),
    foreign key (session, number) references candidate on delete cascade
  )`,
  `comment on table correction is 'Results that were corrected after their release.'`,
  `comment on column correction.session is 'In which examination.'`,
  `comment on column correction.number is 'Of a person: whose result, by candidate number. Kept until the session''s kept_until.'`,
  `comment on column correction.issue is 'Of a person: the issue that it made. Kept until the session''s kept_until.'`,
  `comment on column correction.reason is 'Of a person: why the result changed, out of three reasons. Kept until the session''s kept_until.'`,
  `comment on column correction.made_at is 'Of a person: when, in Unix seconds. Kept until the session''s kept_until.'`,

  `create table file_import (
    id bytea primary key check (octet_length(id) = 16),
    session text collate "C" references exam_session,
    kind text collate "C" not null check (kind in ('candidates', 'results', 'students')),
    state text collate "C" not null check (state in ('running', 'done', 'failed')),
    started_at bigint not null,
    total_rows ${COUNT},
    done_rows ${COUNT},
    refused_rows ${COUNT}
  )`,
  `comment on table file_import is 'Files that staff have brought in, as numbers; the files are not kept.'`,
  `comment on column file_import.id is 'Random.'`,
  `comment on column file_import.session is 'For which examination; null for student cards.'`,
  `comment on column file_import.kind is 'What the file lists.'`,
  `comment on column file_import.state is 'Whether it is under way.'`,
  `comment on column file_import.started_at is 'Unix seconds.'`,
  `comment on column file_import.total_rows is 'Rows of the file.'`,
  `comment on column file_import.done_rows is 'Rows looked at so far, taken or refused.'`,
  `comment on column file_import.refused_rows is 'Rows refused so far.'`,

  `create table file_import_refusal (
    import bytea not null references file_import on delete cascade,
    line integer not null check (line > 0),
    field text collate "C" not null,
    reason text collate "C" not null,
    primary key (import, line)
  )`,
  `comment on table file_import_refusal is 'Rows that were not taken. What they said is not repeated.'`,
  `comment on column file_import_refusal.import is 'Of which file.'`,
  `comment on column file_import_refusal.line is 'On which of its lines.'`,
  `comment on column file_import_refusal.field is 'In which column; empty for the whole row.'`,
  `comment on column file_import_refusal.reason is 'Why.'`,

  `create table queue_state (
    session text collate "C" primary key references exam_session,
    issued bigint not null,
    called bigint not null
  )`,
  `comment on table queue_state is 'The queue of an examination: two numbers. Places are in the browsers that wait.'`,
  `comment on column queue_state.session is 'Of which examination.'`,
  `comment on column queue_state.issued is 'How many places were given.'`,
  `comment on column queue_state.called is 'Up to which they were called.'`,

  `create table release_minute (
    session text collate "C" not null references exam_session,
    minute bigint not null,
    places ${COUNT},
    asks ${COUNT},
    handed ${COUNT},
    refused ${COUNT},
    primary key (session, minute)
  )`,
  `comment on table release_minute is 'What happened in a minute, as numbers; shown from 5 on.'`,
  `comment on column release_minute.session is 'Of which examination.'`,
  `comment on column release_minute.minute is 'Unix seconds of its beginning.'`,
  `comment on column release_minute.places is 'Places given.'`,
  `comment on column release_minute.asks is 'Asks begun.'`,
  `comment on column release_minute.handed is 'Results handed out.'`,
  `comment on column release_minute.refused is 'Answers that found no result.'`,
]
