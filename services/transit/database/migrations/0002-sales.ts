import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * What was sold and given back. Nothing of a purchase says which tickets came of it: their offers are sealed under
 * the buyer's receipt code, which is not kept, and a ticket's serial number is made by the wallet after that.
 */
export const sales: Migration = {
  async up(database) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database)
  },
}

const STATEMENTS: readonly string[] = [
  `create table purchase (
    id bytea primary key check (octet_length(id) = 32),
    product text collate "C" not null check (product in ('ride', 'month')),
    fare text collate "C" not null,
    class text collate "C" not null check (class in ('full', 'reduced')),
    count smallint not null check (count between 1 and 10),
    month text collate "C",
    amount integer not null check (amount >= 0),
    day integer not null,
    offers_sealed bytea
  )`,
  `create index purchase_by_day on purchase (day)`,
  `comment on table purchase is 'Tickets and passes that were bought. It names nobody and no ticket.'`,
  `comment on column purchase.id is
    'Of a person: SHA-256 of the receipt code that the buyer keeps; the payment provider knows the purchase by it. Kept for 90 days.'`,
  `comment on column purchase.product is 'Of a person: single tickets or a month pass. Kept for 90 days.'`,
  `comment on column purchase.fare is 'Of a person: for how many zones. Kept for 90 days.'`,
  `comment on column purchase.class is 'Of a person: at the full or the reduced price. Kept for 90 days.'`,
  `comment on column purchase.count is 'Of a person: how many. Kept for 90 days.'`,
  `comment on column purchase.month is 'Of a person: for which month, where it is a pass. Kept for 90 days.'`,
  `comment on column purchase.amount is 'Of a person: the price in fen. Kept for 90 days.'`,
  `comment on column purchase.day is 'Of a person: on which day, as YYYYMMDD. Kept for 90 days.'`,
  `comment on column purchase.offers_sealed is
    'Of a person: the offers of its tickets, sealed under the receipt code, which is not kept here. Kept for 90 days.'`,
  `create table refund (
    id bytea primary key check (octet_length(id) = 32),
    generation integer,
    serial bytea,
    amount integer not null check (amount >= 0),
    asked_at bigint not null,
    state text collate "C" not null check (state in ('waiting', 'paying', 'paid', 'refused'))
  )`,
  `create index refund_by_state on refund (state) where state in ('waiting', 'paying')`,
  `comment on table refund is 'Tickets that were given back. Nothing joins one to its purchase.'`,
  `comment on column refund.id is
    'Of a person: SHA-256 of the receipt code that the holder keeps; the payment provider knows the payment by it. Kept for 90 days.'`,
  `comment on column refund.generation is 'Of a person: the week in which the ticket was issued. Kept until every gate has reported, then dropped.'`,
  `comment on column refund.serial is
    'Of a person: the serial number of the ticket, to see whether a gate that was cut off had let it in. Kept until every gate has reported, then dropped.'`,
  `comment on column refund.amount is 'Of a person: what is paid back, in fen. Kept for 90 days.'`,
  `comment on column refund.asked_at is 'Of a person: when the ticket was shown, Unix seconds; every gate must have reported since. Kept for 90 days.'`,
  `comment on column refund.state is 'How far it is.'`,
  ...[
    ['id', 'names one card that was offered, by chance'],
    [
      'terms_sealed',
      'what the card says, sealed under a key that ends with the type; nothing of a ticket that a wallet has accepted',
    ],
    ['entropy_sealed', "the issuer''s half of the card''s secret, sealed"],
    ['refresh_pseudonym', 'under which the wallet renews this card, unrelated to every pseudonym elsewhere'],
  ].map(
    ([column, what]) =>
      `comment on column kit_offer.${column} is 'Of a person: ${what}. Kept until the card is over, and as long as its purchase.'`,
  ),
]
