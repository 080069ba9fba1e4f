/** Why what a server stands on is not there. */
export type ServerErrorCode =
  | 'folder-in-use'
  | 'folder-not-usable'
  | 'unsupported-platform'
  | 'database-not-reachable'
  | 'database-not-started'
  | 'migration-failed'
  | 'address-in-use'
  | 'master-key'
  | 'type-key'
  | 'secret-not-opened'
  | 'type-destroyed'
  | 'no-issuer-key'

/** The one error of this package; `code` is stable, the message is for who runs the server. */
export class ServerError extends Error {
  override readonly name = 'ServerError'
  readonly code: ServerErrorCode

  constructor(code: ServerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
