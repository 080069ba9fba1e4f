/** Why an operation was refused. Verification never throws these for what a prover sent: it answers `false`. */
export type BbsErrorCode =
  | 'curve-not-loaded'
  | 'invalid-key-material'
  | 'invalid-secret-key'
  | 'invalid-public-key'
  | 'invalid-signature'
  | 'invalid-commitment'
  | 'invalid-scalar'
  | 'invalid-index'
  | 'invalid-count'
  | 'invalid-random'

/** The one error of this package; `code` is stable, the message is for people. */
export class BbsError extends Error {
  override readonly name = 'BbsError'
  readonly code: BbsErrorCode

  constructor(code: BbsErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
