import type { CredentialTypeId } from '@hefu/standard'
import { PROOF_TYPE } from '@hefu/standard'
import { AppError } from '../error.ts'
import type { QuietNetwork } from '../net/quiet-network.ts'
import { refusalOf } from './issuer-refusal.ts'

/** An issuer's issuance (OpenID4VCI 1.0, sections 7, 8 and 11), for one access token. */
export interface IssuerClient {
  nonce(): Promise<string>
  /** @throws IssuerRefusal with `error` `invalid_nonce` when the nonce took too long */
  credential(
    type: CredentialTypeId,
    proof: string,
  ): Promise<{ readonly credential: string; readonly notificationId: string }>
  accepted(notificationId: string, showing: string, nonce: string): Promise<void>
}

/** A client of the issuer at this address: the city, or one with a server of its own. Every call throws AppError as {@link QuietNetwork.fetch}, or a {@link IssuerRefusal}. */
export function issuerClient(address: string, accessToken: string, network: QuietNetwork): IssuerClient {
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const response = await network.fetch(`${address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw await refusalOf(path, response)
    return response.status === 204 ? null : response.json()
  }
  return {
    async nonce() {
      return textIn(await post('/nonce', {}), 'c_nonce')
    },
    async credential(type, proof) {
      const answer = await post('/credential', {
        credential_configuration_id: type,
        proofs: { [PROOF_TYPE]: [proof] },
      })
      const { credentials } = answer as { credentials?: readonly unknown[] }
      return { credential: textIn(credentials?.[0], 'credential'), notificationId: textIn(answer, 'notification_id') }
    },
    async accepted(notificationId, showing, nonce) {
      await post('/notification', {
        notification_id: notificationId,
        event: 'credential_accepted',
        hefu_showing: showing,
        c_nonce: nonce,
      })
    },
  }
}

function textIn(answer: unknown, name: string): string {
  const value = (answer as Record<string, unknown> | null | undefined)?.[name]
  if (typeof value !== 'string') throw new AppError('city-down', `the issuer's answer has no ${name}`)
  return value
}
