import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

/** With its prefix `__Host-hefu-officer`: browsers take it over a secure connection alone, for this very host and all of its paths. */
const NAME = 'hefu-officer'
const ATTRIBUTES = { prefix: 'host', path: '/', httpOnly: true, secure: true, sameSite: 'Strict' } as const

/** The token in a request's cookie; null without one. */
export function sessionToken(c: Context): string | null {
  return getCookie(c, NAME, 'host') || null
}

/** Hands a token to the browser, which shows it to no script; 0 seconds take it back. */
export function giveSessionCookie(c: Context, token: string, seconds: number): void {
  setCookie(c, NAME, token, { ...ATTRIBUTES, maxAge: seconds })
}
