import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Faults that people report, how custodians deal with them, and who is told. There is no column for who reported, from where, or with what:
 * a reporter is whoever has a secret of which the hash is here.
 */
export const reports: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database)
  },
}

const STATES = `'open', 'acknowledged', 'assigned', 'in-progress', 'resolved', 'declined', 'withdrawn'`

const STATEMENTS: readonly string[] = [
  `create table fault_category (
    code text collate "C" primary key,
    kind text collate "C",
    custodian text collate "C",
    name_zh text not null,
    name_en text not null,
    hint_zh text not null,
    hint_en text not null,
    offered boolean not null
  )`,
  `create index fault_category_of_kind on fault_category (kind, code)`,
  `comment on table fault_category is 'What can be wrong with things of each kind: the services of Open311.'`,
  `comment on column fault_category.code is 'The service code: lower-case letters, digits and hyphens. A row is never deleted: reports name it.'`,
  `comment on column fault_category.kind is 'With which kind of thing; null for what has no thing, such as litter.'`,
  `comment on column fault_category.custodian is 'Who answers a report that names a place and no thing; null where a thing has to be named.'`,
  `comment on column fault_category.name_zh is 'What it is called, in Chinese.'`,
  `comment on column fault_category.name_en is 'The same in English.'`,
  `comment on column fault_category.hint_zh is 'What to report under it, in Chinese.'`,
  `comment on column fault_category.hint_en is 'The same in English.'`,
  `comment on column fault_category.offered is 'Whether new reports may name it.'`,

  `create table report (
    id text collate "C" primary key check (length(id) = 16),
    category text collate "C" not null references fault_category,
    custodian text collate "C" not null,
    thing text collate "C",
    latitude double precision not null check (latitude between -90 and 90),
    longitude double precision not null check (longitude between -180 and 180),
    geohash text collate "C" not null check (length(geohash) = 9),
    words text not null check (length(words) <= 1000),
    words_shown boolean not null,
    state text not null check (state in (${STATES})),
    team text check (length(team) <= 60),
    follow_hash bytea check (octet_length(follow_hash) = 32),
    opened_at bigint not null check (opened_at % 600 = 0),
    changed_at bigint not null,
    closed_at bigint,
    check ((state in ('resolved', 'declined', 'withdrawn')) = (closed_at is not null))
  )`,
  `create index report_of_custodian on report (custodian, opened_at desc, id)`,
  `create index report_opened on report (opened_at desc, id)`,
  `create index report_open_place on report (category, geohash) where closed_at is null`,
  `create index report_open_thing on report (thing, category) where closed_at is null`,
  `create index report_closed on report (closed_at) where closed_at is not null`,
  `comment on table report is 'Faults that somebody reported. Nothing says who: no name, account, address or device.'`,
  `comment on column report.id is 'Random, public: the service request id of Open311. It opens nothing that is not public.'`,
  `comment on column report.category is 'What is wrong.'`,
  `comment on column report.custodian is 'Who answers it: the custodian of the thing then, or of the category.'`,
  `comment on column report.thing is 'With which thing; null where only a place is named.'`,
  `comment on column report.latitude is 'Where: of the thing, or as the reporter says. WGS 84, degrees, six decimals.'`,
  `comment on column report.longitude is 'WGS 84, degrees, six decimals.'`,
  `comment on column report.geohash is 'The same place as a text whose beginnings are areas.'`,
  `comment on column report.words is 'What the reporter wrote, as plain text. Emptied when it is withdrawn, or some time after its end unless it is shown to all.'`,
  `comment on column report.words_shown is 'Whether the custodian has read them and shows them to all: until then only the custodian and the reporter see them.'`,
  `comment on column report.state is 'How far it has come.'`,
  `comment on column report.team is 'Who of the custodian has it: the name of a team, never of a person. Not public.'`,
  `comment on column report.follow_hash is 'SHA-256 of the secret with which the reporter follows it; null once nobody can.'`,
  `comment on column report.opened_at is 'When, in Unix seconds, to ten minutes: an exact moment would say who was seen there then.'`,
  `comment on column report.changed_at is 'When it was changed last, in Unix seconds; to ten minutes where the reporter did it.'`,
  `comment on column report.closed_at is 'When it ended, in the same way: some time afterwards photos and secret go.'`,

  `create table report_photo (
    id bytea primary key check (octet_length(id) = 16),
    report text collate "C" not null references report on delete cascade,
    number integer not null check (number > 0),
    stage text not null check (stage in ('reported', 'before', 'after')),
    jpeg bytea not null check (octet_length(jpeg) <= 2097152),
    width integer not null check (width between 1 and 1600),
    height integer not null check (height between 1 and 1600),
    shown boolean not null,
    unique (report, number)
  )`,
  `comment on table report_photo is 'Photos of faults, drawn anew without anything that the camera wrote into them. They go some time after the report ends.'`,
  `comment on column report_photo.id is 'Random: its public address, where it has one.'`,
  `comment on column report_photo.report is 'Of which report.'`,
  `comment on column report_photo.number is 'Their order within the report.'`,
  `comment on column report_photo.stage is 'By the reporter, or by the custodian before and after the work.'`,
  `comment on column report_photo.jpeg is 'The picture.'`,
  `comment on column report_photo.width is 'In pixels.'`,
  `comment on column report_photo.height is 'In pixels.'`,
  `comment on column report_photo.shown is 'Whether the custodian has looked at it and shows it to all.'`,

  `create table report_event (
    report text collate "C" not null references report on delete cascade,
    number integer not null check (number > 0),
    state text not null check (state in (${STATES})),
    note text check (length(note) <= 1000),
    office_zh text,
    office_en text,
    at bigint not null,
    primary key (report, number),
    check ((office_zh is null) = (office_en is null))
  )`,
  `comment on table report_event is 'What became of reports, for their reporters and everybody to see. Rows are added and never changed.'`,
  `comment on column report_event.report is 'Of which report.'`,
  `comment on column report_event.number is 'In the order in which it happened.'`,
  `comment on column report_event.state is 'The state then.'`,
  `comment on column report_event.note is 'What the custodian tells the reporter.'`,
  `comment on column report_event.office_zh is 'Which office did it, in Chinese; never a person. Null where the reporter withdrew it.'`,
  `comment on column report_event.office_en is 'The same in English.'`,
  `comment on column report_event.at is 'When, in Unix seconds; to ten minutes where the reporter did it.'`,

  `create table webhook (
    id text collate "C" primary key,
    custodian text collate "C" not null,
    url text not null check (length(url) <= 400),
    secret_sealed bytea not null,
    ended boolean not null
  )`,
  `create index webhook_of_custodian on webhook (custodian)`,
  `comment on table webhook is 'Where custodians want to be told of their reports.'`,
  `comment on column webhook.id is 'Random.'`,
  `comment on column webhook.custodian is 'Whose it is: it is told of their reports and of no other.'`,
  `comment on column webhook.url is 'Where it is called.'`,
  `comment on column webhook.secret_sealed is 'With what calls are signed (Standard Webhooks), sealed under a key of the city for this row.'`,
  `comment on column webhook.ended is 'Whether it is called no more: the custodian ended it, or the receiver said 410.'`,

  `create table webhook_outbox (
    id text collate "C" not null,
    webhook text collate "C" not null references webhook on delete cascade,
    event text not null check (event in ('report.created', 'report.updated')),
    report text collate "C" not null,
    state text not null check (state in (${STATES})),
    at bigint not null,
    attempts integer not null check (attempts >= 0),
    due_at bigint not null,
    primary key (id, webhook)
  )`,
  `create index webhook_outbox_due on webhook_outbox (due_at)`,
  `comment on table webhook_outbox is 'What is to be told and was not yet: written with what it tells of, deleted when it is told or given up.'`,
  `comment on column webhook_outbox.id is 'Random: the id of the message, the same at every attempt.'`,
  `comment on column webhook_outbox.webhook is 'To whom.'`,
  `comment on column webhook_outbox.event is 'What happened.'`,
  `comment on column webhook_outbox.report is 'To which report. What it says is not sent: the custodian reads it with their key.'`,
  `comment on column webhook_outbox.state is 'Its state then.'`,
  `comment on column webhook_outbox.at is 'When, in Unix seconds.'`,
  `comment on column webhook_outbox.attempts is 'How often it was tried.'`,
  `comment on column webhook_outbox.due_at is 'When it is to be tried next, in Unix seconds.'`,

  `create table webhook_delivery (
    number bigint generated always as identity primary key,
    webhook text collate "C" not null references webhook on delete cascade,
    message text not null,
    attempt integer not null check (attempt > 0),
    outcome text not null check (outcome in ('delivered', 'failed', 'given-up', 'ended')),
    status integer,
    reason text,
    at bigint not null
  )`,
  `create index webhook_delivery_of on webhook_delivery (webhook, number)`,
  `create index webhook_delivery_at on webhook_delivery (at)`,
  `comment on table webhook_delivery is 'How calls of webhooks went, for their custodians: 14 days. No body is in it, sent or received.'`,
  `comment on column webhook_delivery.number is 'Their order.'`,
  `comment on column webhook_delivery.webhook is 'Which was called.'`,
  `comment on column webhook_delivery.message is 'The id of the message.'`,
  `comment on column webhook_delivery.attempt is 'Which attempt it was, from 1 on.'`,
  `comment on column webhook_delivery.outcome is 'How it went.'`,
  `comment on column webhook_delivery.status is 'The HTTP status of the answer; null where there was none.'`,
  `comment on column webhook_delivery.reason is 'Why there was none, of a fixed list.'`,
  `comment on column webhook_delivery.at is 'When, in Unix seconds.'`,
]
