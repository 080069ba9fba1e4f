import type { Agent } from 'node:http'
import type { RandomSource } from '@hefu/bbs'
import { equalBytes } from '@hefu/bytes'
import type { TrustBundle } from '@hefu/standard'
import { PROOF_TYPE } from '@hefu/standard'
import {
  beginIssuance,
  type HeldCredential,
  isKeyInForce,
  type PendingIssuance,
  proveAcceptance,
  proveForIssuance,
  receiveCredential,
} from '@hefu/wallet'
import { type Fetched, post, type ReadyWallet, requestCredential } from '../issuance/wallets.ts'

/** Somebody who has been issued a credential and has accepted it. */
export interface Holder {
  readonly accessToken: string
  readonly credential: HeldCredential
}

/** A renewal whose proof is made already, so that what a wallet computes is not in the measurement. */
export interface ReadyRenewal {
  readonly holder: Holder
  readonly pending: PendingIssuance
  readonly body: { readonly credential_configuration_id: string; readonly proofs: object }
}

/** An acceptance whose showing is made already. */
export interface ReadyAcceptance {
  readonly accessToken: string
  readonly body: object
}

const random: RandomSource = (length) => crypto.getRandomValues(new Uint8Array(length))

/** Receives what was issued to a wallet. @throws WalletError when it is not what was asked for */
export function receive(
  { pending, accessToken }: ReadyWallet,
  fetched: Fetched,
  bundle: TrustBundle,
  present: HeldCredential | null,
): Holder {
  return { accessToken, credential: receiveCredential({ text: fetched.credential, pending, bundle, present }) }
}

/** Makes the renewal of what a holder has, for its own epoch, by the same secret. */
export function readyRenewal(holder: Holder, nonce: string): ReadyRenewal {
  const { header, proverNym } = holder.credential
  const pending = beginIssuance({ type: header.type, epoch: header.epoch, proverNym }, random)
  const proof = proveForIssuance({ pending, nonce, present: holder.credential }, random)
  return { holder, pending, body: { credential_configuration_id: header.type, proofs: { [PROOF_TYPE]: [proof] } } }
}

/** The two requests of a renewal: a nonce, as in use, and the credential. */
export async function renew(cityUrl: string, agent: Agent, { holder, body }: ReadyRenewal): Promise<Fetched> {
  await post(agent, `${cityUrl}/nonce`, {})
  return requestCredential(cityUrl, agent, body, holder.accessToken)
}

/** @throws Error when a renewed credential is not by a key in force, or is of another secret */
export function checkRenewed(before: Holder, after: Holder, bundle: TrustBundle): void {
  if (!isKeyInForce(bundle, after.credential)) throw new Error('renewed by a key that was ended')
  if (!equalBytes(before.credential.nymSecret, after.credential.nymSecret)) throw new Error('pseudonyms have changed')
}

/** Makes the message by which a wallet accepts what it has been issued. */
export function readyAcceptance({ accessToken, credential }: Holder, id: string, nonce: string): ReadyAcceptance {
  const showing = proveAcceptance({ credential, nonce }, random)
  const event = 'credential_accepted'
  return { accessToken, body: { notification_id: id, event, hefu_showing: showing, c_nonce: nonce } }
}

/** The two requests of an acceptance: a nonce, as in use, and the notification. */
export async function acceptIt(cityUrl: string, agent: Agent, { body, accessToken }: ReadyAcceptance): Promise<void> {
  await post(agent, `${cityUrl}/nonce`, {})
  await post(agent, `${cityUrl}/notification`, body, accessToken)
}

/** A nonce, good for five minutes and for everybody. */
export async function nonceOf(cityUrl: string, agent: Agent): Promise<string> {
  return (await post<{ c_nonce: string }>(agent, `${cityUrl}/nonce`, {})).c_nonce
}
