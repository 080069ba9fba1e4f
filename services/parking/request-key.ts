import type { Ed25519KeyPair } from '@hefu/log'
import { type ServiceConfig, serviceRequestKey } from '@hefu/service-kit'

/**
 * The key with which this service signs its requests; its public half has to be registered before anybody can be asked.
 *
 * @throws ServerError `master-key`
 */
export function parkingRequestKey(
  dataDirectory: ServiceConfig['dataDirectory'],
): Promise<{ readonly id: string } & Ed25519KeyPair> {
  return serviceRequestKey({ name: 'parking', dataDirectory })
}
