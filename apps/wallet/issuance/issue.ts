import type { AppConfig } from '@hefu/app-browser'
import { renewTokens, type Tokens } from '@hefu/app-browser/sign-in'
import type { RandomSource } from '@hefu/bbs'
import { type CredentialTypeId, epochAt, type TrustBundle } from '@hefu/standard'
import type { HeldCredential } from '@hefu/wallet'
import { AppError } from '../error.ts'
import type { QuietNetwork } from '../net/quiet-network.ts'
import type { OpenWallet } from '../state/open-wallet.ts'
import { endedEarly } from './ended-early.ts'
import { issuerClient } from './issuer-client.ts'
import { IssuerRefusal } from './issuer-refusal.ts'
import { readEarlyEnd } from './read-early-end.ts'
import { type IssuanceStep, receive } from './receive.ts'
import { KEPT_RENEWAL, latestOfEach, planRenewal, renewalsFor } from './renewal.ts'
import { renewed, type Stop, stopOf } from './stop.ts'

/** What issuance stands on. */
export interface IssuePorts {
  readonly config: AppConfig
  readonly bundle: TrustBundle
  readonly network: QuietNetwork
  readonly random: RandomSource
  readonly now: number
}

/**
 * Fetches the credential of a type for the present epoch, with what a sign-in just gave. It is the holder's new wish, whatever
 * stopped the wallet before.
 *
 * @throws AppError as `receive`; `ended-early` once what the city said is kept
 */
export async function enrol(
  ports: IssuePorts,
  wallet: OpenWallet,
  options: {
    readonly tokens: Tokens
    readonly type: CredentialTypeId
    readonly onStep?: (step: IssuanceStep) => void
  },
): Promise<void> {
  const { config, bundle, network, random, now } = ports
  const { tokens, type, onStep } = options
  if (tokens.refreshToken) await wallet.setSignIn({ refreshToken: tokens.refreshToken })
  const present = epochAt(now, bundle.utcOffsetMinutes)
  const { credentials, stops } = wallet.holdings.get()
  const client = issuerClient(config.cityUrl, tokens.accessToken, network)
  const request = { client, type, epoch: present, present, bundle, keeper: wallet.keeper, signedIn: true }
  const attempt = (held: HeldCredential | null): Promise<HeldCredential> =>
    receive({ ...request, held, ...(onStep && { onStep }) }, random)
  const known = stopOf(stops, type)?.why !== 'erased'
  try {
    if (known) await attempt(latestOfEach(credentials).get(type) ?? null)
    else await wallet.beginAnew(await attempt(null))
  } catch (error) {
    const stop = stopBy(error, type, wallet, now)
    if (stop) await wallet.stop(stop)
    if (stop?.why !== 'erased' || !known) throw error
    // Of what the city has erased it has no half any more: what comes now has nothing to do with what is held.
    await wallet.beginAnew(await attempt(null))
  }
  await wallet.resume(type)
  await settle(ports, wallet)
}

/**
 * Fetches what is missing of the present and the next epoch, with the kept sign-in; `signedIn` when it is only seconds old. A type that
 * the city refuses for good is kept as a stop and asked for no more; the others go on.
 *
 * @throws AppError as `receive`; `sign-in-expired` or `enrolled-elsewhere` when only the holder can go on
 */
export async function renew(ports: IssuePorts, wallet: OpenWallet, signedIn = false): Promise<void> {
  const { config, bundle, network, random, now } = ports
  const { signIn } = wallet.holdings.get()
  const present = epochAt(now, bundle.utcOffsetMinutes)
  const due = renewalsFor(renewed(wallet.holdings.get()), present, bundle)
  if (due.length > 0) {
    if (!config.identityProvider || !signIn.refreshToken) throw new AppError('sign-in-expired', 'no sign-in is kept')
    const tokens = await renewTokens(config.identityProvider, signIn.refreshToken, network.fetch)
    await wallet.setSignIn({ refreshToken: tokens.refreshToken })
    const client = issuerClient(config.cityUrl, tokens.accessToken, network)
    for (const { type, epoch, held } of due) {
      try {
        await receive({ client, type, epoch, present, bundle, held, keeper: wallet.keeper, signedIn }, random)
        await wallet.resume(type)
      } catch (error) {
        const stop = stopBy(error, type, wallet, now)
        if (!stop) throw error
        await wallet.stop(stop)
      }
    }
  }
  await settle(ports, wallet)
}

/** What keeps a wallet from asking for a type again, where a refusal says so. */
function stopBy(error: unknown, type: CredentialTypeId, wallet: OpenWallet, now: number): Stop | null {
  if (!(error instanceof IssuerRefusal)) return null
  if (error.code === 'not-enrolled') return { why: 'erased', type, heardAt: now }
  if (error.code !== 'ended-early') return null
  return endedEarly(stopOf(wallet.holdings.get().stops, type), { type, end: readEarlyEnd(error.earlyEnd, type), now })
}

/** Plans what is left to fetch. A present epoch just fetched leaves the next one for a random moment. */
async function settle(ports: IssuePorts, wallet: OpenWallet): Promise<void> {
  const { bundle, random, now } = ports
  const present = epochAt(now, bundle.utcOffsetMinutes)
  const credentials = renewed(wallet.holdings.get())
  const options = { credentials, present, bundle, now }
  await wallet.setRenewal(planRenewal(KEPT_RENEWAL.empty, options, random))
}
