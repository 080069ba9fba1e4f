/** Why a gate could not be made, or could not ask. */
export type GateErrorCode = 'unknown-service' | 'unknown-type' | 'no-request-key' | 'unregistered-attribute'

/** The one error of this package; `code` is stable, the message is for people. A refused pass is a value, not an error. */
export class GateError extends Error {
  override readonly name = 'GateError'
  readonly code: GateErrorCode

  constructor(code: GateErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
