import type { SealedValue } from '../storage/sealed-value.ts'

/** Something that was shared. Who opened it is known to nobody. */
export interface KeptShare {
  /** The address of the manifest. */
  readonly url: string
  /** With which it is taken back. */
  readonly manage: string
  /** What the doctor is given; it holds the key. */
  readonly link: string
  readonly passcode: string | null
  /** Unix seconds. */
  readonly expiresAt: number
  /** How many entries. */
  readonly count: number
}

type Items = readonly [
  url: string,
  manage: string,
  link: string,
  passcode: string | null,
  expiresAt: number,
  count: number,
]

/** The sealed shares, newest first. */
export const KEPT_SHARES: SealedValue<readonly KeptShare[]> = {
  name: 'shares',
  empty: [],
  toCbor: (shares) =>
    shares.map(({ url, manage, link, passcode, expiresAt, count }): Items => {
      return [url, manage, link, passcode, expiresAt, count]
    }),
  fromCbor: (cbor) =>
    (cbor as unknown as readonly Items[]).map(([url, manage, link, passcode, expiresAt, count]) => {
      return { url, manage, link, passcode, expiresAt, count }
    }),
}
