/** What went wrong between an app and its browser, its device or its city. */
export type BrowserErrorCode =
  | 'offline'
  | 'city-down'
  | 'not-configured'
  | 'not-founded'
  | 'bundle-refused'
  | 'bundle-outdated'
  | 'bundle-unwitnessed'
  | 'register-forked'
  | 'register-rolled-back'
  | 'register-forged'
  | 'city-key-changed'
  | 'camera-denied'
  | 'camera-missing'
  | 'camera-in-use'

/** The one error of this package; `code` is stable, and each app has a text for it in every language. */
export class BrowserError extends Error {
  override readonly name = 'BrowserError'
  readonly code: BrowserErrorCode
  /** With an alarm: the signed note that proves it, to be shown to others. */
  readonly evidence: string | null

  constructor(code: BrowserErrorCode, message: string, options?: ErrorOptions & { readonly evidence?: string }) {
    super(message, options)
    this.code = code
    this.evidence = options?.evidence ?? null
  }
}

/** The signed note that proves an alarm; null for any other error. */
export function evidenceOf(error: unknown): string | null {
  return error instanceof BrowserError ? error.evidence : null
}

/** What kept somebody from getting in: at the identity provider, or at their own device. */
export type AccessErrorCode =
  | 'sign-in-refused'
  | 'sign-in-down'
  | 'sign-in-expired'
  | 'passkey-unavailable'
  | 'passkey-cancelled'

/** The error of signing in and of passkeys, for apps that have either. */
export class AccessError extends Error {
  override readonly name = 'AccessError'
  readonly code: AccessErrorCode

  constructor(code: AccessErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
