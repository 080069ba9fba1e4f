import type { Language } from '@hefu/standard'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/**
 * What a page with a form may do: be read, show photos of this server, and send its form back here. No script, no frame, nothing from elsewhere.
 *
 * There is no token against forms that another site sends (CSRF): nobody is signed in here, so another site's form could do no more with a visitor's browser
 * than with its own server, and the budgets hold back both.
 */
const FORM_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** Answers with a page. An empty form is the same for everybody and may be kept for a minute; what answers one is kept by nobody. */
export function formAnswer(
  c: Context,
  language: Language,
  page: string,
  status: ContentfulStatusCode = 200,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const isForAll = c.req.method !== 'POST'
  return c.body(page, status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Language': language,
    'Content-Security-Policy': FORM_POLICY,
    'Cache-Control': isForAll ? 'public, max-age=60' : 'no-store',
    ...(isForAll && { Vary: 'Accept-Language' }),
    ...headers,
  })
}
