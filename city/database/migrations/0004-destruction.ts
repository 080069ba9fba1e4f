import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Which secrets end with a type, and what was destroyed. Destructions are public: they become receipts in the log. */
export const destruction: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database)
  },
}

const STATEMENTS: readonly string[] = [
  `alter table sealed_secret add column credential_type text`,
  `comment on column sealed_secret.credential_type is
    'The type that the secret ends with, and under whose key it is sealed too; null for those of the city itself.'`,
  `comment on column sealed_secret.sealed is
    'AES-256-GCM under the master key, or under a key of it and of the type: version, nonce, ciphertext, tag.'`,

  `create table destruction (
    issuer text not null,
    credential_type text not null,
    records bigint not null check (records >= 0),
    keys bytea not null check (octet_length(keys) = 32),
    destroyed_at bigint not null,
    primary key (issuer, credential_type)
  )`,
  `comment on table destruction is 'What was destroyed after a type had ended, for officers to enter in the register.'`,
  `comment on column destruction.issuer is 'Whose records and keys they were.'`,
  `comment on column destruction.credential_type is 'The type that had ended.'`,
  `comment on column destruction.records is 'How many records of issuance there were.'`,
  `comment on column destruction.keys is 'SHA-256 over the public keys that the register has for the type, in its order.'`,
  `comment on column destruction.destroyed_at is 'When, in Unix seconds.'`,
]
