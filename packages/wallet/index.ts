export { checkEarlyEnd, type EarlyEndClaim, type EarlyEndStanding, liftedSince } from './early-end.ts'
export { WalletError, type WalletErrorCode } from './error.ts'
export {
  choicesFor,
  chooseCredential,
  disclosedValues,
  type HeldCredential,
  isSameLine,
  type LineId,
  type LineOfType,
} from './held-credential.ts'
export { isKeyInForce } from './key-in-force.ts'
export { makePass, type PassOptions } from './make-pass.ts'
export { nextRefreshAt, renewalAfterKeyEnd } from './next-refresh.ts'
export { type Asked, answerRequest, type RefusedRequest, type RequestRefusal, readRequest } from './read-request.ts'
export {
  beginIssuance,
  type PendingIssuance,
  proveAcceptance,
  proveForIssuance,
  receiveCredential,
} from './receive-credential.ts'
