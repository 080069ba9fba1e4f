import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Books, and for as long as somebody has one, who: an account, and no account before or after. Nothing has a column for a name, and nothing says
 * what was borrowed once it is back.
 */
export const library: Migration = {
  async up(database) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database)
  },
}

const TEXT = 'text collate "C" not null'
const ACCOUNT = `${TEXT} check (account ~ '^[0-9a-f]{64}$')`
const ACCOUNT_SAYS =
  'HMAC-SHA256 of the pseudonym that the library card has here, under a key that is not in this database'

const STATEMENTS: readonly string[] = [
  `create table catalogue_record (
    number ${TEXT} primary key, title text not null, other_title text not null, author text not null,
    publisher text not null, year integer, isbn ${TEXT}, language ${TEXT}, subjects text[] not null, class ${TEXT},
    call_number text not null, tokens text[] collate "C" not null)`,
  `create index catalogue_record_tokens on catalogue_record using gin (tokens)`,
  `comment on table catalogue_record is 'What the library has.'`,
  `comment on column catalogue_record.number is 'Control number (MARC 001).'`,
  `comment on column catalogue_record.title is 'Title as printed (MARC 245).'`,
  `comment on column catalogue_record.other_title is 'Title in another language (MARC 246).'`,
  `comment on column catalogue_record.author is 'Author as printed on the book (MARC 100, 700).'`,
  `comment on column catalogue_record.publisher is 'Publisher (MARC 264, 260).'`,
  `comment on column catalogue_record.year is 'Year of publication.'`,
  `comment on column catalogue_record.isbn is 'ISBN, or nothing.'`,
  `comment on column catalogue_record.language is 'Language of the text, three letters (MARC 008).'`,
  `comment on column catalogue_record.subjects is 'Subject words (MARC 650).'`,
  `comment on column catalogue_record.class is 'Main class of the Chinese Library Classification, one letter, or nothing.'`,
  `comment on column catalogue_record.call_number is 'Where its copies stand.'`,
  `comment on column catalogue_record.tokens is 'Words by which it is found.'`,

  `create table copy (
    item ${TEXT} primary key, record ${TEXT} references catalogue_record, shelf text not null,
    missing boolean not null default false)`,
  `create index copy_record on copy (record)`,
  `comment on table copy is 'Copies, by the code on their label. Who had one before is written nowhere.'`,
  `comment on column copy.item is 'Thing code: the id that the label of the copy carries.'`,
  `comment on column copy.record is 'Of which record.'`,
  `comment on column copy.shelf is 'In which room.'`,
  `comment on column copy.missing is 'Whether it never came back.'`,

  `create table loan (
    item ${TEXT} primary key references copy, account ${ACCOUNT}, due_on ${TEXT},
    renewals smallint not null default 0)`,
  `create index loan_account on loan (account)`,
  `comment on table loan is 'What is out. The row is deleted as the copy comes back.'`,
  `comment on column loan.item is 'Of a person: which copy. Kept until it is returned, or 60 days after it was due.'`,
  `comment on column loan.account is 'Of a person: ${ACCOUNT_SAYS}: who has to bring the copy back, and may renew it. Kept until it is returned, or 60 days after it was due.'`,
  `comment on column loan.due_on is 'Of a person: by which day it is due. Kept as long as the loan.'`,
  `comment on column loan.renewals is 'Of a person: how often it was renewed. Kept as long as the loan.'`,

  `create table reservation (
    place bigint generated always as identity primary key, record ${TEXT} references catalogue_record, account ${ACCOUNT},
    item text collate "C" unique references copy, collect_until text collate "C", unique (record, account))`,
  `create index reservation_account on reservation (account)`,
  `comment on table reservation is 'Who waits for what.'`,
  `comment on column reservation.place is 'Of a person: the order in which they wait. Kept until it is collected, given up or over.'`,
  `comment on column reservation.record is 'Of a person: for which book. Kept until it is collected, given up or over.'`,
  `comment on column reservation.account is 'Of a person: ${ACCOUNT_SAYS}. Kept until it is collected, given up or over.'`,
  `comment on column reservation.item is 'Of a person: the copy that is held. Kept until it is collected, given up or over.'`,
  `comment on column reservation.collect_until is 'Of a person: until which day it is held. Kept until it is collected, given up or over.'`,

  `create table fine (
    id ${TEXT} primary key, account ${ACCOUNT}, amount integer not null check (amount > 0), since ${TEXT},
    payment text collate "C")`,
  `create index fine_account on fine (account)`,
  `create index fine_payment on fine (payment)`,
  `comment on table fine is 'What is owed. For which book is not said.'`,
  `comment on column fine.id is 'Of a person: names one fine, by chance. Kept until it is paid, a year at most.'`,
  `comment on column fine.account is 'Of a person: ${ACCOUNT_SAYS}: who owes it. Kept until it is paid, a year at most.'`,
  `comment on column fine.amount is 'Of a person: how much, in fen. Kept until it is paid, a year at most.'`,
  `comment on column fine.since is 'Of a person: since which day. Kept until it is paid, a year at most.'`,
  `comment on column fine.payment is 'Of a person: the payment that is under way. Kept until it is paid, a year at most.'`,

  `create table membership (
    person ${TEXT} primary key check (person ~ '^[0-9a-f]{64}$'), class ${TEXT}, valid_until ${TEXT}, offer_id ${TEXT},
    cards smallint not null default 1, cards_since ${TEXT})`,
  `comment on table membership is 'Who has joined, so that one person has one card. It joins to no account: the card''s pseudonym is not known here.'`,
  `comment on column membership.person is 'Of a person: HMAC-SHA256 of the pseudonym of the entry credential at library.join, under a key that is not in this database. Kept until the card is over.'`,
  `comment on column membership.class is 'Of a person: adult or child, as the card says. Kept until the card is over.'`,
  `comment on column membership.valid_until is 'Of a person: last day of the card. Kept until the card is over.'`,
  `comment on column membership.offer_id is 'Of a person: the offer of the card in force, so that a lost phone''s is ended by the next. Kept until the card is over.'`,
  `comment on column membership.cards is 'Of a person: how many cards were given since then. Kept until the card is over.'`,
  `comment on column membership.cards_since is 'Of a person: since when cards are counted, a year at most. Kept until the card is over.'`,

  `create table loan_count (day ${TEXT}, class ${TEXT}, loans integer not null default 0, primary key (day, class))`,
  `comment on table loan_count is 'How much was lent; shown from 5 on.'`,
  `comment on column loan_count.day is 'On which day.'`,
  `comment on column loan_count.class is 'Of which main class, or nothing.'`,
  `comment on column loan_count.loans is 'How many.'`,

  // The planner's samples would outlive the rows they were taken from.
  ...['loan', 'reservation', 'fine'].map((table) => `alter table ${table} alter column account set statistics 0`),
  `alter table loan alter column item set statistics 0`,
  `alter table membership alter column person set statistics 0`,
  // Frequent, so that what was deleted is soon overwritten; the nightly rewrite does the rest.
  ...['loan', 'reservation', 'fine', 'kit_seen'].map(
    (table) => `alter table ${table} set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1)`,
  ),
]
