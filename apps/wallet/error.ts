import { AccessError, type AccessErrorCode, BrowserError, type BrowserErrorCode } from '@hefu/app-browser'

/** What went wrong in the wallet app. */
export type AppErrorCode =
  | BrowserErrorCode
  | AccessErrorCode
  | 'showing'
  | 'city-busy'
  | 'city-refused'
  | 'replacements-exhausted'
  | 'enrolled-elsewhere'
  | 'not-enrolled'
  | 'ended-early'
  | 'mandate-ended'
  | 'grant-redeemed'
  | 'grant-unknown'
  | 'offer-ended'
  | 'offer-redeemed'
  | 'offer-expired'
  | 'offer-unknown'
  | 'issuer-unknown'
  | 'issuer-without-address'
  | 'card-unknown'
  | 'issuer-down'
  | 'issuer-refused'
  | 'service-down'
  | 'answer-refused'
  | 'other-city'
  | 'case-refused'
  | 'too-many-cases'
  | 'appeal-too-late'
  | 'no-early-end'
  | 'wrong-secret'
  | 'damaged'
  | 'locked'
  | 'credential-refused'

/** The error of this app, beside what `@hefu/app-browser` throws; `code` is stable and has a text for people in every language. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: AppErrorCode

  constructor(code: AppErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** The code of any error, where it is one that this app expects. */
export function codeOf(error: unknown): AppErrorCode | null {
  const expected = error instanceof AppError || error instanceof BrowserError || error instanceof AccessError
  return expected ? error.code : null
}
