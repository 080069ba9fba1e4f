import type { KeyStore } from '@hefu/server'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { IssuancePorts } from '../issuance/issuance-ports.ts'
import type { OfficerAudit } from '../officers/officer-audit.ts'
import { inspectionKeys } from './inspection-keys.ts'
import { databaseInspectionStore } from './inspection-store.ts'
import type { InspectionPorts } from './register-inspection.ts'

/** Composes inspections over the city's database. */
export function openInspections(options: {
  readonly issuance: Pick<IssuancePorts, 'register' | 'clock' | 'random'>
  readonly audit: OfficerAudit
  readonly database: Kysely<Database>
  readonly keyStore: KeyStore
}): InspectionPorts {
  const { issuance, audit, database, keyStore } = options
  const { register, clock, random } = issuance
  return {
    register,
    keys: inspectionKeys({ register, keyStore, random }),
    store: databaseInspectionStore(database),
    audit,
    clock,
    random,
  }
}
