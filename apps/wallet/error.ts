/** What went wrong in the wallet app. */
export type AppErrorCode =
  | 'offline'
  | 'showing'
  | 'city-down'
  | 'city-busy'
  | 'city-refused'
  | 'replacements-exhausted'
  | 'sign-in-refused'
  | 'sign-in-down'
  | 'sign-in-expired'
  | 'not-configured'
  | 'wrong-secret'
  | 'damaged'
  | 'locked'
  | 'passkey-unavailable'
  | 'passkey-cancelled'
  | 'bundle-refused'
  | 'bundle-rolled-back'
  | 'city-key-changed'
  | 'credential-refused'
  | 'camera-denied'
  | 'camera-missing'

/** The one error of this app; `code` is stable and has a text for people in every language. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: AppErrorCode

  constructor(code: AppErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** The code of any error, where it is one of this app's. */
export function codeOf(error: unknown): AppErrorCode | null {
  return error instanceof AppError ? error.code : null
}
