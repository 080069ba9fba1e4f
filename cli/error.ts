/** Why a command could not do what was asked, beside what the libraries say themselves. */
export type CliErrorCode =
  | 'usage'
  | 'not-found'
  | 'unreadable'
  | 'too-large'
  | 'not-reachable'
  | 'not-saved'
  | 'not-founded'
  | 'request-key'
  | 'officer-key'
  | 'unregistered-key'
  | 'no-code-in-image'
  | 'unknown-attribute'

/** The one error of this package; `code` is stable, the message is for people. A refused pass is an answer, not an error. */
export class CliError extends Error {
  override readonly name = 'CliError'
  readonly code: CliErrorCode

  constructor(code: CliErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
