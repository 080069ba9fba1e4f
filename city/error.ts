/** Why a city did not start or could not go on. */
export type CityErrorCode =
  | 'invalid-config'
  | 'invalid-service'
  | 'invalid-act'
  | 'not-founded'
  | 'officer-key'
  | 'type-not-ended'
  | 'no-label-key'
  | 'invalid-label'
  | 'label-unfit'
  | 'font-missing'
  | 'identity-provider'
  | 'register-broken'
  | 'log-behind'
  | 'log-origin'
  | 'log-taken-over'
  | 'log-not-written'
  | 'log-unsure'
  | 'log-busy'
  | 'log-closed'
  | 'import-unreadable'
  | 'import-header'
  | 'invalid-kind'
  | 'invalid-category'
  | 'unknown-custodian'

/** The one error of this server's operation; `code` is stable, the message is for the city's team. */
export class CityError extends Error {
  override readonly name = 'CityError'
  readonly code: CityErrorCode

  constructor(code: CityErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
