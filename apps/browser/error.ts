/** What went wrong between an app and its browser, its device or its city. */
export type BrowserErrorCode =
  | 'offline'
  | 'city-down'
  | 'not-configured'
  | 'bundle-refused'
  | 'bundle-rolled-back'
  | 'city-key-changed'
  | 'camera-denied'
  | 'camera-missing'
  | 'camera-in-use'

/** The one error of this package; `code` is stable, and each app has a text for it in every language. */
export class BrowserError extends Error {
  override readonly name = 'BrowserError'
  readonly code: BrowserErrorCode

  constructor(code: BrowserErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
