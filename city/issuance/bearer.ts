import type { Context } from 'hono'
import type { AccessTokens } from './access-token.ts'
import type { Person } from './issuance-ports.ts'

const NO_STORE = { 'Cache-Control': 'no-store' } as const

/** The person behind a request's access token, or the answer that asks for one (RFC 6750, section 3). */
export async function bearerOf(c: Context, accessTokens: AccessTokens): Promise<Person | Response> {
  const [, token] = /^Bearer ([A-Za-z0-9._~+/-]+=*)$/i.exec(c.req.header('Authorization') ?? '') ?? []
  if (!token) return c.body(null, 401, { 'WWW-Authenticate': 'Bearer', ...NO_STORE })
  const person = await accessTokens.personOf(token)
  if (person) return person
  return c.json({ error: 'invalid_token' }, 401, { 'WWW-Authenticate': 'Bearer error="invalid_token"', ...NO_STORE })
}
