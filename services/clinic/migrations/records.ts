import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Patients under the clinic's own number, and their records as FHIR R4. */
export const records: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database)
  },
}

const RECORD = 'Kept for 15 years after the last entry, as the rules for outpatient records have it.'

const STATEMENTS: readonly string[] = [
  `create table clinic_patient (
    id text primary key,
    number text not null unique,
    id_hash bytea unique check (octet_length(id_hash) = 32)
  )`,
  `comment on table clinic_patient is 'Who is a patient here. No table of another service has any of these values.'`,
  `comment on column clinic_patient.id is 'Of a person: the id of the FHIR Patient, drawn by lot. ${RECORD}'`,
  `comment on column clinic_patient.number is 'Of a person: the clinic''s own patient number. ${RECORD}'`,
  `comment on column clinic_patient.id_hash is
    'Of a person: HMAC-SHA-256 of the number of the identity document under the clinic''s key, by which somebody who shows it finds their record. ${RECORD}'`,

  `create table clinic_resource (
    type text not null,
    id text not null,
    patient text not null references clinic_patient on delete cascade,
    version integer not null check (version > 0),
    updated_at bigint not null,
    resource jsonb not null,
    primary key (type, id)
  )`,
  'create index clinic_resource_patient on clinic_resource (patient, type)',
  `comment on table clinic_resource is 'The medical record, as FHIR R4 resources.'`,
  `comment on column clinic_resource.type is 'Of a person: what kind of entry of a record it is. ${RECORD}'`,
  `comment on column clinic_resource.id is 'Of a person: the id that the laboratory or ward gave the entry. ${RECORD}'`,
  `comment on column clinic_resource.patient is 'Of a person: whose record it is part of. ${RECORD}'`,
  `comment on column clinic_resource.version is 'Of a person: how often the entry was written. ${RECORD}'`,
  `comment on column clinic_resource.updated_at is 'Of a person: when the entry was last written, Unix seconds. ${RECORD}'`,
  `comment on column clinic_resource.resource is 'Of a person: the entry itself. ${RECORD}'`,

  `create table clinic_access (
    token_hash bytea primary key check (octet_length(token_hash) = 32),
    patient text not null references clinic_patient on delete cascade,
    until bigint not null
  )`,
  `comment on table clinic_access is 'Who may read a record at this moment: the patient alone.'`,
  `comment on column clinic_access.token_hash is 'Of a person: SHA-256 of the token with which they read their record. Kept for an hour.'`,
  `comment on column clinic_access.patient is 'Of a person: whose record the token reads. Kept for an hour.'`,
  `comment on column clinic_access.until is 'Of a person: when the token ends, Unix seconds. Kept for an hour.'`,

  `create table clinic_visit (
    nonce bytea primary key,
    session_hash bytea not null check (octet_length(session_hash) = 32),
    kind text not null check (kind in ('page', 'counter', 'holder')),
    answered boolean not null default false,
    patient text references clinic_patient on delete cascade,
    until bigint not null
  )`,
  'create index clinic_visit_session on clinic_visit (session_hash)',
  `comment on table clinic_visit is 'Pages and counters that wait for a patient to say who they are.'`,
  `comment on column clinic_visit.session_hash is 'Of a person: SHA-256 of the session of the page that they look at. Kept for 15 minutes.'`,
  `comment on column clinic_visit.nonce is 'The nonce of a request that is to be answered; a page asks anew every half minute, and the answer to the one before still counts.'`,
  `comment on column clinic_visit.kind is 'Who is told who answered: a counter is, a page that anybody may open is not, and the browser of who answered is.'`,
  `comment on column clinic_visit.answered is 'Whether somebody has answered.'`,
  `comment on column clinic_visit.patient is 'Of a person: who answered; null for who has no record here. Kept for 15 minutes.'`,
  `comment on column clinic_visit.until is 'Of a person: when the page forgets them, Unix seconds. Kept for 15 minutes.'`,
]
