import type { RandomSource } from '@hefu/bbs'
import type { CredentialTypeId, Epoch, TrustBundle } from '@hefu/standard'
import { beginIssuance, type HeldCredential, proveAcceptance, proveForIssuance, receiveCredential } from '@hefu/wallet'
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
  },
  random: RandomSource,
): Promise<HeldCredential> {
  const { city, accessToken, type, epoch, bundle, present } = options
  const pending = beginIssuance({ type, epoch, ...(present && { proverNym: present.proverNym }) }, random)
  const proof = proveForIssuance({ pending, nonce: await city.nonce(), present }, random)
  const issued = await city.credential(accessToken, type, proof)
  const credential = receiveCredential({ text: issued.credential, pending, bundle, present })
  const nonce = await city.nonce()
  await city.accepted(accessToken, issued.notificationId, proveAcceptance({ credential, nonce }, random), nonce)
  return credential
}
