/** What is found of a pass, a request or a bundle. */
export interface Finding {
  readonly subject: 'pass' | 'request' | 'bundle'
  readonly holds: boolean
  /** A stable code for why it does not hold. */
  readonly reason: string | null
  /** The same in a sentence. */
  readonly because: string
  /** What it says, as labels and texts; that it says so does not mean that it is so. */
  readonly says: readonly (readonly [label: string, text: string])[]
  /** What it says, for programs. */
  readonly content: unknown
}
