/** How a witness answered when it was asked last. */
export type WitnessOutcome =
  /** It cosigned. */
  | 'cosigned'
  /** It has cosigned a larger tree than this log has ever signed: the log was put back, or its key is used elsewhere. Look at once. */
  | 'ahead'
  /** It does not know the log, finds no proof of growth, or answers what cannot be read. Look at once. */
  | 'refused'
  /** It did not answer in time, or not now. */
  | 'unreachable'

/** What the log reports for figures and alarms. Sizes, times and names of witnesses; nothing about what is in an entry. */
export interface LogMetrics {
  /** A batch has become durable: how many entries, and how long its write took. */
  appended(entries: number, seconds: number): void
  /** The log has signed a checkpoint of this size. */
  signed(size: number): void
  /** A checkpoint of this size is published: the lag is the signed size less this one. */
  published(size: number): void
  /** @param name of the witness's key */
  witness(name: string, outcome: WitnessOutcome): void
}

/** Reports to nobody. */
export const NO_METRICS: LogMetrics = { appended() {}, signed() {}, published() {}, witness() {} }
