import { BrowserError, type BrowserErrorCode } from '@hefu/app-browser'
import { GateError, type GateErrorCode } from '@hefu/gate'

/** What went wrong in the gate app. A pass that is not admitted is no error. */
export type AppErrorCode =
  | BrowserErrorCode
  | GateErrorCode
  | 'engine-failed'
  | 'key-malformed'
  | 'key-of-another-service'
  | 'key-not-registered'

/** The error of this app, beside those of `@hefu/app-browser` and `@hefu/gate`; `code` is stable and has a text in every language. */
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
  const expected = error instanceof AppError || error instanceof BrowserError || error instanceof GateError
  return expected ? error.code : null
}
