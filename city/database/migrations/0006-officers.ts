import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Sessions of officers at the console, what they did there, and how busy the city is by the hour. No person is in any of it. */
export const officers: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database)
  },
}

const STATEMENTS: readonly string[] = [
  `create table officer_session (
    token_hash bytea primary key check (octet_length(token_hash) = 32),
    nonce_hash bytea not null unique check (octet_length(nonce_hash) = 32),
    officer text not null,
    roles text not null,
    opened_at bigint not null,
    used_at bigint not null check (used_at >= opened_at),
    expires_at bigint not null check (expires_at > opened_at),
    ended_at bigint
  )`,
  `create index officer_session_of on officer_session (officer)`,
  `comment on table officer_session is 'Who is signed in at the console. A row goes when its time is over.'`,
  `comment on column officer_session.token_hash is 'SHA-256 of the cookie: whoever reads this table cannot use a session.'`,
  `comment on column officer_session.nonce_hash is
    'SHA-256 of the nonce that the officer signed: a sign-in that somebody has recorded opens no second session.'`,
  `comment on column officer_session.officer is 'The officer''s id in the register.'`,
  `comment on column officer_session.roles is 'What the directory let them do when they signed in, separated by spaces.'`,
  `comment on column officer_session.opened_at is 'When they signed in, in Unix seconds.'`,
  `comment on column officer_session.used_at is 'When they did something last, within a minute: a session that is left alone ends.'`,
  `comment on column officer_session.expires_at is 'When it ends whatever they do, in Unix seconds.'`,
  `comment on column officer_session.ended_at is 'When they signed out. The row stays so that its nonce does.'`,

  `create table officer_audit (
    id bigint generated always as identity primary key,
    officer text not null,
    deed text not null,
    about text check (length(about) <= 64),
    at bigint not null
  )`,
  `comment on table officer_audit is 'What officers did at the console, for all officers to read. Rows are added and never changed.'`,
  `comment on column officer_audit.id is 'In the order in which it was noted.'`,
  `comment on column officer_audit.officer is 'Who did it: the officer''s id in the register.'`,
  `comment on column officer_audit.deed is 'What they did, by name.'`,
  `comment on column officer_audit.about is 'The digest of a proposal or the random id of a case; never anything about a person.'`,
  `comment on column officer_audit.at is 'When, in Unix seconds.'`,
  `create function refuse_change_of_officer_audit() returns trigger language plpgsql as
    $$ begin raise exception 'what officers did is not changed'; end $$`,
  `create trigger officer_audit_is_kept before update or delete or truncate on officer_audit
    for each statement execute function refuse_change_of_officer_audit()`,

  `create table hourly_count (
    hour bigint not null check (hour % 3600 = 0),
    name text not null,
    label text not null,
    count bigint check (count > 0),
    primary key (hour, name, label)
  )`,
  `comment on table hourly_count is 'How busy the city is, for the charts of its team: 14 days, then the row goes.'`,
  `comment on column hourly_count.hour is 'The beginning of the hour, in Unix seconds.'`,
  `comment on column hourly_count.name is 'What is counted, such as refreshed.'`,
  `comment on column hourly_count.label is 'Of which kind: a credential type, a rule, or how old a bundle is. Never anything about a person.'`,
  `comment on column hourly_count.count is
    'How often. Null once the hour is over and the number is so small that it could tell of single persons.'`,

  `alter table log_cosignature add column cosigned_at bigint not null default 0`,
  `comment on column log_cosignature.cosigned_at is 'When it did so last, in Unix seconds, by the city''s clock; 0 where that is not known.'`,
]
