import { createAppServer, serveApp } from '@hefu/app-server'
import { formatVerifierKey } from '@hefu/log'
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
  const { register: acts, policy } = city
  const door = await acts.act({ kind: 'service', service: withDoor(city).service })
  const bytes = (await acts.bytes({ entries: [...acts.entries, door] })) as Uint8Array<ArrayBuffer>
  const register = new Hono()
  register.get('/bundle', (c) => c.body(bytes, 200, { 'Access-Control-Allow-Origin': '*' }))
  const cityServer = await serveApp({ server: register, port: 0 })
  const config = {
    cityUrl: cityServer.url,
    log: {
      key: formatVerifierKey(policy.logKey),
      witnesses: policy.witnesses.map(formatVerifierKey),
      quorum: policy.quorum,
    },
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
