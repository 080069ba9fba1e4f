import type { Context } from 'hono'
import { granteeOf } from '../organisations/mandates/grant-access.ts'
import type { GrantStore } from '../organisations/mandates/grant-store.ts'
import type { AccessTokens } from './access-token.ts'
import type { Applicant, Person } from './issuance-ports.ts'

const NO_STORE = { 'Cache-Control': 'no-store' } as const

/** The person behind a request's access token, or the answer that asks for one (RFC 6750, section 3). */
export async function bearerOf(c: Context, accessTokens: AccessTokens): Promise<Person | Response> {
  const token = tokenOf(c)
  if (!token) return askForToken(c)
  return (await accessTokens.personOf(token)) ?? refuseToken(c)
}

/** Who asks for a credential: a person, or whoever has the grant code that the token was made of. */
export async function applicantOf(
  c: Context,
  { accessTokens, grants }: { readonly accessTokens: AccessTokens; readonly grants: Pick<GrantStore, 'open'> },
): Promise<Applicant | Response> {
  const token = tokenOf(c)
  if (!token) return askForToken(c)
  const grantee = await granteeOf(grants, token)
  const applicant = grantee === 'no-grant-token' ? await accessTokens.personOf(token) : grantee
  return applicant ?? refuseToken(c)
}

function tokenOf(c: Context): string | undefined {
  return /^Bearer ([A-Za-z0-9._~+/-]+=*)$/i.exec(c.req.header('Authorization') ?? '')?.[1]
}

function askForToken(c: Context): Response {
  return c.body(null, 401, { 'WWW-Authenticate': 'Bearer', ...NO_STORE })
}

function refuseToken(c: Context): Response {
  return c.json({ error: 'invalid_token' }, 401, { 'WWW-Authenticate': 'Bearer error="invalid_token"', ...NO_STORE })
}
