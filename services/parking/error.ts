/** Why the parking service could not do something. */
export type ParkingErrorCode =
  | 'unknown-car-park'
  | 'unknown-barrier'
  | 'invalid-tariff'
  | 'invalid-form'
  | 'unknown-receipt'
  | 'ask-over'
  | 'folder-not-usable'
  | 'barrier-file'

/** The one error of this package; `code` is stable, the message is for who runs the service. */
export class ParkingError extends Error {
  override readonly name: string = 'ParkingError'
  readonly code: ParkingErrorCode

  constructor(code: ParkingErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
