import type { SealedValue } from './sealed-value.ts'

/** What renews credentials without the holder: a refresh token (RFC 6749, section 6), where the provider gives one. */
export interface KeptSignIn {
  readonly refreshToken: string | null
}

/** The sealed sign-in. */
export const KEPT_SIGN_IN: SealedValue<KeptSignIn> = {
  name: 'sign-in',
  empty: { refreshToken: null },
  toCbor: ({ refreshToken }) => refreshToken,
  fromCbor: (cbor) => ({ refreshToken: cbor as string | null }),
}
