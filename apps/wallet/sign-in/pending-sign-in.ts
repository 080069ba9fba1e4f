import type { PendingSignIn } from '@hefu/app-browser/sign-in'

/** What the wallet is to do once its holder is back from the identity provider. */
export type SignInPurpose = 'enrol' | 'add-card' | 'renew' | 'rights'

/** A sign-in under way and what it is for. */
export interface LeftSignIn extends PendingSignIn {
  readonly purpose: SignInPurpose
}

const NAME = 'hefu-sign-in'

/** Keeps a sign-in for this tab alone while the holder is at the identity provider. It says nothing of who they are. */
export function leaveSignIn(left: LeftSignIn, storage: Storage = sessionStorage): void {
  storage.setItem(NAME, JSON.stringify(left))
}

/** Takes the sign-in that this tab left with, once. */
export function takeSignIn(storage: Storage = sessionStorage): LeftSignIn | null {
  const text = storage.getItem(NAME)
  storage.removeItem(NAME)
  return text === null ? null : (JSON.parse(text) as LeftSignIn)
}

/** Whether an address is where an identity provider sends people back to. */
export function isCallback(url: URL): boolean {
  return url.searchParams.has('state') && (url.searchParams.has('code') || url.searchParams.has('error'))
}
