import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Log, systemRandom } from '@hefu/server'
import type { CityTrust } from '@hefu/service-kit'
import type { Clock } from '@hefu/standard'
import { keptSecret } from '../kept-secret.ts'
import { OPERATORS, type OperatorName, type OperatorPlace } from './operator.ts'
import { OPERATOR_WORDS } from './operator-words.ts'
import { type StaffClient, staffClientId } from './staff-accounts.ts'

/** What the places of the services depend on. */
export interface PlacesOptions {
  /** Holds a folder for each service. */
  readonly folder: string
  readonly urls: Readonly<Record<OperatorName, string>>
  readonly ports: Readonly<Record<OperatorName, number>>
  readonly walletUrl: string
  readonly identityProviderUrl: string
  readonly clock: Clock
  readonly log: Log
  /** Whether gates and barriers tell and learn by themselves. */
  readonly syncDevices: boolean
}

/** Where the services stand. */
export interface OperatorPlaces {
  readonly staffClients: readonly StaffClient[]
  of(name: OperatorName, city: CityTrust, databaseUrl: string): OperatorPlace
  /** Before anybody knows the log, for who asks for its entries. */
  beforehand(name: OperatorName): OperatorPlace
}

/** A machine that tries out a whole city has one address. */
const REQUESTS_PER_MINUTE = 100_000
const DEVICE_SYNC_MS = 1000
const NO_CITY: CityTrust = { url: '', logKey: '', witnesses: [], quorum: 0 }

/** Makes a folder for each service, and the secret with which it signs its staff in. */
export async function operatorPlaces(options: PlacesOptions): Promise<OperatorPlaces> {
  const { folder, urls, ports, walletUrl, identityProviderUrl, clock, log, syncDevices } = options
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const secrets = await keptSecret<Record<string, string>>(join(folder, 'staff-secrets.json'), () =>
    Object.fromEntries(OPERATORS.map((name) => [name, randomBytes(24).toString('base64url')])),
  )
  for (const name of OPERATORS) await mkdir(join(folder, name), { recursive: true, mode: 0o700 })
  const staffClient = (operator: OperatorName): StaffClient => ({
    operator,
    clientId: staffClientId(operator),
    clientSecret: secrets[operator] ?? '',
    publicUrl: urls[operator],
  })
  const of: OperatorPlaces['of'] = (name, city, databaseUrl) => {
    const { clientId, clientSecret } = staffClient(name)
    const config = {
      name,
      title: OPERATOR_WORDS[name].name,
      host: '127.0.0.1',
      port: ports[name],
      publicUrl: urls[name],
      walletUrl,
      city,
      databaseUrl,
      dataDirectory: join(folder, name),
      staff: { issuer: identityProviderUrl, clientId, clientSecret },
      requestsPerMinute: REQUESTS_PER_MINUTE,
    }
    const deviceSyncMs = syncDevices ? DEVICE_SYNC_MS : 0
    return { config, ports: { clock, random: systemRandom, fetch, log }, deviceSyncMs }
  }
  return { staffClients: OPERATORS.map(staffClient), of, beforehand: (name) => of(name, NO_CITY, '') }
}
