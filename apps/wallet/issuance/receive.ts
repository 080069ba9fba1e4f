import type { RandomSource } from '@hefu/bbs'
import { type CredentialTypeId, type Epoch, type IssuerId, isAcceptedEpoch, type TrustBundle } from '@hefu/standard'
import {
  beginIssuance,
  type HeldCredential,
  type LineId,
  type PendingIssuance,
  proveAcceptance,
  proveForIssuance,
  receiveCredential,
  WalletError,
} from '@hefu/wallet'
import { AppError, codeOf } from '../error.ts'
import type { IssuerClient } from './issuer-client.ts'
import { IssuerRefusal } from './issuer-refusal.ts'

/** Keeps what has to survive a lost answer or a closed page. */
export interface IssuanceKeeper {
  /** The issuance of this type, epoch and line that was begun before, if any. */
  pending(type: CredentialTypeId, epoch: Epoch, line?: LineId): PendingIssuance | null
  begin(pending: PendingIssuance): Promise<void>
  /** Keeps the credential and forgets the issuance. */
  finish(credential: HeldCredential): Promise<void>
}

/** Where an issuance stands. */
export type IssuanceStep = 'asking' | 'checking' | 'keeping' | 'accepting'

/** What to fetch, and what is held of it. */
export interface ReceiveOptions {
  readonly client: IssuerClient
  readonly type: CredentialTypeId
  /** The only issuer whose signature is taken, where one is named: by an offer. */
  readonly issuer?: IssuerId | null
  /** The epoch to be issued for. */
  readonly epoch: Epoch
  /** The epoch that it is. */
  readonly present: Epoch
  readonly bundle: TrustBundle
  /** The latest credential of this type, whatever its epoch. */
  readonly held: HeldCredential | null
  /** The grant or the offer that is redeemed or was. */
  readonly line?: LineId
  readonly keeper: IssuanceKeeper
  /** Whether the holder has just signed in: only then may it take the place of another wallet of theirs. */
  readonly signedIn?: boolean
  readonly onStep?: (step: IssuanceStep) => void
}

/**
 * Fetches a credential: nonce, blind commitment, credential, notification (OpenID4VCI 1.0). With a credential held that is still
 * good it is a refresh, which proves it; after that, a new enrolment by sign-in. The holder's secret stays what it was in both.
 *
 * @throws AppError as the issuer's client, `enrolled-elsewhere`, or `credential-refused` when what the issuer sent could set its holder apart
 */
export async function receive(options: ReceiveOptions, random: RandomSource): Promise<HeldCredential> {
  const { client, type, epoch, bundle, held, keeper, issuer, onStep = () => {} } = options
  onStep('asking')
  const pending = await pendingFor(options, random)
  const { text, notificationId } = await requestCredential(options, pending, random)
  onStep('checking')
  const expected = issuer ? { issuer } : {}
  const credential = unblind(
    () => receiveCredential({ text, pending, bundle, present: held, ...expected }),
    `${type} ${epoch}`,
  )
  onStep('keeping')
  await keeper.finish(credential)
  onStep('accepting')
  await accept(client, notificationId, credential, random)
  return credential
}

/** Should the issuer not hear of it, the next refresh proves the same pseudonym: nothing is lost, and nothing is asked again. */
async function accept(
  client: IssuerClient,
  notificationId: string,
  credential: HeldCredential,
  random: RandomSource,
): Promise<void> {
  try {
    const nonce = await client.nonce()
    await client.accepted(notificationId, proveAcceptance({ credential, nonce }, random), nonce)
  } catch (error) {
    if (codeOf(error) === null) throw error
  }
}

async function pendingFor(options: ReceiveOptions, random: RandomSource): Promise<PendingIssuance> {
  const { type, epoch, held, keeper, line } = options
  const begun = keeper.pending(type, epoch, line)
  if (begun) return begun
  const pending = beginIssuance({ type, epoch, line, ...(held && { proverNym: held.proverNym }) }, random)
  await keeper.begin(pending)
  return pending
}

async function requestCredential(
  options: ReceiveOptions,
  pending: PendingIssuance,
  random: RandomSource,
): Promise<{ text: string; notificationId: string }> {
  const { client, type, held, present, issuer, signedIn = false } = options
  // Nobody can sign in to a card that was offered: a wallet that was closed for weeks has nothing else to show.
  const isShown = held !== null && (isAcceptedEpoch(held.header.epoch, present) || Boolean(issuer))
  const shownIfGood = isShown ? held : null
  const attempt = async (shown = shownIfGood) => {
    const proof = proveForIssuance({ pending, nonce: await client.nonce(), present: shown }, random)
    const { credential, notificationId } = await client.credential(type, proof)
    return { text: credential, notificationId }
  }
  try {
    return await attempt()
  } catch (error) {
    // OpenID4VCI 1.0, section 8.3.1.2: ask for a new nonce and try again. Once is enough for a slow line.
    if (error instanceof IssuerRefusal && error.error === 'invalid_nonce') return attempt()
    if (error instanceof IssuerRefusal && isUndoneByEnrolment(error) && signedIn) return attempt(null)
    throw error
  }
}

/**
 * The city knows another wallet by now, or stopped because the holder had asked for it: a new enrolment is the holder's new wish.
 */
function isUndoneByEnrolment({ code, earlyEnd }: IssuerRefusal): boolean {
  if (code === 'ended-early') return (earlyEnd as { reason?: unknown } | null)?.reason === 'holder-asked'
  return code === 'enrolled-elsewhere'
}

function unblind(attempt: () => HeldCredential, what: string): HeldCredential {
  try {
    return attempt()
  } catch (cause) {
    if (!(cause instanceof WalletError)) throw cause
    throw new AppError('credential-refused', `${what} is refused: ${cause.code}`, { cause })
  }
}
