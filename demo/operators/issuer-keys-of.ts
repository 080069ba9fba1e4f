import { followRegister, openIssuance, openServiceDatabase, type RunningService } from '@hefu/service-kit'
import type { IssuerKey } from '@hefu/standard'
import type { Operator, OperatorPlace } from './operator.ts'

/** The issuer keys of a service that does not run yet: its first register has them then. */
export async function issuerKeysOf(
  { issuer, types, migrations }: Operator<RunningService>,
  { config, ports }: OperatorPlace,
): Promise<readonly IssuerKey[]> {
  const register = await followRegister(config, ports)
  const opened = await openServiceDatabase(config.databaseUrl, migrations)
  try {
    // What a card says is of no concern to its key.
    const listed = types.map((type) => ({ type, refreshed: false, values: () => null }))
    const { database } = opened
    const issuance = await openIssuance({ config, database, register, issuer, types: listed, ports })
    return await issuance.issuerKeys()
  } finally {
    register.stop()
    await opened.close()
  }
}
