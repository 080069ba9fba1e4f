import { proveRegister, registerView } from '@hefu/standard'
import type { HeldCredential } from '@hefu/wallet'
import type { RunningOperators } from '../operators/start-operators.ts'
import type { RunningDemo } from '../running-demo.ts'
import { cityClient } from '../wallet/city-client.ts'
import { openPocket, type Pocket } from '../wallet/pocket.ts'
import { assertHolds } from './story.ts'

/** The services of a demo that runs them. @throws Error in one that does not */
export function operatorsOf({ operators }: RunningDemo): RunningOperators {
  assertHolds(operators !== null, 'the services do not run')
  return operators
}

/** An empty wallet, or one with these cards, that has just proven the register. */
export async function pocketIn(demo: RunningDemo, held: readonly HeldCredential[] = []): Promise<Pocket> {
  const bundle = registerView(await proveRegister(await cityClient(demo.cityUrl).bundle(), demo.policy, null))
  return openPocket({ bundle, clock: demo.clock, held })
}
