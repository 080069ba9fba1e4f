import { renewTokens, type Tokens } from '@hefu/app-browser/sign-in'
import { AppError } from '../error.ts'
import type { OpenWallet } from '../state/open-wallet.ts'
import type { WalletApp } from '../state/wallet-app.ts'

/**
 * A new access token with the sign-in that the wallet keeps. What the provider gives in exchange is kept in its place.
 *
 * @throws AppError as `renewTokens`; `sign-in-expired` where no sign-in is kept
 */
export async function keptTokens(app: WalletApp, wallet: OpenWallet): Promise<Tokens> {
  const { config } = await app.requireTrust()
  const { refreshToken } = wallet.holdings.get().signIn
  if (!config.identityProvider || !refreshToken) throw new AppError('sign-in-expired', 'no sign-in is kept')
  const tokens = await renewTokens(config.identityProvider, refreshToken, app.network.fetch)
  await wallet.setSignIn({ refreshToken: tokens.refreshToken })
  return tokens
}
