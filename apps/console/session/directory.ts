import { AccessError, type AppConfig, BrowserError, type Fetcher } from '@hefu/app-browser'
import { beginSignIn, completeSignIn, type IdentityProvider } from '@hefu/app-browser/sign-in'
import { isCallback, leaveSignIn, takeSignIn } from './left-sign-in.ts'

/** Goes to the directory; the page is left. @throws AccessError `sign-in-down`; BrowserError */
export async function goToDirectory(config: AppConfig, fetcher: Fetcher, language: string): Promise<void> {
  const redirectUri = `${location.origin}/`
  const { url, pending } = await beginSignIn({ provider: providerOf(config), redirectUri, language }, fetcher)
  leaveSignIn(pending)
  location.assign(url)
}

/**
 * The access token of an officer who comes back from the directory; null for a page that is opened otherwise. The address is cleaned, and
 * leads again where the officer was.
 *
 * @throws AccessError `sign-in-refused`, `sign-in-expired`, `sign-in-down`; BrowserError
 */
export async function completeArrival(config: AppConfig, fetcher: Fetcher): Promise<string | null> {
  const callback = new URL(location.href)
  if (!isCallback(callback)) return null
  const left = takeSignIn()
  history.replaceState(null, '', `${location.origin}/${left?.hash ?? ''}`)
  if (!left) throw new AccessError('sign-in-expired', 'this tab has begun no sign-in')
  const { hash: _, ...pending } = left
  // The provider's answer alone: the fragment is the console's own.
  callback.hash = ''
  return (await completeSignIn({ provider: providerOf(config), pending, callback }, fetcher)).accessToken
}

function providerOf({ identityProvider }: AppConfig): IdentityProvider {
  if (!identityProvider) throw new BrowserError('not-configured', 'the city names no directory')
  return identityProvider
}
