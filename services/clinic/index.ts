export type { AccessToken, RecordAccess } from './access/record-access.ts'
export { type Clinic, type ClinicIdentity, openClinic } from './clinic.ts'
export { CLINIC_PROGRAM } from './clinic-program.ts'
export {
  clinicPlan,
  patientService,
  VENUE_ENTRIES,
  VENUE_ENTRY,
  WARD_VISIT,
} from './entries.ts'
export { openVenueDoor, type VenueDoor } from './entry/venue-door.ts'
export { entryIndexes, judgeEntry } from './entry/venue-rule.ts'
export { isNegativeWithin48Hours } from './entry/ward-rule.ts'
export { clinicRoutes } from './routes/clinic-routes.ts'
export { type RunningClinic, startClinic } from './start-clinic.ts'
export { SYNTHETIC_PATIENTS, type SyntheticPatient } from './synthetic/synthetic-patients.ts'
export { syntheticRecord, syntheticVisits } from './synthetic/synthetic-record.ts'
export type { ClinicTables } from './tables.ts'
