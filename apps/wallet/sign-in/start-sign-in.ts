import { AppError } from '../error.ts'
import type { WalletApp } from '../state/wallet-app.ts'
import { presentLanguage } from '../words/languages.ts'
import { leaveSignIn, type SignInPurpose } from './pending-sign-in.ts'

/**
 * Sends the holder to the identity provider. The page is left; the wallet begins anew, locked, when they are back.
 *
 * @throws AppError
 */
export async function startSignIn(app: WalletApp, purpose: SignInPurpose): Promise<void> {
  const { config } = await app.requireTrust()
  const provider = config.identityProvider
  if (!provider) throw new AppError('not-configured', 'the city names no identity provider')
  const { beginSignIn } = await import('@hefu/app-browser/sign-in')
  const redirectUri = `${location.origin}/`
  const { url, pending } = await beginSignIn({ provider, redirectUri, language: presentLanguage() }, app.network.fetch)
  leaveSignIn({ ...pending, purpose })
  location.assign(url)
}
