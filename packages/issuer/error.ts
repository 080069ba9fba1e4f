/** Why an issuer did not sign. */
export type IssuerErrorCode = 'invalid-commitment' | 'invalid-attribute'

/** The one error of this package; `code` is stable, the message is for people. */
export class IssuerError extends Error {
  override readonly name = 'IssuerError'
  readonly code: IssuerErrorCode

  constructor(code: IssuerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
