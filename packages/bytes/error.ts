/** Why bytes or text were refused. */
export type BytesErrorCode =
  | 'too-large'
  | 'malformed'
  | 'not-deterministic'
  | 'unsupported-value'
  | 'invalid-base45'
  | 'invalid-base64'
  | 'invalid-hex'

/** The one error of this package; `code` is stable, the message is for people. */
export class BytesError extends Error {
  override readonly name = 'BytesError'
  readonly code: BytesErrorCode

  constructor(code: BytesErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
