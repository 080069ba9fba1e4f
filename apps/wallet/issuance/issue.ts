import type { AppConfig } from '@hefu/app-browser'
import type { RandomSource } from '@hefu/bbs'
import { type CredentialTypeId, epochAt, type TrustBundle } from '@hefu/standard'
import { AppError } from '../error.ts'
import type { QuietNetwork } from '../net/quiet-network.ts'
import { renewTokens, type Tokens } from '../sign-in/oauth.ts'
import type { OpenWallet } from '../state/open-wallet.ts'
import { cityClient } from './city-client.ts'
import { type IssuanceStep, receive } from './receive.ts'
import { KEPT_RENEWAL, latestOfEach, planRenewal, renewalsFor } from './renewal.ts'

/** What issuance stands on. */
export interface IssuePorts {
  readonly config: AppConfig
  readonly bundle: TrustBundle
  readonly network: QuietNetwork
  readonly random: RandomSource
  readonly now: number
}

/**
 * Fetches the credential of a type for the present epoch, with what a sign-in just gave.
 *
 * @throws AppError as `receive`
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
  const { credentials } = wallet.holdings.get()
  await receive(
    {
      city: cityClient(config.cityUrl, tokens.accessToken, network),
      type,
      epoch: present,
      present,
      bundle,
      held: latestOfEach(credentials).get(type) ?? null,
      keeper: wallet.keeper,
      signedIn: true,
      ...(onStep && { onStep }),
    },
    random,
  )
  await settle(ports, wallet)
}

/**
 * Fetches what is missing of the present and the next epoch, with the kept sign-in; `signedIn` when it is only seconds old.
 *
 * @throws AppError as `receive`; `sign-in-expired` or `enrolled-elsewhere` when only the holder can go on
 */
export async function renew(ports: IssuePorts, wallet: OpenWallet, signedIn = false): Promise<void> {
  const { config, bundle, network, random, now } = ports
  const { signIn, credentials } = wallet.holdings.get()
  const present = epochAt(now, bundle.utcOffsetMinutes)
  const due = renewalsFor(credentials, present, bundle)
  if (due.length > 0) {
    if (!config.identityProvider || !signIn.refreshToken) throw new AppError('sign-in-expired', 'no sign-in is kept')
    const tokens = await renewTokens(config.identityProvider, signIn.refreshToken, network)
    await wallet.setSignIn({ refreshToken: tokens.refreshToken })
    const city = cityClient(config.cityUrl, tokens.accessToken, network)
    for (const { type, epoch, held } of due) {
      await receive({ city, type, epoch, present, bundle, held, keeper: wallet.keeper, signedIn }, random)
    }
  }
  await settle(ports, wallet)
}

/** Plans what is left to fetch. A present epoch just fetched leaves the next one for a random moment. */
async function settle(ports: IssuePorts, wallet: OpenWallet): Promise<void> {
  const { bundle, random, now } = ports
  const present = epochAt(now, bundle.utcOffsetMinutes)
  const { credentials } = wallet.holdings.get()
  const options = { credentials, present, bundle, now }
  await wallet.setRenewal(planRenewal(KEPT_RENEWAL.empty, options, random))
}
