/** Why an app was not built. */
export type BuildErrorCode = 'messages-differ' | 'messages-not-compiled'

/** The one error of this package; `code` is stable, the message is for whoever builds. */
export class BuildError extends Error {
  override readonly name = 'BuildError'
  readonly code: BuildErrorCode

  constructor(code: BuildErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
