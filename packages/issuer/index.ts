export { checkIssuerShowing, type IssuerShowingCheck } from './check-issuer-showing.ts'
export { IssuerError, type IssuerErrorCode } from './error.ts'
export {
  countedAnew,
  type Denial,
  decideIssuance,
  type IssuanceClaim,
  type IssuanceDecision,
  type IssuanceRecord,
  isErased,
  issuedFor,
} from './issuance-record.ts'
export { type IssueOptions, issuableEpochs, issueCredential } from './issue-credential.ts'
export { type KeySpan, keySpanOf, plannedSpans } from './key-span.ts'
