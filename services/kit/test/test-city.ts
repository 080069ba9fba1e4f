import { type ActBody, type Epoch, epochAt, epochPlus, type IssuerKey, registerView } from '@hefu/standard'
import { type SyntheticCity, syntheticCity } from '@hefu/testing'
import type { Register } from '../register/follow-register.ts'
import { type TestWallet, testWallet } from './test-wallet.ts'

/** A city in memory for the tests of a service: a register with the service's entries, a clock that is set, wallets. */
export interface TestCity {
  readonly city: SyntheticCity
  /** As `followRegister` gives it. */
  readonly register: Register
  /** Unix seconds; a test sets it. */
  readonly time: { now: number }
  /** Two officers decide these acts, and everybody has them at once. */
  decide(...acts: readonly ActBody[]): Promise<void>
  /** Registers an issuer's keys. */
  registerKeys(keys: readonly IssuerKey[]): Promise<void>
  /** A new holder's wallet. */
  wallet(): TestWallet
}

/** Makes a city in memory. @param entries the acts that a service needs in the register */
export async function testCity(entries: readonly ActBody[], seed = 'service'): Promise<TestCity> {
  const city = await syntheticCity(seed)
  const time = { now: city.now }
  let proven = await city.register.prove()
  let view = registerView(proven)
  const register: Register = {
    origin: city.policy.logKey.name,
    bundle: () => ({ ...view, issuedAt: Math.max(view.issuedAt, time.now - 60) }),
    state: () => proven.state,
    async refresh() {
      proven = await city.register.prove()
      view = registerView(proven)
    },
    stop() {},
  }
  async function decide(...acts: readonly ActBody[]): Promise<void> {
    city.register.now = time.now - 3600
    for (const body of acts) await city.register.decide(body)
    await register.refresh()
  }
  await decide(...entries)
  return {
    city,
    register,
    time,
    decide,
    registerKeys: (keys) => decide(...keys.map((key): ActBody => ({ kind: 'issuer-key', key }))),
    wallet: () => testWallet({ city, register, time }),
  }
}

/** The epoch that it is, and the one some weeks later. */
export function epochIn({ register, time }: Pick<TestCity, 'register' | 'time'>, weeks = 0): Epoch {
  return epochPlus(epochAt(time.now, register.bundle().utcOffsetMinutes), weeks)
}
