import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { cosign, ed25519KeyPair, formatVerifierKey, parseAddCheckpoint, verifierKey } from '@hefu/log'
import type { WitnessConfig } from '../config.ts'

/** A witness that cosigns whatever it is asked about, on a free port of 127.0.0.1: good enough where the log is not what is tested. */
export interface TestWitness extends WitnessConfig {
  close(): Promise<void>
}

/** Starts a witness. */
export async function startTestWitness(name = 'witness.synthetic.example'): Promise<TestWitness> {
  const { privateKey, publicKey } = await ed25519KeyPair(new Uint8Array(32).fill(5))
  const key = await verifierKey(name, publicKey, 'cosignature/v1')
  const server = createServer(async (request, response) => {
    const { note } = parseAddCheckpoint(await text(request))
    const checkpoint = note.slice(0, note.lastIndexOf('\n\n') + 1)
    response.end(await cosign(checkpoint, { key, privateKey }, Math.floor(Date.now() / 1000)))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key: formatVerifierKey(key),
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
