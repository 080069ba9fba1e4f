import { type Service, type ServiceId, serviceId } from '@hefu/standard'
import { CONCESSION, RESIDENCY, type SyntheticCity } from '@hefu/testing'

/** The service at whose door passes are measured: it requires two of the ten attributes of `person.entry`. */
export const DOOR: ServiceId = serviceId('bench.door')

/** A synthetic city with the measured service in its register. */
export function withDoor(city: SyntheticCity): { readonly service: Service; readonly bundle: SyntheticCity['bundle'] } {
  const service: Service = {
    ...city.services.library,
    id: DOOR,
    name: { 'zh-CN': '测量口', en: 'Bench door' },
    required: [RESIDENCY, CONCESSION],
    optional: [],
    scope: 'day',
    requestKeys: [],
  }
  return { service, bundle: { ...city.bundle, services: [...city.bundle.services, service] } }
}
