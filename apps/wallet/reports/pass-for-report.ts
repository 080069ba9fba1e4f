import type { RandomSource } from '@hefu/bbs'
import { type Service, type ServiceId, serviceOf, type TrustBundle } from '@hefu/standard'
import type { HeldCredential } from '@hefu/wallet'
import { openShowing } from '../showing/showing.ts'

/** From what a pass is made. */
export interface PassSources {
  readonly credentials: readonly HeldCredential[]
  readonly bundle: TrustBundle | null
  /** Unix seconds. */
  readonly now: number
}

/**
 * The service as which a city asks for a pass with a report, as it is registered. Null for one that would learn an attribute, or know its holder again
 * on another day: the city names the service, and might name one at which the holder is known.
 */
export function reportService(id: string, { bundle, now }: Pick<PassSources, 'bundle' | 'now'>): Service | null {
  const service = bundle && serviceOf(bundle, id as ServiceId, now)
  const forgets = service?.scope === 'visit' || service?.scope === 'day'
  return service && forgets && service.required.length === 0 ? service : null
}

/** A pass to send with a report; null where this wallet cannot make one. */
export function passForReport(service: Service, sources: PassSources, random: RandomSource): string | null {
  const showing = openShowing({ ...sources, service: service.id }, random)
  return showing.outcome === 'pass' ? showing.text : null
}
