import type { ProvenRegister } from './register-bundle.ts'
import type { RegisterState, ServiceVersion } from './register-state.ts'
import type { Service } from './service.ts'
import type { TrustBundle } from './trust-bundle.ts'

/**
 * What a wallet or a gate works with: the register as acts have left it, with every registration of a service cut to the time in which
 * it is in force, those that still wait among them, so that nobody has to come back when one takes effect.
 */
export function registerView({
  origin,
  state,
  attestedAt,
}: Pick<ProvenRegister, 'origin' | 'state' | 'attestedAt'>): TrustBundle {
  return {
    origin,
    name: state.city?.name ?? { 'zh-CN': origin, en: origin },
    utcOffsetMinutes: state.city?.utcOffsetMinutes ?? 0,
    issuedAt: attestedAt,
    issuers: [...state.issuers.values()],
    issuerKeys: state.keys.filter(({ firstEpoch, lastEpoch }) => firstEpoch <= lastEpoch),
    endedKeys: state.endedKeys.filter(({ firstEpoch, lastEpoch }) => firstEpoch <= lastEpoch),
    types: [...state.types.values()].filter(({ endsAt }) => endsAt > attestedAt).map(({ type }) => type),
    labelKeys: [...state.labelKeys.values()],
    services: [...Map.groupBy(state.services, ({ service }) => service.id).values()].flatMap((versions) =>
      windows(versions, state),
    ),
  }
}

/**
 * The registrations of one service, each from when it takes effect until one decided later does. One that a later act overtakes
 * before it takes effect is never in force and left out.
 */
function windows(versions: readonly ServiceVersion[], { types }: RegisterState): Service[] {
  return versions.flatMap(({ service, effectiveFrom }, index) => {
    const overtaken = Math.min(...versions.slice(index + 1).map((later) => later.effectiveFrom))
    const typeEnd = types.get(service.type)?.endsAt ?? 0
    const validFrom = Math.max(service.validFrom, effectiveFrom)
    const endsAt = Math.min(service.endsAt, overtaken, typeEnd)
    return validFrom < endsAt ? [{ ...service, validFrom, endsAt }] : []
  })
}
