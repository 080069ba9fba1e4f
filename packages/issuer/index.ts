export { checkIssuerShowing, type IssuerShowingCheck } from './check-issuer-showing.ts'
export { IssuerError, type IssuerErrorCode } from './error.ts'
export { type IssueOptions, issuableEpochs, issueCredential } from './issue-credential.ts'
