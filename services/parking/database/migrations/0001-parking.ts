import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** A stay has a row from the moment in which it is being paid until its car has left; everything else is counts. */
export const parking: Migration = {
  async up(database) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database)
  },
}

const STATEMENTS: readonly string[] = [
  `create table stay (
    name bytea primary key check (octet_length(name) = 16),
    car_park text collate "C" not null,
    paid integer not null check (paid >= 0),
    leave_by bigint not null,
    payment_key text,
    receipt text unique,
    over_at bigint not null
  )`,
  `create index stay_by_car_park on stay (car_park)`,
  `create index stay_by_payment on stay (payment_key)`,
  `create index stay_by_end on stay (over_at)`,
  `comment on table stay is 'Stays that are paid or are being paid. Who has not begun to pay is not in it, who has left neither.'`,
  `comment on column stay.name is
    'Of a person: hash of the ticket''s pseudonym, so that the exit opens for whom it is paid. Kept until the car has left, or the ticket is over.'`,
  `comment on column stay.car_park is 'Of a person: in which car park. Kept until the car has left, or the ticket is over.'`,
  `comment on column stay.paid is 'Of a person: what was paid, in fen, so that a longer stay costs the difference. Kept until the car has left, or the ticket is over.'`,
  `comment on column stay.leave_by is 'Of a person: until when the exit opens, Unix seconds. Kept until the car has left, or the ticket is over.'`,
  `comment on column stay.payment_key is 'Of a person: the payment that is not decided, so that nothing is paid twice. Kept until it is decided, or the car has left.'`,
  `comment on column stay.receipt is
    'Of a person: the last payment that was taken; who lost a ticket after paying is let out with it. Kept until the car has left, or the ticket is over.'`,
  `comment on column stay.over_at is 'Until when the ticket can be shown, Unix seconds.'`,
  `create table fee_payment (
    key text primary key,
    car_park text collate "C" not null,
    day text collate "C" not null,
    amount integer not null check (amount >= 0),
    kind text collate "C" not null check (kind in ('stay', 'lost', 'let-out'))
  )`,
  `create index fee_payment_by_day on fee_payment (day)`,
  `comment on table fee_payment is 'Payments for the accounts. Once a car has left, nothing joins one to a stay.'`,
  `comment on column fee_payment.key is 'Of a person: the payment''s number, by chance, which the payment provider knows and the payer''s receipt shows. Kept for 90 days.'`,
  `comment on column fee_payment.car_park is 'Of a person: for which car park. Kept for 90 days.'`,
  `comment on column fee_payment.day is 'Of a person: on which day. Kept for 90 days.'`,
  `comment on column fee_payment.amount is 'Of a person: how much, in fen. Kept for 90 days.'`,
  `comment on column fee_payment.kind is 'Of a person: for a stay, or for one whose ticket was lost, before and after the exit was opened for it. Kept for 90 days.'`,
  `create table car_park (
    id text collate "C" primary key,
    inside integer not null default 0,
    bays_inside integer not null default 0,
    version bigint not null default 0
  )`,
  `comment on column car_park.id is 'Which car park.'`,
  `comment on column car_park.inside is 'Cars on its places.'`,
  `comment on column car_park.bays_inside is 'Cars on the bays kept for disabled people.'`,
  `comment on column car_park.version is 'Grows whenever what its exits must know changes.'`,
  `create table tariff (
    car_park text collate "C" not null, from_at bigint not null, tariff text not null, primary key (car_park, from_at))`,
  `comment on column tariff.car_park is 'Of which car park.'`,
  `comment on column tariff.from_at is 'Who enters from then on pays by it, Unix seconds.'`,
  `comment on column tariff.tariff is 'Prices and times, as JSON.'`,
  `create table barrier (
    id text collate "C" primary key,
    last_seen bigint,
    waiting integer not null default 0,
    reconciled_at bigint,
    last_number bigint not null default 0,
    bundle_issued_at bigint,
    stock integer not null default 0,
    openings integer not null default 0
  )`,
  `comment on column barrier.id is 'Which barrier.'`,
  `comment on column barrier.last_seen is 'When it was last heard of, Unix seconds.'`,
  `comment on column barrier.waiting is 'Events that it had yet to tell when last heard.'`,
  `comment on column barrier.reconciled_at is 'When it last had nothing more to tell, Unix seconds.'`,
  `comment on column barrier.last_number is 'Number of the last event that is counted.'`,
  `comment on column barrier.bundle_issued_at is 'When the register that it judges by was attested, Unix seconds.'`,
  `comment on column barrier.stock is 'Tickets that it can still give without the server.'`,
  `comment on column barrier.openings is 'How often the desk has had it opened by hand.'`,
  `create table parking_hour (
    car_park text collate "C" not null,
    hour bigint not null,
    entries integer not null,
    exits integer not null,
    most_inside integer not null,
    last_inside integer not null,
    primary key (car_park, hour)
  )`,
  `comment on column parking_hour.car_park is 'In which car park.'`,
  `comment on column parking_hour.hour is 'Which hour, as Unix seconds of its begin.'`,
  `comment on column parking_hour.entries is 'How many cars entered.'`,
  `comment on column parking_hour.exits is 'How many cars left.'`,
  `comment on column parking_hour.most_inside is 'Most cars that were inside at once.'`,
  `comment on column parking_hour.last_inside is 'Cars inside after its last event.'`,
  `create table difference (
    car_park text collate "C" not null, day text collate "C" not null, kind text collate "C" not null,
    count integer not null, primary key (car_park, day, kind))`,
  `comment on column difference.car_park is 'In which car park.'`,
  `comment on column difference.day is 'On which day.'`,
  `comment on column difference.kind is 'What did not fit: left unpaid past a barrier that was cut off, left twice, a payment that failed after all, opened by hand, counted anew.'`,
  `comment on column difference.count is 'How often. Of whom is not kept.'`,
]
