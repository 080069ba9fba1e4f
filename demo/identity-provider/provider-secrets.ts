import { randomBytes } from 'node:crypto'
import { keptSecret } from '../kept-secret.ts'

/** What the identity provider signs with. */
export interface ProviderSecrets {
  /** ES256, private. */
  readonly signingKey: JsonWebKey & { readonly kid: string }
  readonly cookieKey: string
}

/** Reads the keys from a file, or makes them the first time. */
export function providerSecrets(path: string): Promise<ProviderSecrets> {
  return keptSecret(path, async () => {
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
    const { kty, crv, x, y, d } = await crypto.subtle.exportKey('jwk', pair.privateKey)
    const kid = randomBytes(8).toString('hex')
    const signingKey = { kty, crv, x, y, d, alg: 'ES256', use: 'sig', kid } as JsonWebKey & { kid: string }
    return { signingKey, cookieKey: randomBytes(32).toString('base64url') }
  })
}
