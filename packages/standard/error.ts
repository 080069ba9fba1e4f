/** Why a value of the standard was refused. */
export type StandardErrorCode = 'malformed' | 'unknown-version' | 'too-large' | 'invalid-attribute' | 'invalid-register'

/** The one error of this package; `code` is stable, the message is for people. */
export class StandardError extends Error {
  override readonly name = 'StandardError'
  readonly code: StandardErrorCode

  constructor(code: StandardErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
