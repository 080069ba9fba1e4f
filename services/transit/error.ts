/** Why the transit service could not do something. */
export type TransitErrorCode =
  | 'feed-invalid'
  | 'feed-too-large'
  | 'folder-not-usable'
  | 'travel-file-damaged'
  | 'unknown-product'
  | 'unknown-purchase'
  | 'receipt-taken'
  | 'unknown-stop'
  | 'unknown-gate'
  | 'concession-needed'
  | 'gate-file'
  | 'ask-over'

/** The one error of this package; `code` is stable, the message is for who runs the service. */
export class TransitError extends Error {
  override readonly name: string = 'TransitError'
  readonly code: TransitErrorCode

  constructor(code: TransitErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
