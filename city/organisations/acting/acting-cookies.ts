import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

/** A cookie that no script sees and that goes to this very host alone, over a secure connection, from its own pages. */
export interface OwnCookie {
  /** The value in a request; null without one. */
  read(c: Context): string | null
  /** Hands a value to the browser; 0 seconds take it back. */
  give(c: Context, value: string, seconds: number): void
}

const ATTRIBUTES = { prefix: 'host', path: '/', httpOnly: true, secure: true, sameSite: 'Strict' } as const

function ownCookie(name: string): OwnCookie {
  return {
    read: (c) => getCookie(c, name, 'host') || null,
    give: (c, value, seconds) => setCookie(c, name, value, { ...ATTRIBUTES, maxAge: seconds }),
  }
}

/** What the browser asked for. */
export const askedCookie: OwnCookie = ownCookie('hefu-organisation-asked')
/** For which organisation it acts. */
export const actingCookie: OwnCookie = ownCookie('hefu-organisation')
