/** Why a note or a key was refused. */
export type LogErrorCode = 'malformed-note' | 'malformed-key' | 'unknown-signer' | 'bad-signature' | 'too-large'

/** The one error of this package; `code` is stable, the message is for people. */
export class LogError extends Error {
  override readonly name = 'LogError'
  readonly code: LogErrorCode

  constructor(code: LogErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
