import { type RegisterState, type Service, serviceInForce } from '@hefu/standard'
import * as m from '../paraglide/messages.js'

/** Where a service stands, in words. */
export const STANDINGS: Readonly<Record<'announced' | 'in-force' | 'ended', () => string>> = {
  announced: m.standing_announced,
  'in-force': m.standing_in_force,
  ended: m.standing_ended,
}

/** When a service ends if nothing more is decided: a change that is announced ends its present form, and not the service. */
export function endOf(service: Service, state: RegisterState, now: number): number {
  const registered = serviceInForce(state, service.id, now) ?? service
  return Math.min(registered.endsAt, state.types.get(service.type)?.endsAt ?? registered.endsAt)
}
