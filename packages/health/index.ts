export type {
  Coded,
  HealthCertificate,
  HealthCode,
  HealthFormat,
  HealthStatement,
  Recovery,
  TestResult,
  Vaccination,
} from './certificate.ts'
export { checkHealthCode, type HealthVerdict, type RefusedReason, type Voucher } from './check-health-code.ts'
export { productName } from './codes/product-names.ts'
export { uvciHash } from './dcc/uvci-hash.ts'
export { type EntryRule, type EntryVerdict, judgeEntry } from './entry/entry-rule.ts'
export type { UnreadableReason } from './error.ts'
export { isHealthCode } from './prefixes.ts'
export {
  type ReadAllResult,
  type ReadResult,
  readHealthCode,
  readHealthFile,
  readKeptCode,
  type Unread,
} from './read-health-code.ts'
export { type CollectedParts, numericCodes } from './shc/numeric.ts'
export { keysOfJwks, revokedOfCrl } from './trust/jwks.ts'
export { keyUsagesOf } from './trust/key-usages.ts'
export {
  type KeyUsage,
  parseTrustList,
  type Revoked,
  type TrustedKey,
  type TrustList,
  type TrustListResult,
} from './trust/trust-list.ts'
export { thumbprintOf } from './trust/verify-signature.ts'
export { writeTrustList } from './trust/write-trust-list.ts'
