import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { toBase64url } from '@hefu/bytes'

/** An identity provider as far as a city looks at one: it says which keys it signs with. */
export interface IdentityProvider {
  readonly issuer: string
  /** An access token (RFC 9068) for a person who does not exist, with the claims of an adult resident; good for ten minutes. */
  accessToken(subject: string): string
  stop(): Promise<void>
}

const KEY_ID = 'bench'
const LIFETIME = 600

/**
 * Serves discovery and keys on a free port of 127.0.0.1 and signs tokens ahead, so that no sign-in is in the measurement.
 *
 * @param audience what the city demands that its tokens name
 */
export async function startIdentityProvider(audience: string): Promise<IdentityProvider> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: KEY_ID, alg: 'ES256', use: 'sig' }
  const server = createServer((request, response) => {
    const issuer = issuerOf(server.address())
    const documents: Record<string, unknown> = {
      '/.well-known/openid-configuration': { issuer, jwks_uri: `${issuer}/jwks` },
      '/jwks': { keys: [jwk] },
    }
    const document = documents[request.url ?? '']
    response.writeHead(document ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(document ?? {}))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const issuer = issuerOf(server.address())
  return {
    issuer,
    accessToken: (subject) => signToken(privateKey, { iss: issuer, aud: audience, sub: subject, ...adult() }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function issuerOf(address: string | AddressInfo | null): string {
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
}

function adult(): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1000)
  return {
    iat: now,
    exp: now + LIFETIME,
    birthdate: '1990-02-28',
    hefu_residency: 'resident',
    hefu_concession: 'none',
  }
}

/** JWS compact serialisation (RFC 7515, section 7.1) with ES256. */
function signToken(key: KeyObject, claims: Record<string, unknown>): string {
  const header = { alg: 'ES256', typ: 'at+jwt', kid: KEY_ID }
  const signed = [header, claims].map((part) => toBase64url(Buffer.from(JSON.stringify(part)))).join('.')
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' })
  return `${signed}.${toBase64url(signature)}`
}
