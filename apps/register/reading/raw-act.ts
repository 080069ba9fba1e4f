import { toHex } from '@hefu/bytes'
import type { SignedAct } from '@hefu/standard'

/** Everything that an act says, its keys and signatures among it, as indented JSON with bytes in hexadecimal. */
export function rawAct(act: SignedAct): string {
  return JSON.stringify(act, (_, value: unknown) => (value instanceof Uint8Array ? toHex(value) : value), 2)
}
