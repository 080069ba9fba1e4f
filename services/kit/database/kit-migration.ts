import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Comments on columns about a person begin with "Of a person" and say how long they are kept: the table in the documents is made of them. */
const STATEMENTS: readonly string[] = [
  `create table sealed_secret (name text primary key, sealed bytea not null, credential_type text)`,
  `comment on column sealed_secret.name is 'What the key is for; authenticated together with the sealed bytes.'`,
  `comment on column sealed_secret.sealed is 'AES-256-GCM under the master key, and the type''s own where it has one.'`,
  `comment on column sealed_secret.credential_type is 'The type with which the secret ends.'`,
  `create table issuer_key (
    issuer text not null, credential_type text not null, first_epoch integer not null, last_epoch integer not null,
    public_key bytea not null, quarter integer not null, replacement smallint not null,
    primary key (issuer, credential_type, quarter, replacement))`,
  `comment on column issuer_key.issuer is 'Whose key.'`,
  `comment on column issuer_key.credential_type is 'One key signs one type.'`,
  `comment on column issuer_key.first_epoch is 'First week that the key signs for.'`,
  `comment on column issuer_key.last_epoch is 'Last week that the key signs for.'`,
  `comment on column issuer_key.public_key is 'The public half, as the register publishes it.'`,
  `comment on column issuer_key.quarter is 'First week of the quarter that the key was made for.'`,
  `comment on column issuer_key.replacement is 'How many keys of the quarter it comes after.'`,
  `create table kit_seen (
    service text not null, pass text not null, until bigint not null, primary key (service, pass))`,
  `create index kit_seen_until on kit_seen (until)`,
  `comment on column kit_seen.service is 'At which service of the register.'`,
  `comment on column kit_seen.pass is
    'Of a person: the pseudonym, and unless a holder is admitted once a scope the half minute and what was asked, of a pass that was admitted, so that it is not admitted twice. Kept until the scope ends.'`,
  `comment on column kit_seen.until is 'Of a person: when that is over. Kept as long as the pass.'`,
  `create table kit_offer (
    id bytea primary key, credential_type text not null, secret_hash bytea not null, terms_sealed bytea,
    redeem_until bigint not null, ended boolean not null default false, commitment_hash bytea, entropy_sealed bytea,
    refresh_pseudonym bytea, last_epoch integer, issued_in_last smallint not null default 0,
    issued_in_previous smallint not null default 0, key_ends integer not null default 0,
    unique (credential_type, refresh_pseudonym))`,
  `comment on column kit_offer.id is 'Of a person: names one card that was offered, by chance. Kept until the card is over.'`,
  `comment on column kit_offer.credential_type is 'What was offered.'`,
  `comment on column kit_offer.secret_hash is 'SHA-256 of the secret that redeems the offer.'`,
  `comment on column kit_offer.terms_sealed is
    'Of a person: what the card says, sealed under a key that ends with the type; nothing once a wallet has accepted a card that is not refreshed. Kept until the card is over.'`,
  `comment on column kit_offer.redeem_until is 'Until when a wallet may redeem the offer, Unix seconds.'`,
  `comment on column kit_offer.ended is 'Whether the issuer ended it.'`,
  `comment on column kit_offer.commitment_hash is
    'SHA-256 of the week and the blinded secret that were signed last: the same request is answered the same again. Says nothing of the secret.'`,
  `comment on column kit_offer.entropy_sealed is 'Of a person: the issuer''s half of the card''s secret, sealed. Kept until the card is over.'`,
  `comment on column kit_offer.refresh_pseudonym is
    'Of a person: under which the wallet renews this card, unrelated to every pseudonym elsewhere. Kept until the card is over.'`,
  `comment on column kit_offer.last_epoch is 'The latest week issued for.'`,
  `comment on column kit_offer.issued_in_last is 'How often for that week.'`,
  `comment on column kit_offer.issued_in_previous is 'How often for the week before.'`,
  `comment on column kit_offer.key_ends is 'Ends of keys that the register had at the last issuance.'`,
  `create table kit_payment (
    key text primary key, amount integer not null check (amount >= 0),
    state text not null check (state in ('asked', 'paid', 'refused', 'refunded')))`,
  `comment on column kit_payment.key is 'Of a person: the purchase''s own number, by chance, under which the payment provider knows it. Kept with the purchase.'`,
  `comment on column kit_payment.amount is 'In fen.'`,
  `comment on column kit_payment.state is 'How far it is; asked until the provider has said.'`,
  `create table kit_plastic_card (
    credential_type text not null, number_hash bytea primary key check (octet_length(number_hash) = 32),
    pin_hash bytea not null, terms text not null, valid_until text collate "C" not null, offer_id text,
    wrong_tries smallint not null default 0, locked_until bigint not null default 0)`,
  `comment on column kit_plastic_card.credential_type is 'What the card becomes in a wallet.'`,
  `comment on column kit_plastic_card.number_hash is 'Of a person: keyed hash of the number on the card. Kept until the card is over.'`,
  `comment on column kit_plastic_card.pin_hash is
    'Of a person: keyed hash of number and PIN, to see that the holder brings it in. Kept until the card is over.'`,
  `comment on column kit_plastic_card.terms is 'Of a person: what the card says. Kept until the card is over.'`,
  `comment on column kit_plastic_card.valid_until is 'Of a person: until when. Kept until the card is over.'`,
  `comment on column kit_plastic_card.offer_id is
    'Of a person: the offer by which it was last brought in, so that a lost phone''s copy is ended by the next. Kept until the card is over.'`,
  `comment on column kit_plastic_card.wrong_tries is
    'Of a person: how often a wrong PIN was given in a row. Kept until the right one is given.'`,
  `comment on column kit_plastic_card.locked_until is
    'Of a person: until when no PIN is taken, Unix seconds. Kept until the right one is given.'`,
  `create table kit_staff_session (token_hash bytea primary key, roles text[] not null, until bigint not null)`,
  `comment on column kit_staff_session.token_hash is 'SHA-256 of what a staff member''s browser keeps. Kept until the session is over, a working day at most.'`,
  `comment on column kit_staff_session.roles is 'What the session may do.'`,
  `comment on column kit_staff_session.until is 'When it is over, Unix seconds.'`,
]

/** The tables that the kit needs in the database of every service. */
export const kitMigration: Migration = {
  async up(database) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database)
  },
}
