import type { ServiceConfig } from '@hefu/service-kit'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

/** A cookie of this browser alone: a random word, which says nothing of its reader. */
export interface Cookie {
  get(c: Context): string | undefined
  set(c: Context, value: string): void
  drop(c: Context): void
}

const SECONDS = 900

/** @param name without the service's */
export function cookieOf({ name, publicUrl }: Pick<ServiceConfig, 'name' | 'publicUrl'>, what: string): Cookie {
  const secure = publicUrl.startsWith('https:')
  const cookie = `${secure ? '__Host-' : ''}${name}-${what}`
  const options = { httpOnly: true, secure, sameSite: 'Lax', path: '/' } as const
  return {
    get: (c) => getCookie(c, cookie),
    set: (c, value) => setCookie(c, cookie, value, { ...options, maxAge: SECONDS }),
    drop: (c) => void deleteCookie(c, cookie, options),
  }
}
