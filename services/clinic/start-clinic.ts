import { describeError } from '@hefu/server'
import {
  destroyIfEnded,
  dropOver,
  followRegister,
  openServiceDatabase,
  openStaff,
  type RunningService,
  type ServiceConfig,
  type ServicePorts,
  serveService,
  systemPorts,
} from '@hefu/service-kit'
import { sql } from 'kysely'
import { type Clinic, type ClinicIdentity, openClinic } from './clinic.ts'
import { patientService } from './entries.ts'
import { CLINIC_MIGRATIONS } from './migrations/index.ts'
import { clinicRoutes } from './routes/clinic-routes.ts'
import { MAX_SHARED_FILE } from './share/routes.ts'
import type { ClinicTables } from './tables.ts'

/** A clinic that answers. */
export interface RunningClinic extends RunningService {
  readonly clinic: Clinic
}

const DAY_MS = 86_400_000

/**
 * Starts a clinic: follows the register, opens its database, serves. When the service's registered end has come everything that it keeps is
 * destroyed, which is looked at once a day.
 *
 * @throws ServiceError, ServerError as the parts of the kit
 */
export async function startClinic(
  config: ServiceConfig,
  identity: ClinicIdentity,
  ports: ServicePorts = systemPorts(config.name),
): Promise<RunningClinic> {
  const register = await followRegister(config, ports)
  const opened = await openServiceDatabase<ClinicTables>(config.databaseUrl, CLINIC_MIGRATIONS)
  const { database } = opened
  const clinic = await openClinic({ identity, config, database, register, ports })
  const staff = config.staff ? openStaff({ config, database, key: clinic.keys.staff, ports }) : null
  const ready = async (): Promise<void> => {
    await sql`select 1`.execute(database)
  }
  const routes = clinicRoutes(clinic, staff, config)
  const running = await serveService({ routes, ready, maxBody: 10 * MAX_SHARED_FILE }, config, ports)
  const daily = setInterval(
    () => void upkeep().catch((error) => ports.log.error({ error: describeError(error) }, 'upkeep failed')),
    DAY_MS,
  )
  daily.unref()

  async function upkeep(): Promise<void> {
    const services = [patientService(identity.id)]
    if (await destroyIfEnded({ config, database, register, services, ports })) return
    await dropOver({ database, issuance: clinic.issuance, ports })
    await clinic.socialCards.dropOver(clinic.today())
  }

  return {
    ...running,
    clinic,
    async stop() {
      clearInterval(daily)
      await running.stop()
      register.stop()
      await opened.close()
    },
  }
}
