import { beforeEach, describe, expect, test } from 'vitest'
import { BrowserError } from '../error.ts'
import { beginSignIn, completeSignIn, type IdentityProvider, renewTokens } from './oauth.ts'

const ISSUER = 'https://id.example'
const provider: IdentityProvider = {
  issuer: ISSUER,
  clientId: 'app',
  scope: 'openid',
  resource: 'https://city.example',
}
const redirectUri = 'https://app.example/'
const discovery = {
  issuer: ISSUER,
  authorization_endpoint: `${ISSUER}/authorize`,
  token_endpoint: `${ISSUER}/token`,
}

let token: () => Response | Promise<Response>
let sent: URLSearchParams

beforeEach(() => {
  token = () => Response.json({ access_token: 'access', token_type: 'Bearer', refresh_token: 'refresh' })
})

async function network(url: string, init: RequestInit = {}): Promise<Response> {
  if (url.startsWith(`${ISSUER}/.well-known/`)) return Response.json(discovery)
  sent = new URLSearchParams(String(init.body))
  return token()
}

async function complete(answer: (state: string) => string) {
  const { pending } = await beginSignIn({ provider, redirectUri, language: 'en' }, network)
  const callback = new URL(`${redirectUri}?${answer(pending.state)}`)
  return { pending, tokens: completeSignIn({ provider, pending, callback }, network) }
}

test('a sign-in is begun with PKCE, a state of its own and the city as its resource', async () => {
  const begin = () => beginSignIn({ provider, redirectUri, language: 'zh-CN' }, network)
  const [one, other] = [await begin(), await begin()]
  const { searchParams } = new URL(one.url)
  expect(Object.fromEntries(searchParams)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    resource: provider.resource,
    ui_locales: 'zh-CN',
  })
  expect(searchParams.get('code_challenge')).not.toBe(one.pending.verifier)
  expect(one.pending.state).not.toBe(other.pending.state)
})

test('it is completed with what was kept, and gives tokens', async () => {
  const { pending, tokens } = await complete((state) => `code=c&state=${state}`)
  expect(await tokens).toEqual({ accessToken: 'access', refreshToken: 'refresh' })
  expect(Object.fromEntries(sent)).toMatchObject({ code: 'c', code_verifier: pending.verifier, client_id: 'app' })
})

describe('a sign-in that fails says how', () => {
  test('the provider lets nobody in', async () => {
    const { tokens } = await complete((state) => `error=access_denied&state=${state}`)
    await expect(tokens).rejects.toMatchObject({ code: 'sign-in-refused' })
  })

  test('the answer is to another question', async () => {
    const { tokens } = await complete(() => 'code=c&state=other')
    await expect(tokens).rejects.toMatchObject({ code: 'sign-in-down' })
  })

  test('the code, or the kept sign-in, is no longer good', async () => {
    token = () => Response.json({ error: 'invalid_grant' }, { status: 400 })
    const { tokens } = await complete((state) => `code=c&state=${state}`)
    await expect(tokens).rejects.toMatchObject({ code: 'sign-in-expired' })
    await expect(renewTokens(provider, 'old', network)).rejects.toMatchObject({ code: 'sign-in-expired' })
  })

  test('the network is away: that is no fault of the provider', async () => {
    token = () => Promise.reject(new BrowserError('offline', 'no network'))
    const { tokens } = await complete((state) => `code=c&state=${state}`)
    await expect(tokens).rejects.toMatchObject({ code: 'offline' })
  })
})

test('a refresh token that is not exchanged stays good', async () => {
  token = () => Response.json({ access_token: 'next', token_type: 'Bearer' })
  expect(await renewTokens(provider, 'kept', network)).toEqual({ accessToken: 'next', refreshToken: 'kept' })
})
