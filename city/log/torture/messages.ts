/** What a tortured log is told to do. */
export interface Orders {
  readonly dataDirectory: string
  readonly origin: string
  readonly quorum: number
  readonly seed: number
  /** Names the entries of this life of the log: no two entries are alike. */
  readonly life: number
  readonly appenders: number
  /** Of each step of a write, how likely it is to fail. */
  readonly faultRate: number
}

/** What it says, a line of JSON each. What it has said has happened; what it was killed before it could say may have. */
export type Said =
  | { readonly kind: 'key'; readonly verifierKey: string }
  | { readonly kind: 'serves'; readonly url: string }
  | { readonly kind: 'refused'; readonly code: string }
  /** Entries are acknowledged: they stand from `start` on. */
  | { readonly kind: 'acknowledged'; readonly start: number; readonly names: readonly string[] }
  /** Entries are said not to be in the log. */
  | { readonly kind: 'not-written'; readonly names: readonly string[] }

/** What it is answered, a line of JSON each. */
export type Answered =
  /** Asked for when the key is known, since witnesses have to know it. */
  | {
      readonly kind: 'witnesses'
      readonly witnesses: readonly { readonly url: string; readonly verifierKey: string }[]
    }
  /** Begin to append. */
  | { readonly kind: 'go' }
