import {
  HEALTH_IMMUNISATION,
  HEALTH_LAB,
  isInForce,
  PERSON_IDENTITY,
  type Service,
  servicesAt,
  type TrustBundle,
} from '@hefu/standard'

/** A clinic that hands out records: what it asks, and the one address at which it is spoken to. */
export interface Clinic {
  readonly service: Service
  /** Registered twice over: there its cards are fetched, and there its answers go. */
  readonly origin: string
}

const HEALTH_TYPES: readonly string[] = [HEALTH_LAB.id, HEALTH_IMMUNISATION.id]

/**
 * The clinics of the register: who asks for an identity, takes the answer at an address, and issues health cards at the same one. Nothing
 * else is ever asked for a record.
 */
export function clinicsOf(bundle: TrustBundle, now: number): readonly Clinic[] {
  const issuers = new Set(
    bundle.issuerKeys.filter(({ type }) => HEALTH_TYPES.includes(type)).map(({ issuer }) => issuer),
  )
  const origins = new Set(bundle.issuers.filter(({ id }) => issuers.has(id)).map(({ address }) => address))
  return servicesAt(bundle, now).flatMap((service) => {
    const origin = service.answersAt === undefined ? undefined : new URL(service.answersAt).origin
    const asks = service.type === PERSON_IDENTITY.id && isInForce(service, now)
    return asks && origin !== undefined && origins.has(origin) ? [{ service, origin }] : []
  })
}
