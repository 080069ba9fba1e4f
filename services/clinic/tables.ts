import type { KitTables } from '@hefu/service-kit'
import type { ColumnType, JSONColumnType } from 'kysely'
import type { RecordResource } from './fhir/check-resource.ts'
import type { RecordType } from './fhir/definitions.ts'

/** The tables of a clinic; what each column is for is said in the database itself. */
export interface ClinicTables extends KitTables {
  clinic_patient: { id: string; number: string; id_hash: Uint8Array | null }
  clinic_resource: {
    type: RecordType
    id: string
    patient: string
    version: number
    updated_at: number
    resource: JSONColumnType<RecordResource & object>
  }
  clinic_access: { token_hash: Uint8Array; patient: string; until: number }
  clinic_visit: {
    session_hash: Uint8Array
    nonce: Uint8Array
    kind: 'page' | 'counter' | 'holder'
    answered: ColumnType<boolean, boolean | undefined, boolean>
    patient: string | null
    until: number
  }
  clinic_share: {
    id_hash: Uint8Array
    manage_hash: Uint8Array
    passcode_salt: Uint8Array | null
    passcode_hash: Uint8Array | null
    tries_left: number
    expires_at: number
    file: Uint8Array
  }
  clinic_share_file: { ticket_hash: Uint8Array; share: Uint8Array; until: number }
}
