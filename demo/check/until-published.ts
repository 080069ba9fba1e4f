import { type ProvenRegister, proveRegister } from '@hefu/standard'
import type { RunningDemo } from '../running-demo.ts'
import { cityClient } from '../wallet/city-client.ts'

const WITHIN_MS = 10_000
const PAUSE_MS = 50

/**
 * The register as anyone proves it, once it has this many acts: witnesses take a moment.
 *
 * @param known what was proven before; null for somebody who comes fresh
 */
export async function untilPublished(
  demo: Pick<RunningDemo, 'cityUrl' | 'policy'>,
  acts: number,
  known: ProvenRegister | null,
): Promise<{ readonly register: ProvenRegister; readonly bytes: Uint8Array }> {
  const end = performance.now() + WITHIN_MS
  while (performance.now() < end) {
    const bytes = await cityClient(demo.cityUrl).bundle()
    const register = await proveRegister(bytes, demo.policy, known)
    if (register.state.size >= acts) return { register, bytes }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  throw new Error('not published within ten seconds')
}
