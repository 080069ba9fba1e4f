import { isInForce, type ProvenRegister, registerView, type Service, type ServiceId } from '@hefu/standard'

/** The services of a register at a moment. A service that is in force and will change is in two lists. */
export interface RegisteredServices {
  /** What waits for its notice or its first day, the soonest first; cut to when it will be in force. */
  readonly announced: readonly Service[]
  readonly inForce: readonly Service[]
  /** As last registered. */
  readonly ended: readonly Service[]
}

/** Sorts the services of a register by where they stand. */
export function registeredServices(register: ProvenRegister, unixSeconds: number): RegisteredServices {
  const { services } = registerView(register)
  const announced = services.filter(({ validFrom }) => validFrom > unixSeconds)
  const inForce = services.filter((service) => isInForce(service, unixSeconds))
  const known = new Set([...announced, ...inForce].map(({ id }) => id))
  const latest = new Map(register.state.services.map(({ service }) => [service.id, service]))
  return {
    announced: announced.sort((one, other) => one.validFrom - other.validFrom),
    inForce,
    ended: [...latest.values()].filter(({ id }) => !known.has(id)),
  }
}

/** Where one service stands; null for an id that the register has never had. */
export function standingOf(
  { announced, inForce, ended }: RegisteredServices,
  id: ServiceId,
): {
  readonly shown: Service
  readonly standing: 'announced' | 'in-force' | 'ended'
  readonly next: Service | null
} | null {
  const of = (services: readonly Service[]): Service | undefined => services.find((service) => service.id === id)
  const [present, next, last] = [of(inForce), of(announced), of(ended)]
  if (present) return { shown: present, standing: 'in-force', next: next ?? null }
  if (next) return { shown: next, standing: 'announced', next: null }
  return last ? { shown: last, standing: 'ended', next: null } : null
}
