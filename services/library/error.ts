/** Why the library does not do what it was asked to. */
export type LibraryErrorCode =
  /** A file is neither MARC 21 (ISO 2709) nor MARCXML. */
  | 'not-marc'
  /** A file has more records than are taken at once. */
  | 'too-many-records'

/** The one error of this service; `code` is stable, the message is for who runs it. */
export class LibraryError extends Error {
  override readonly name = 'LibraryError'
  readonly code: LibraryErrorCode

  constructor(code: LibraryErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
