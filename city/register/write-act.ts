import { toBase64url } from '@hefu/bytes'
import { type ActBody, KNOWN_TYPES, type Service } from '@hefu/standard'
import { CityError } from '../error.ts'
import type { ActScene } from './parse-act.ts'

/** The acts that the operator of a service sends to the city's officers. */
export type OperatorAct = Extract<ActBody, { readonly kind: 'issuer' | 'issuer-key' | 'credential-type' | 'service' }>

/**
 * Writes an act as people write it in JSON: what `parseAct` reads in the same scene. Dates are days of the city, so a moment within a day becomes its beginning.
 *
 * @throws CityError `invalid-act` for a type that is not known
 */
export function writeAct(act: OperatorAct, scene: Pick<ActScene, 'utcOffsetMinutes'>): object {
  switch (act.kind) {
    case 'issuer':
      return act
    case 'issuer-key':
      return { kind: act.kind, ...act.key, publicKey: toBase64url(act.key.publicKey) }
    case 'credential-type':
      return { ...act, type: act.type.id, endsAt: dayOf(act.endsAt, scene) }
    case 'service':
      return { kind: act.kind, service: serviceEntry(act.service, scene) }
  }
}

function serviceEntry(service: Service, scene: Pick<ActScene, 'utcOffsetMinutes'>): object {
  const type = KNOWN_TYPES.find(({ id }) => id === service.type)
  if (!type) throw new CityError('invalid-act', `there is no type ${service.type}`)
  const nameOf = (index: number): string => type.attributes[index]?.name ?? ''
  return {
    ...service,
    required: service.required.map(nameOf),
    optional: service.optional.map(nameOf),
    admits: Object.fromEntries(service.admits.map(({ index, oneOf }) => [nameOf(index), oneOf])),
    requestKeys: service.requestKeys.map(({ id, publicKey }) => ({ id, publicKey: toBase64url(publicKey) })),
    validFrom: dayOf(service.validFrom, scene),
    endsAt: dayOf(service.endsAt, scene),
  }
}

function dayOf(seconds: number, { utcOffsetMinutes }: Pick<ActScene, 'utcOffsetMinutes'>): string {
  return new Date((seconds + utcOffsetMinutes * 60) * 1000).toISOString().slice(0, 10)
}
