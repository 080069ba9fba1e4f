import { createHash } from 'node:crypto'
import type { RandomSource } from '@hefu/bbs'
import { toBase64url } from '@hefu/bytes'
import type { Clock } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { ClinicTables } from '../tables.ts'

/** For how long a token reads a record, in seconds. */
export const ACCESS_LASTS = 3600

/** A token for one record, as SMART App Launch writes it. */
export interface AccessToken {
  readonly access_token: string
  readonly token_type: 'Bearer'
  readonly expires_in: number
  readonly scope: 'patient/*.rs'
  /** The id of the FHIR Patient. */
  readonly patient: string
}

/** Who may read which record at this moment. */
export interface RecordAccess {
  /** For the patient alone, and only after they have shown who they are. */
  grant(patient: string): Promise<AccessToken>
  /** Whose record a token reads; undefined for none, or one that has ended. */
  patientOf(token: string): Promise<string | undefined>
}

/** Tokens in the clinic's database, of which it keeps the hashes. */
export function recordAccess(database: Kysely<ClinicTables>, clock: Clock, random: RandomSource): RecordAccess {
  return {
    async grant(patient) {
      const token = toBase64url(random(32))
      await database.deleteFrom('clinic_access').where('until', '<=', clock()).execute()
      await database
        .insertInto('clinic_access')
        .values({ token_hash: sha256(token), patient, until: clock() + ACCESS_LASTS })
        .execute()
      return { access_token: token, token_type: 'Bearer', expires_in: ACCESS_LASTS, scope: 'patient/*.rs', patient }
    },
    async patientOf(token) {
      const row = await database
        .selectFrom('clinic_access')
        .select('patient')
        .where('token_hash', '=', sha256(token))
        .where('until', '>', clock())
        .executeTakeFirst()
      return row?.patient
    },
  }
}

/** SHA-256 of a secret: what the database keeps of it. */
export function sha256(secret: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(secret).digest())
}
