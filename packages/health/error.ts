/** Why a text is no health certificate that can be read. Each is stable: screens and logs are written by it. */
export type UnreadableReason =
  /** Neither `HC1:` nor `shc:/` nor a card file. */
  | 'unknown-format'
  | 'too-large'
  /** Not the base45, digits or base64url that the format is written in. */
  | 'malformed-text'
  /** Not compressed as the format says, or damaged. */
  | 'malformed-compression'
  /** Not the signed container: COSE_Sign1 or JWS. */
  | 'malformed-container'
  | 'unsupported-algorithm'
  /** Signed well or not, what is inside does not follow the format's schema. */
  | 'malformed-content'

/** Thrown within this package while a text is read, and turned into a result at its door. */
export class Unreadable extends Error {
  readonly code: UnreadableReason

  constructor(code: UnreadableReason, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'Unreadable'
    this.code = code
  }
}
