/** A text that somebody might put into a QR code to deceive whoever scans it. */
export interface HostileCode {
  /** What is tried. */
  readonly why: string
  readonly text: string
}

/** The parts of a genuine code: `label`, `key` and `signature` with their names, such as `k=7`. */
export interface Parts {
  readonly host: string
  readonly path: string
  readonly label: string
  readonly key: string
  readonly signature: string
}
