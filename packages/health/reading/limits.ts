// What a reader takes at most. Every limit is checked before the work that it bounds.

/** Characters of an `HC1:` text: a QR code of version 40 holds 4,296 alphanumeric ones. */
export const MAX_DCC_TEXT = 4296
/** Digits of one `shc:/` code: a QR code of version 40 holds 7,089. */
export const MAX_SHC_DIGITS = 7089
/** Codes that one SMART Health Card may be spread over. */
export const MAX_SHC_PARTS = 12
/** Characters of a SMART Health Card as a JWS. */
export const MAX_JWS = 40_000
/** Bytes of a DCC after it is unpacked. */
export const MAX_DCC_BYTES = 16_000
/** Bytes of a SMART Health Card's content after it is unpacked. */
export const MAX_SHC_BYTES = 200_000
/** Cards in one `.smart-health-card` file, and characters of it. */
export const MAX_CARDS_IN_FILE = 20
export const MAX_CARD_FILE = 800_000
/** Statements that one certificate makes. */
export const MAX_STATEMENTS = 100
/** Characters of a trust list. */
export const MAX_TRUST_LIST = 8_000_000
