/** Why a note, a key or a part of a log was refused. */
export type LogErrorCode =
  | 'malformed-note'
  | 'malformed-key'
  | 'malformed-checkpoint'
  | 'malformed-path'
  | 'malformed-bundle'
  | 'malformed-request'
  | 'unknown-signer'
  | 'bad-signature'
  | 'wrong-origin'
  | 'too-few-cosignatures'
  | 'too-large'

/** The one error of this package; `code` is stable, the message is for people. */
export class LogError extends Error {
  override readonly name = 'LogError'
  readonly code: LogErrorCode

  constructor(code: LogErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
