import { createAppServer, serveApp } from '@hefu/app-server'
import { formatVerifierKey } from '@hefu/log'
import { signTrustBundle } from '@hefu/standard'
import type { SyntheticCity } from '@hefu/testing'
import { Hono } from 'hono'
import { withDoor } from '../passes/two-attributes.ts'

/** A gate app with a city that has nothing but its bundle: all that a gate ever asks of one. */
export interface GateServer {
  readonly url: string
  stop(): Promise<void>
}

/** Serves a built gate app for the doors of a synthetic city. */
export async function serveGate(directory: string, city: SyntheticCity): Promise<GateServer> {
  const { bundle } = withDoor(city)
  const note = await signTrustBundle(bundle, city.signer)
  const register = new Hono()
  register.get('/bundle', (c) => c.text(note, 200, { 'Access-Control-Allow-Origin': '*' }))
  const cityServer = await serveApp({ server: register, port: 0 })
  const config = {
    cityUrl: cityServer.url,
    verifierKey: formatVerifierKey(city.signer.key),
    identityProvider: null,
    demo: false,
  }
  const gate = await serveApp({ server: createAppServer({ directory, config }), port: 0 })
  return {
    url: gate.url,
    async stop() {
      await gate.stop()
      await cityServer.stop()
    },
  }
}
