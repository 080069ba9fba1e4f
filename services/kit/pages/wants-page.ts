import type { Context } from 'hono'

/** Whether a page is asked for, and not what a program reads. */
export function wantsPage(c: Context): boolean {
  return c.req.header('Accept')?.includes('text/html') ?? false
}
