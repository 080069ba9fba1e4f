import { hkdfSync } from 'node:crypto'
import { type Ed25519KeyPair, ed25519KeyPair } from '@hefu/log'
import { loadMasterKey } from '@hefu/server'
import type { ServiceConfig } from '../config.ts'

/** Keys that stand beside a service's database and never in it; each 32 bytes and for one use alone. */
export type ServiceKeys<Use extends string> = Readonly<Record<Use | 'requests' | 'staff', Uint8Array>>

/**
 * The keys that follow from a service's master key (HKDF-SHA256, RFC 5869), one for each use: with it destroyed, all are. `requests` is the seed of the
 * key that signs requests, `staff` seals what browsers of staff keep during a sign-in.
 *
 * @throws ServerError `master-key`
 */
export async function serviceKeys<Use extends string>(
  { name, dataDirectory }: Pick<ServiceConfig, 'name' | 'dataDirectory'>,
  uses: readonly Use[],
): Promise<ServiceKeys<Use>> {
  const masterKey = await loadMasterKey(dataDirectory)
  const keyOf = (use: string): Uint8Array =>
    new Uint8Array(hkdfSync('sha256', masterKey, new Uint8Array(), `hefu ${name} ${use}`, 32))
  const named = ['requests', 'staff', ...uses].map((use) => [use, keyOf(use)] as const)
  return Object.fromEntries(named) as ServiceKeys<Use>
}

/**
 * The key with which a service signs its requests, by its id in the register. Its public half has to be registered before anybody can be asked.
 *
 * @throws ServerError `master-key`
 */
export async function serviceRequestKey(
  config: Pick<ServiceConfig, 'name' | 'dataDirectory'>,
): Promise<{ readonly id: string } & Ed25519KeyPair> {
  const { requests } = await serviceKeys(config, [])
  return { id: `${config.name}-1`, ...(await ed25519KeyPair(requests)) }
}
