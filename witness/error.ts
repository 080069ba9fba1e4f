/** Why a witness did not start or could not go on. */
export type WitnessErrorCode = 'address-in-use' | 'witness-key' | 'witness-state'

/** The one error of this package; `code` is stable, the message is for the witness's operator. */
export class WitnessError extends Error {
  override readonly name = 'WitnessError'
  readonly code: WitnessErrorCode

  constructor(code: WitnessErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
