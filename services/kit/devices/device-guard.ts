import { problem } from '@hefu/server'
import type { MiddlewareHandler } from 'hono'
import { isSameToken } from './device-token.ts'

/** Whom a guard lets through. */
export interface GuardedDevices {
  /** The ones of the configuration: what was taken out of it is refused from then on. */
  readonly devices: readonly { readonly id: string }[]
  /** The token of a device, as `deviceToken` makes it. */
  readonly tokenOf: (device: string) => string
  /** Which part of the path names the device: `gate` for `/api/gates/:gate/sync`. */
  readonly parameter: string
  /** What anybody else is told, with 401. */
  readonly refusal: { readonly code: string; readonly title: string }
}

/** Lets through a device of the configuration with its own bearer token (RFC 6750), for itself and for no other. */
export function deviceGuard({ devices, tokenOf, parameter, refusal }: GuardedDevices): MiddlewareHandler {
  return async (c, next) => {
    const device = c.req.param(parameter) ?? ''
    const token = /^Bearer (\S{1,100})$/.exec(c.req.header('Authorization') ?? '')?.[1] ?? ''
    const isKnown = devices.some(({ id }) => id === device) && isSameToken(tokenOf(device), token)
    return isKnown ? next() : problem(c, 401, refusal.code, refusal.title)
  }
}
