/** Why a wallet refused what an issuer sent, or could not show. */
export type WalletErrorCode =
  | 'malformed'
  | 'unknown-type'
  | 'unknown-key'
  | 'wrong-type'
  | 'wrong-epoch'
  | 'entropy-changed'
  | 'invalid-signature'
  | 'key-ended'
  | 'service-not-in-force'
  | 'needs-request'
  | 'unregistered-attribute'

/** The one error of this package; `code` is stable, the message is for people. */
export class WalletError extends Error {
  override readonly name = 'WalletError'
  readonly code: WalletErrorCode

  constructor(code: WalletErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
