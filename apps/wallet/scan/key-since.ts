import type { Trusted } from '@hefu/app-browser'
import { decodeAct, decodeRegisterBundle, type LabelKeyId } from '@hefu/standard'

/**
 * When a label key was registered first, in Unix seconds, by the acts that this device has proven; null for a key of which there is none. Loaded for
 * a genuine code: it reads the whole register.
 */
export function labelKeySince({ bytes }: Pick<Trusted, 'bytes'>, key: LabelKeyId): number | null {
  for (const entry of decodeRegisterBundle(bytes).entries) {
    const act = decodeAct(entry)
    if (act.body.kind === 'label-key' && act.body.key.id === key) return act.decidedAt
  }
  return null
}
