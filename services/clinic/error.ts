/** Why something cannot be done at a clinic. */
export type ClinicErrorCode =
  | 'not-configured'
  | 'unknown-patient'
  | 'unknown-resource'
  | 'nothing-to-offer'
  | 'wrong-pin'
  | 'locked'
  | 'malformed'

/** The one error of this package; `code` is stable. */
export class ClinicError extends Error {
  override readonly name = 'ClinicError'
  readonly code: ClinicErrorCode

  constructor(code: ClinicErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
