import { type RunningService, runService, type ServiceConfig, type ServicePorts, systemPorts } from '@hefu/service-kit'
import { type Clinic, type ClinicIdentity, openClinic } from './clinic.ts'
import { patientService } from './entries.ts'
import { CLINIC_MIGRATIONS } from './migrations/index.ts'
import { clinicRoutes } from './routes/clinic-routes.ts'
import { STAFF_LINKS } from './routes/staff-page.ts'
import { MAX_SHARED_FILE } from './share/routes.ts'
import type { ClinicTables } from './tables.ts'

/** A clinic that answers. */
export interface RunningClinic extends RunningService {
  readonly clinic: Clinic
}

/**
 * Starts a clinic.
 *
 * @throws ServiceError, ServerError as `runService`
 */
export async function startClinic(
  config: ServiceConfig,
  identity: ClinicIdentity,
  ports: ServicePorts = systemPorts(config.name),
): Promise<RunningClinic> {
  const { inside, ...running } = await runService<ClinicTables, Clinic>(
    {
      migrations: CLINIC_MIGRATIONS,
      services: [patientService(identity.id)],
      open: (basis) => openClinic({ ...basis, identity }),
      staffLinks: STAFF_LINKS,
      serve: (clinic, staff) => ({
        routes: clinicRoutes(clinic, staff, config),
        maxBody: 2 * MAX_SHARED_FILE,
        maxStaffBody: 10 * MAX_SHARED_FILE,
      }),
      upkeep: { run: (clinic) => clinic.forget() },
    },
    config,
    ports,
  )
  return { ...running, clinic: inside }
}
