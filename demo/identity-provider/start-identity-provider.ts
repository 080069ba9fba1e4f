import { join } from 'node:path'
import type { Clock } from '@hefu/standard'
import { getRequestListener } from '@hono/node-server'
import { Provider } from 'oidc-provider'
import { listen, type RunningServer } from '../listen.ts'
import type { OfficerAccount } from '../register/demo-officers.ts'
import type { Resident } from '../residents/resident.ts'
import type { SignedInClients } from './provider-clients.ts'
import { providerConfiguration } from './provider-configuration.ts'
import { providerSecrets } from './provider-secrets.ts'
import { openProviderStore } from './provider-store.ts'
import { signInRoutes } from './sign-in-routes.ts'

/** What the identity provider of the demo needs. */
export interface IdentityProviderOptions extends SignedInClients {
  readonly port: number
  readonly residents: readonly Resident[]
  readonly officers: readonly OfficerAccount[]
  /** The resource that access tokens are for. */
  readonly cityUrl: string
  readonly utcOffsetMinutes: number
  readonly dataDirectory: string
  readonly clock: Clock
  /** Told of failures inside the provider; they are never the resident's. */
  readonly onFault?: (error: unknown) => void
}

/** Starts an OpenID Connect provider whose people are synthetic, on 127.0.0.1. */
export async function startIdentityProvider(options: IdentityProviderOptions): Promise<RunningServer> {
  const { port, dataDirectory, onFault } = options
  const issuer = `http://localhost:${port}`
  const [secrets, store] = await Promise.all([
    providerSecrets(join(dataDirectory, 'provider-secrets.json')),
    openProviderStore(join(dataDirectory, 'provider-store.json')),
  ])
  const provider = new Provider(issuer, providerConfiguration({ ...options, secrets, store }))
  if (onFault) provider.on('server_error', (_ctx, error) => onFault(error))
  const signIn = getRequestListener((await signInRoutes({ ...options, provider })).fetch)
  const protocol = provider.callback()
  const server = await listen(port, (request, response) => {
    const own = request.url?.startsWith('/sign-in/') || request.url?.startsWith('/assets/')
    return own ? signIn(request, response) : protocol(request, response)
  })
  return {
    url: issuer,
    async stop() {
      await server.stop()
      await store.flush()
    },
  }
}
