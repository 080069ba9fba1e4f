import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { RecordResource } from '../fhir/check-resource.ts'
import type { RecordType } from '../fhir/definitions.ts'
import type { ClinicTables } from '../tables.ts'

/** A patient as the clinic knows them. */
export interface PatientEntry {
  /** The id of the FHIR Patient. */
  readonly id: string
  /** The clinic's own number. */
  readonly number: string
}

/** The records of a clinic. Nothing in it lists patients by anything but their number. */
export interface RecordStore {
  patientByNumber(number: string): Promise<PatientEntry | undefined>
  patientByIdHash(idHash: Uint8Array): Promise<PatientEntry | undefined>
  /** Adds a patient, or gives the one of that number another hash. */
  putPatient(patient: PatientEntry & { readonly idHash: Uint8Array | null }): Promise<void>
  /** Writes a resource anew or for the first time; `another` where an entry of that id belongs to somebody else. */
  put(patient: string, resource: RecordResource, now: number): Promise<'kept' | 'another'>
  /** All resources of one person, newest entry first; of one type if given. */
  list(patient: string, type?: RecordType): Promise<readonly RecordResource[]>
  /** One resource of one person. */
  read(patient: string, type: RecordType, id: string): Promise<RecordResource | undefined>
}

/** The records as they stand in the clinic's database. */
export function recordStore(database: Kysely<ClinicTables>): RecordStore {
  const patients = database.selectFrom('clinic_patient').select(['id', 'number'])
  const resources = database.selectFrom('clinic_resource').select('resource')
  return {
    patientByNumber: (number) => patients.where('number', '=', number).executeTakeFirst(),
    patientByIdHash: (idHash) => patients.where('id_hash', '=', idHash).executeTakeFirst(),
    async putPatient({ id, number, idHash }) {
      await database
        .insertInto('clinic_patient')
        .values({ id, number, id_hash: idHash })
        .onConflict((conflict) =>
          conflict.column('number').doUpdateSet({ id_hash: sql`coalesce(excluded.id_hash, clinic_patient.id_hash)` }),
        )
        .execute()
    },
    async put(patient, resource, now) {
      const type = resource.resourceType
      const id = resource.id as string
      const written = await database
        .insertInto('clinic_resource')
        .values({ type, id, patient, version: 1, updated_at: now, resource: JSON.stringify(stamped(resource, now, 1)) })
        .onConflict((conflict) =>
          conflict
            .columns(['type', 'id'])
            .doUpdateSet({
              version: sql`clinic_resource.version + 1`,
              updated_at: now,
              resource: sql`jsonb_set(excluded.resource, '{meta,versionId}', to_jsonb((clinic_resource.version + 1)::text))`,
            })
            .where('clinic_resource.patient', '=', patient),
        )
        .returning('id')
        .executeTakeFirst()
      return written ? 'kept' : 'another'
    },
    async list(patient, type) {
      const all = resources.where('patient', '=', patient).orderBy('updated_at', 'desc').orderBy('id')
      const rows = await (type ? all.where('type', '=', type) : all).execute()
      return rows.map((row) => row.resource as RecordResource)
    },
    async read(patient, type, id) {
      const one = resources.where('type', '=', type).where('id', '=', id).where('patient', '=', patient)
      return (await one.executeTakeFirst())?.resource as RecordResource | undefined
    },
  }
}

function stamped(resource: RecordResource, now: number, version: number): RecordResource {
  const lastUpdated = new Date(now * 1000).toISOString()
  return { ...resource, meta: { ...resource.meta, versionId: String(version), lastUpdated } }
}
