/** One row of a file that was not taken: where it stands and what is wrong. What it said is not repeated: a report is passed around. */
export interface RowRefusal<Reason extends string> {
  /** From 1, the header included. */
  readonly line: number
  /** The column, or empty for the whole row. */
  readonly field: string
  readonly reason: Reason
}
