import { randomBytes } from 'node:crypto'
import { ed25519Sign } from '@hefu/log'
import { encodeRequest, type RequestClaim, requestMessage, slotAt } from '@hefu/standard'
import { SHOP_OVER_ASK } from './demo-services.ts'
import { type GateKey, signingKey } from './request-keys.ts'
import { SHOP } from './service-ids.ts'

/**
 * A request of the corner shop, properly signed with its registered key, for more than it has registered. The gate engine would
 * not make it; a dishonest gate would.
 *
 * @param now Unix seconds
 * @returns `HQ1:...`
 */
export async function overAskingRequest(key: GateKey, now: number): Promise<string> {
  const { id, privateKey } = await signingKey(key)
  const claim: RequestClaim = {
    service: SHOP,
    indexes: SHOP_OVER_ASK,
    nonce: new Uint8Array(randomBytes(16)),
    slot: slotAt(now),
    keyId: id,
  }
  return encodeRequest({ ...claim, signature: await ed25519Sign(privateKey, requestMessage(claim)) })
}
