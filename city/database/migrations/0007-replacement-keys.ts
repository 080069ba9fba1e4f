import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** More than one issuer key a quarter: what officers have ended is replaced, and what people spent under it counts no more. */
export const replacementKeys: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database)
  },
}

const STATEMENTS: readonly string[] = [
  `alter table issuer_key add column quarter integer`,
  `update issuer_key set quarter = first_epoch`,
  `alter table issuer_key alter column quarter set not null`,
  `alter table issuer_key add column replacement smallint not null default 0 check (replacement >= 0)`,
  `alter table issuer_key drop constraint issuer_key_pkey`,
  `alter table issuer_key add primary key (issuer, credential_type, quarter, replacement)`,
  `comment on column issuer_key.quarter is 'First week of the quarter that the key was made for; with the replacement it names the secret.'`,
  `comment on column issuer_key.replacement is 'How many keys of the quarter it comes after: 0 for the one that was planned.'`,

  `alter table issuance_record add column key_ends smallint not null default 0 check (key_ends >= 0)`,
  `alter table issuance_record drop constraint issuance_record_issued_in_last_check`,
  `alter table issuance_record add constraint issuance_record_issued_in_last_check check (issued_in_last >= 0)`,
  `comment on column issuance_record.key_ends is
    'How many ends of keys the register had for the type at the last issuance: what was issued under a key that was ended since counts no more.'`,
]
