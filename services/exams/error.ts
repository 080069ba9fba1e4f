/** Why the examination service does not do what it was asked to. */
export type ExamsErrorCode =
  | 'malformed-session'
  | 'malformed-scores'
  | 'already-released'
  | 'notice-too-short'
  | 'unknown-session'
  | 'unknown-candidate'
  | 'not-released'
  | 'same-scores'
  | 'not-opened'

/** The one error of this service; `code` is stable, the message is for who runs it. */
export class ExamsError extends Error {
  override readonly name = 'ExamsError'
  readonly code: ExamsErrorCode

  constructor(code: ExamsErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
