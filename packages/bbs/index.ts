export type { BatchVerdict } from './batch.ts'
export {
  type BlindProveOptions,
  type BlindSignOptions,
  type BlindVerifyOptions,
  type BlindVerifyProofOptions,
  blindCommit,
  blindProve,
  blindSign,
  blindVerify,
  blindVerifyProof,
} from './blind.ts'
export type { BlindCommitment } from './commitment.ts'
export { loadCurve } from './curve.ts'
export { BbsError, type BbsErrorCode } from './error.ts'
export { generateKeyPair, isPublicKey, type KeyOptions, type KeyPair, publicKeyOf } from './key-pair.ts'
export {
  type ProofShowing,
  type ProveOptions,
  prove,
  type VerifyProofOptions,
  verifyProof,
  verifyProofBatch,
} from './proof.ts'
export {
  type NymCommitOptions,
  type NymCounts,
  type NymFinalizeOptions,
  type NymSignOptions,
  nymCommit,
  nymFinalize,
  nymSign,
  verifyNymCommitment,
} from './pseudonym-issuance.ts'
export {
  type NymProveOptions,
  type NymShowing,
  type NymVerifyProofOptions,
  nymProve,
  nymVerifyBatch,
  nymVerifyProof,
  pseudonymOf,
} from './pseudonym-proof.ts'
export { type RandomSource, randomScalar } from './random.ts'
export { type SignOptions, sign, type VerifyOptions, verify } from './signature.ts'
