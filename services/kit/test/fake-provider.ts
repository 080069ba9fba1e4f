import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { STAFF_CLAIM } from '../staff/open-staff.ts'

/** An OpenID Connect provider in memory, for tests. */
export interface FakeProvider {
  readonly issuer: string
  readonly fetch: typeof fetch
  /** Somebody signs in at the address that a service sent them to. @returns where the provider sends the browser back to */
  signIn(asked: URL, roles: unknown): URL
}

/** Makes a provider with one client. */
export async function fakeProvider(issuer: string, clientId: string): Promise<FakeProvider> {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256' }
  const codes = new Map<string, { readonly roles: unknown }>()

  async function idToken(roles: unknown): Promise<string> {
    return new SignJWT(roles === undefined ? {} : { [STAFF_CLAIM]: roles })
      .setProtectedHeader({ alg: 'RS256', kid: 'k' })
      .setIssuer(issuer)
      .setAudience(clientId)
      .setSubject('synthetic-staff')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey)
  }

  return {
    issuer,
    signIn(asked, roles) {
      const code = `code-${codes.size}`
      codes.set(code, { roles })
      const back = new URL(asked.searchParams.get('redirect_uri') ?? '')
      back.searchParams.set('code', code)
      back.searchParams.set('state', asked.searchParams.get('state') ?? '')
      return back
    },
    fetch: async (input, init) => {
      const { pathname } = new URL(String(input))
      if (pathname === '/.well-known/openid-configuration') {
        return Response.json({
          issuer,
          authorization_endpoint: `${issuer}/auth`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/jwks`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
        })
      }
      if (pathname === '/jwks') return Response.json({ keys: [jwk] })
      const code = new URLSearchParams(String(init?.body ?? '')).get('code') ?? ''
      const known = codes.get(code)
      codes.delete(code)
      if (!known) return Response.json({ error: 'invalid_grant' }, { status: 400 })
      return Response.json({ access_token: 'a', token_type: 'bearer', id_token: await idToken(known.roles) })
    },
  }
}
