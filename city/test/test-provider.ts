import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose'

/** An OpenID Connect provider as far as the city sees one, on a free port of 127.0.0.1. */
export interface TestProvider {
  readonly issuer: string
  /** Paths that were asked for, in order. */
  readonly asked: string[]
  /** What a path answers in place of what it should; a test sets it. */
  readonly answers: Map<string, (request: IncomingMessage, response: ServerResponse) => void>
  /** Signs a token with the present key: what is given here replaces what a good token has, `undefined` leaves it out. */
  token(claims?: Readonly<Record<string, unknown>>, header?: Readonly<Record<string, unknown>>): Promise<string>
  /** Signs with a new key from now on; the old one is published no more. */
  rotate(): Promise<void>
  close(): Promise<void>
}

/** The audience of the city in tests. */
export const AUDIENCE = 'https://city.synthetic.example'

/** Starts a provider. */
export async function startTestProvider(): Promise<TestProvider> {
  const asked: string[] = []
  const answers: TestProvider['answers'] = new Map()
  let keys = await newKeys(1)
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    const answer = answers.get(path)
    if (answer) return answer(request, response)
    const document = documents(issuer, keys.jwk)[path]
    if (!document) return response.writeHead(404).end()
    return response.setHeader('Content-Type', 'application/json').end(JSON.stringify(document))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    asked,
    answers,
    token(claims = {}, header = {}) {
      const now = Math.floor(Date.now() / 1000)
      const good = { iss: issuer, aud: AUDIENCE, sub: 'person-1', iat: now, exp: now + 300, client_id: 'wallet' }
      const protectedHeader = { alg: 'ES256', typ: 'at+jwt', kid: keys.jwk.kid ?? '', ...header }
      return new SignJWT({ ...good, ...claims } as JWTPayload).setProtectedHeader(protectedHeader).sign(keys.privateKey)
    },
    async rotate() {
      keys = await newKeys(Number(keys.jwk.kid) + 1)
    },
    close: () => close(server),
  }
}

function documents(issuer: string, jwk: JWK): Readonly<Record<string, unknown>> {
  return {
    '/.well-known/openid-configuration': {
      issuer,
      jwks_uri: `${issuer}/jwks`,
      userinfo_endpoint: `${issuer}/userinfo`,
    },
    '/jwks': { keys: [jwk] },
    '/userinfo': { sub: 'person-1', name: '甄虚构', birthdate: '1990-02-28' },
  }
}

async function newKeys(number: number): Promise<{ readonly privateKey: CryptoKey; readonly jwk: JWK }> {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid: String(number), alg: 'ES256', use: 'sig' } }
}

function close(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done())
    server.closeAllConnections()
  })
}
