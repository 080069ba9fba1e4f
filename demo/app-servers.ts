import { type AppConfig, type AppServerOptions, createAppServer } from '@hefu/app-server'
import type { Clock } from '@hefu/standard'
import type { Hono } from 'hono'
import { appDirectory, type DemoApp } from './app-builds.ts'
import { gateServer } from './gate/gate-server.ts'
import {
  type AppUrls,
  CONSOLE_CLIENT_ID,
  CONSOLE_SCOPE,
  WALLET_CLIENT_ID,
  WALLET_SCOPE,
} from './identity-provider/provider-clients.ts'
import type { GateKey } from './services/request-keys.ts'

/** Where everything of a demo is. */
export interface DemoUrls extends AppUrls {
  readonly cityUrl: string
  readonly gateUrl: string
  readonly registerUrl: string
  readonly organisationUrl: string
  readonly identityProviderUrl: string
}

/** A server for every app, with its configuration. */
export function appServers(options: {
  readonly urls: DemoUrls
  readonly log: AppConfig['log']
  readonly keys: Readonly<Record<string, GateKey>>
  readonly clock: Clock
  /** The ground of the city's map. */
  readonly mapFile: string
  /** Whom wallet and gate trust for health certificates. */
  readonly trustLists: readonly string[]
  /** Origins of the services that issue cards or take answers. */
  readonly servers: readonly string[]
}): Readonly<Record<DemoApp, Hono>> {
  const { urls, log, keys, clock, mapFile, trustLists, servers } = options
  const { cityUrl, gateUrl, identityProviderUrl } = urls
  const shared: AppConfig = { cityUrl, log, identityProvider: null, gateUrl, demo: true }
  const signedIn = (
    app: DemoApp,
    clientId: string,
    scope: string,
    more: Pick<AppServerOptions, 'mapFile' | 'trustLists'> & Pick<AppConfig, 'servers'>,
  ): Hono =>
    createAppServer({
      directory: appDirectory(app),
      config: {
        ...shared,
        identityProvider: { issuer: identityProviderUrl, clientId, scope, resource: cityUrl },
        ...(more.servers && { servers: more.servers }),
      },
      connect: [cityUrl, identityProviderUrl],
      ...more,
    })
  const gate = createAppServer({ directory: appDirectory('gate'), config: shared, connect: [cityUrl], trustLists })
  return {
    wallet: signedIn('wallet', WALLET_CLIENT_ID, WALLET_SCOPE, { trustLists, servers }),
    gate: gateServer({ app: gate, keys, clock }),
    register: createAppServer({ directory: appDirectory('register'), config: shared }),
    console: signedIn('console', CONSOLE_CLIENT_ID, CONSOLE_SCOPE, { mapFile }),
    organisation: createAppServer({
      directory: appDirectory('organisation'),
      config: { ...shared, walletUrl: urls.walletUrl },
    }),
  }
}
