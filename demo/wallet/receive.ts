import type { RandomSource } from '@hefu/bbs'
import type { CredentialTypeId, Epoch, TrustBundle } from '@hefu/standard'
import {
  beginIssuance,
  type HeldCredential,
  type LineId,
  proveAcceptance,
  proveForIssuance,
  receiveCredential,
} from '@hefu/wallet'
import type { CityClient } from './city-client.ts'

/**
 * Fetches a credential: nonce, blind commitment, credential, notification. With a credential held it is a refresh, and the
 * holder's secret stays what it was.
 *
 * @throws DemoError `city-refused`, or WalletError when the wallet refuses what the city sent
 */
export async function receive(
  options: {
    readonly city: CityClient
    readonly accessToken: string
    readonly type: CredentialTypeId
    readonly epoch: Epoch
    readonly bundle: TrustBundle
    readonly present: HeldCredential | null
    /** Of which grant or offer it is; the city's own cards are of none. */
    readonly line?: LineId
  },
  random: RandomSource,
): Promise<HeldCredential> {
  const { city, accessToken, type, epoch, bundle, present, line } = options
  const pending = beginIssuance(
    { type, epoch, ...(line && { line }), ...(present && { proverNym: present.proverNym }) },
    random,
  )
  const proof = proveForIssuance({ pending, nonce: await city.nonce(), present }, random)
  const issued = await city.credential(accessToken, type, proof)
  const credential = receiveCredential({ text: issued.credential, pending, bundle, present })
  const nonce = await city.nonce()
  await city.accepted(accessToken, issued.notificationId, proveAcceptance({ credential, nonce }, random), nonce)
  return credential
}
