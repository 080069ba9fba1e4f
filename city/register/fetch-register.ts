import type { LogPolicy } from '@hefu/log'
import { type ProvenRegister, proveRegister } from '@hefu/standard'
import { DeskRefusedError } from './desk-client.ts'

/**
 * Fetches a city's register and proves it.
 *
 * @returns null while the city is not founded
 * @throws DeskRefusedError `city-down`; LogError, StandardError and RegisterError as `proveRegister`
 */
export async function fetchRegister(cityUrl: string, policy: LogPolicy): Promise<ProvenRegister | null> {
  const bytes = await fetchBundle(cityUrl)
  return bytes && proveRegister(bytes, policy, null)
}

/** The bytes of a city's bundle; null while it is not founded. @throws DeskRefusedError `city-down` */
export async function fetchBundle(cityUrl: string): Promise<Uint8Array | null> {
  const response = await fetch(`${cityUrl}/bundle`).catch((cause: unknown) => {
    throw new DeskRefusedError('city-down', `${cityUrl} does not answer`, { cause })
  })
  if (response.ok) return new Uint8Array(await response.arrayBuffer())
  const answer = (await response.json().catch(() => null)) as { code?: string } | null
  if (answer?.code === 'not-founded') return null
  throw new DeskRefusedError('city-down', `/bundle answered ${response.status}`)
}
