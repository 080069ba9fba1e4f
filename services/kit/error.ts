/** Why a service did not start or could not go on. */
export type ServiceErrorCode =
  | 'invalid-config'
  | 'register-unreachable'
  | 'register-refused'
  | 'unknown-service'
  | 'unknown-type'
  | 'staff-sign-in'
  | 'payment-changed'
  | 'payment-provider'
  | 'sync-failed'

/** The one error of this package; `code` is stable, the message is for who runs the service. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError'
  readonly code: ServiceErrorCode

  constructor(code: ServiceErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
