import type { IssuerKey } from '@hefu/standard'
import type { ServiceConfig } from '../config.ts'
import { openServiceDatabase } from '../database/open-service-database.ts'
import type { ServicePorts } from '../ports.ts'
import { followRegister } from '../register/follow-register.ts'
import type { ServicePlan } from '../register/service-plan.ts'
import { openIssuance } from './open-issuance.ts'

/**
 * The issuer keys of a service that does not run: of this quarter and the next, made where there are none. Its types have to be registered.
 *
 * @throws ServiceError `register-unreachable`, `register-refused`; ServerError `database-not-reachable`, `master-key`
 */
export async function issuerKeysOf(
  { issuer, types, migrations }: Omit<ServicePlan, 'services'>,
  config: ServiceConfig,
  ports: ServicePorts,
): Promise<readonly IssuerKey[]> {
  const register = await followRegister(config, ports)
  try {
    const opened = await openServiceDatabase(config.databaseUrl, migrations)
    try {
      // What a card says is of no concern to its key.
      const listed = types.map((type) => ({ type, refreshed: false, values: () => null }))
      const { database } = opened
      const issuance = await openIssuance({ config, database, register, issuer, types: listed, ports })
      return await issuance.issuerKeys()
    } finally {
      await opened.close()
    }
  } finally {
    register.stop()
  }
}
