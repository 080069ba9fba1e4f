/** Why the demo could not start, or a resident's wallet in it could not go on. */
export type DemoErrorCode =
  | 'invalid-option'
  | 'port-in-use'
  | 'sign-in-failed'
  | 'city-refused'
  | 'no-code-in-image'
  | 'no-demo'
  | 'unknown-service'
  | 'request-refused'

/** The one error of this package; `code` is stable, the message is for people. */
export class DemoError extends Error {
  override readonly name = 'DemoError'
  readonly code: DemoErrorCode
  /** With `city-refused` what the city answered, where it was JSON. */
  readonly answer: unknown

  constructor(code: DemoErrorCode, message: string, options: ErrorOptions & { readonly answer?: unknown } = {}) {
    super(message, options)
    this.code = code
    this.answer = options.answer
  }
}
