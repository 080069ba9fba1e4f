import type { RandomSource } from '@hefu/bbs'
import { type Ed25519KeyPair, ed25519KeyPair } from '@hefu/log'
import type { KeyStore } from '@hefu/server'
import { type ServiceId, serviceId } from '@hefu/standard'

/** The service by which organisations sign in to their pages. */
export const ORGANISATION_PAGE: ServiceId = serviceId('organisations.page')

/** A key with which the city signs its own requests, and its id in the register. */
export interface CityRequestKey extends Ed25519KeyPair {
  readonly id: string
}

/** Loads the key that signs requests for mandates, or makes it at the first start. @throws CityError as `KeyStore` */
export async function loadRequestKey(keyStore: KeyStore, random: RandomSource): Promise<CityRequestKey> {
  const seed = await keyStore.loadOrCreate('organisations/request-key', () => random(32))
  return { id: 'page-1', ...(await ed25519KeyPair(seed)) }
}
