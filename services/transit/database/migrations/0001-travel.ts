import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * What has become of tickets and passes, and how gates are. A ticket's serial number is unrelated to its purchase,
 * and a row holds where one journey began and was seen last: no list of journeys can be made of it.
 */
export const travel: Migration = {
  async up(database) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database)
  },
}

const STATEMENTS: readonly string[] = [
  `create sequence travel_change`,
  `create table travel (
    entitlement text collate "C" not null check (entitlement in ('ticket', 'month', 'concession')),
    generation integer not null,
    serial bytea not null check (octet_length(serial) = 8),
    phase text collate "C" not null check (phase in ('in', 'out', 'refunded')),
    origin text collate "C",
    last text collate "C",
    entered_at bigint not null,
    changed_at bigint not null,
    reach smallint not null check (reach between 1 and 3),
    change bigint not null,
    over_at bigint not null,
    primary key (entitlement, generation, serial)
  )`,
  `create unique index travel_by_change on travel (change)`,
  `create index travel_by_end on travel (over_at)`,
  `comment on table travel is 'Tickets and passes that were seen at a gate and are still good.'`,
  `comment on column travel.entitlement is 'Of a person: a single ticket, a month pass or a concession. Kept as long as the serial number.'`,
  `comment on column travel.generation is 'Of a person: the week in which the ticket was issued, or the day of a pass. Kept as long as the serial number.'`,
  `comment on column travel.serial is
    'Of a person: 64 bits of the hash of the pseudonym of one ticket, or of one pass on one day, so that it is used once. Kept until the ticket is no longer good, two weeks at most; a pass until its day is over.'`,
  `comment on column travel.phase is 'Of a person: inside, outside or refunded. Kept as long as the serial number.'`,
  `comment on column travel.origin is 'Of a person: at which stop the present journey began, for its fare. Kept as long as the serial number.'`,
  `comment on column travel.last is 'Of a person: at which stop it was seen last, for a transfer. Kept as long as the serial number.'`,
  `comment on column travel.entered_at is 'Of a person: when the present journey began, for how long it may last. Kept as long as the serial number.'`,
  `comment on column travel.changed_at is 'Of a person: when it was seen last. Kept as long as the serial number.'`,
  `comment on column travel.reach is 'Of a person: how many zones are paid for. Kept as long as the serial number.'`,
  `comment on column travel.change is 'In which order rows changed, so that gates are told what is new to them.'`,
  `comment on column travel.over_at is 'When the row is dropped, Unix seconds.'`,
  `create table transit_gate (
    id text collate "C" primary key,
    last_seen bigint,
    waiting integer not null default 0,
    reconciled_at bigint,
    last_number bigint not null default 0,
    known_change bigint not null default 0,
    bundle_issued_at bigint
  )`,
  `comment on table transit_gate is 'Gates, and how they are.'`,
  `comment on column transit_gate.id is 'Which gate.'`,
  `comment on column transit_gate.last_seen is 'When it last had word with the server, Unix seconds.'`,
  `comment on column transit_gate.waiting is 'How many events it had yet to tell then.'`,
  `comment on column transit_gate.reconciled_at is 'When it last had nothing more to tell, Unix seconds.'`,
  `comment on column transit_gate.last_number is 'The gate''s own number of the last event that was taken from it.'`,
  `comment on column transit_gate.known_change is 'Up to which change it knows what other gates and desks did.'`,
  `comment on column transit_gate.bundle_issued_at is 'When the register that it judges by was attested, Unix seconds.'`,
  `create table ridership (
    hour bigint not null,
    line text collate "C" not null,
    entries integer not null,
    primary key (hour, line)
  )`,
  `comment on table ridership is 'How many went in, by hour and line; shown to nobody below five.'`,
  `comment on column ridership.hour is 'The hour''s first Unix second.'`,
  `comment on column ridership.line is 'At gates of which line.'`,
  `comment on column ridership.entries is 'How many.'`,
  `create table double_use (
    day integer not null,
    kind text collate "C" not null check (kind in ('entered-twice', 'left-twice', 'rode-refunded')),
    count integer not null,
    primary key (day, kind)
  )`,
  `comment on table double_use is 'How often gates that knew nothing of each other let one ticket through twice. Numbers, and no ticket.'`,
  `comment on column double_use.day is 'On which day, as YYYYMMDD.'`,
  `comment on column double_use.kind is 'In which way.'`,
  `comment on column double_use.count is 'How often.'`,
]
