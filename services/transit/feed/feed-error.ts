import { TransitError } from '../error.ts'

/** A feed that cannot be used, with the place to look at. */
export class FeedError extends TransitError {
  override readonly name = 'FeedError'
  readonly file: string
  /** Counted from 1, the head of the table included; null where the whole file is meant. */
  readonly line: number | null

  constructor(file: string, line: number | null, what: string, options?: ErrorOptions) {
    super('feed-invalid', `${file}${line === null ? '' : `:${line}`}: ${what}`, options)
    this.file = file
    this.line = line
  }
}
