import { setTimeout as delay } from 'node:timers/promises'
import { equalBytes } from '@hefu/bytes'
import { decideTogether, deskClient, fetchRegister } from '@hefu/city'
import { epochPlus, type IssuerKey } from '@hefu/standard'
import type { CityProcess } from '../issuance/start-city.ts'

/** How long a replacement took, in milliseconds of machines: people think for longer. */
export interface Replaced {
  /** From the approval of the end until the replacement, made meanwhile by the city, was registered too. */
  readonly registered: number
  /** From that last approval until a bundle that proves both acts was published. */
  readonly published: number
}

/** How often it is looked whether a bundle is published. */
const POLL_MS = 20

/** Two officers end a key from before its first epoch and register the one that the city makes in its place. */
export async function replaceKey(city: CityProcess, stolen: IssuerKey): Promise<Replaced> {
  const { officers, policy } = city
  const desk = deskClient(city.url, policy.logKey.name)
  const now = (): number => Math.floor(Date.now() / 1000)
  const { publicKey, firstEpoch } = stolen
  const end = await desk.propose(
    { kind: 'issuer-key-end', publicKey, lastEpoch: epochPlus(firstEpoch, -1) },
    officers[0],
    now(),
  )
  const begun = performance.now()
  await desk.approve(end, officers[1], now())
  const held = await desk.issuerKeys()
  const [replacement] = held.filter(({ type, registered }) => type === stolen.type && !registered)
  if (!replacement) throw new Error('the city made no replacement')
  const { registered: _r, ended: _e, ...key } = replacement
  await decideTogether(desk, { kind: 'issuer-key', key }, officers, now())
  const registered = performance.now()
  for (;;) {
    const register = await fetchRegister(city.url, policy)
    if (register?.state.keys.some((each) => equalBytes(each.publicKey, key.publicKey))) break
    await delay(POLL_MS)
  }
  return { registered: registered - begun, published: performance.now() - registered }
}
