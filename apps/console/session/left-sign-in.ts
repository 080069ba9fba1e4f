import type { PendingSignIn } from '@hefu/app-browser/sign-in'

const NAME = 'hefu-console-sign-in'

/** Keeps a sign-in for this tab alone, and where the officer was, while they are at the directory. */
export function leaveSignIn(pending: PendingSignIn, storage: Storage = sessionStorage): void {
  storage.setItem(NAME, JSON.stringify({ ...pending, hash: location.hash }))
}

/** Takes the sign-in that this tab left with, once. */
export function takeSignIn(storage: Storage = sessionStorage): (PendingSignIn & { readonly hash: string }) | null {
  const kept = storage.getItem(NAME)
  storage.removeItem(NAME)
  return kept === null ? null : JSON.parse(kept)
}

/** Whether an address is where a directory sends people back to. */
export function isCallback(url: URL): boolean {
  return url.searchParams.has('state') && (url.searchParams.has('code') || url.searchParams.has('error'))
}
