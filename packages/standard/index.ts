export type { Clock } from './clock.ts'
export {
  type Attribute,
  type AttributeKind,
  type AttributeValue,
  isAttributeValue,
  MAX_ATTRIBUTE_TEXT,
} from './credential/attribute.ts'
export { CARD_CONCESSION } from './credential/card-concession.ts'
export { CARD_LIBRARY } from './credential/card-library.ts'
export { CARD_PARKING } from './credential/card-parking.ts'
export { CARD_SOCIAL } from './credential/card-social.ts'
export { CARD_STUDENT } from './credential/card-student.ts'
export {
  type AttributeValues,
  type CredentialType,
  credentialTypeToCbor,
  encodeMessage,
  encodeMessages,
  MAX_ATTRIBUTES,
} from './credential/credential-type.ts'
export { type Epoch, epochAt, epochPlus, epochStart, isAcceptedEpoch, toEpoch } from './credential/epoch.ts'
export { EXAM_SCORE, EXAM_SUBJECTS, type ExamSubject } from './credential/exam-score.ts'
export { type CredentialHeader, encodeHeader } from './credential/header.ts'
export { HEALTH_ENTRY, halfDayIndex } from './credential/health-entry.ts'
export { HEALTH_IMMUNISATION } from './credential/health-immunisation.ts'
export { HEALTH_LAB } from './credential/health-lab.ts'
export { isRenewed, KNOWN_TYPES, TYPES_BY_OFFER, TYPES_BY_SIGN_IN } from './credential/known-types.ts'
export {
  MANDATE,
  MANDATE_ORGANISATION,
  MANDATE_ORGANISATION_NAME,
  MANDATE_POWERS,
  MAX_CAP,
  type MandatePower,
  POWER_NAMES,
  powerIndex,
} from './credential/mandate.ts'
export { PASS_MONTH } from './credential/pass-month.ts'
export { AGE_BANDS, PERSON_ENTRY } from './credential/person-entry.ts'
export { PERSON_IDENTITY } from './credential/person-identity.ts'
export { TICKET_RIDE } from './credential/ticket-ride.ts'
export { TICKET_STAY } from './credential/ticket-stay.ts'
export { StandardError, type StandardErrorCode } from './error.ts'
export { gs1CheckDigit, hasGs1CheckDigit } from './gs1/check-digit.ts'
export {
  canonicalGs1Path,
  type Gs1Id,
  type Gs1Path,
  type Gs1Reason,
  gs1PathsOf,
  parseGs1Path,
  writeGs1Path,
} from './gs1/digital-link.ts'
export {
  type Branded,
  type CredentialTypeId,
  credentialTypeId,
  type IssuerId,
  issuerId,
  type ServiceId,
  serviceId,
} from './identifiers.ts'
export {
  judgeTaskCode,
  judgeTaskCodeOfAnyDay,
  TASK_REASONS,
  type TaskReason,
  type TaskVerdict,
} from './inspection/judge-task-code.ts'
export {
  decodeTaskCode,
  type InspectionId,
  inspectionName,
  isDay,
  isTaskText,
  MAX_INSPECTORS,
  MAX_TASK,
  signTaskCode,
  TASK_PREFIX,
  type TaskClaim,
  type TaskCode,
  taskMessage,
} from './inspection/task-code.ts'
export {
  CREDENTIAL_FORMAT,
  decodeIssuanceProof,
  decodeIssuerShowing,
  encodeIssuanceProof,
  encodeIssuerShowing,
  type IssuanceProof,
  type IssuerShowing,
  PROOF_TYPE,
} from './issuance/issuance-proof.ts'
export { decodeIssuedCredential, encodeIssuedCredential, type IssuedCredential } from './issuance/issued-credential.ts'
export { encodeIssuerPresentationHeader, encodeRefreshContext } from './issuance/issuer-scope.ts'
export { LANGUAGES, type Language, type LocalText, localText } from './local-text.ts'
export {
  decodeGrantCode,
  encodeGrantCode,
  GRANT_PREFIX,
  type GrantCode,
  type GrantId,
  grantId,
  grantToken,
  readGrantToken,
} from './mandate/grant-code.ts'
export {
  decodeOfferCode,
  encodeOfferCode,
  OFFER_PREFIX,
  type OfferCode,
  type OfferId,
  offerId,
  offerToken,
  readOfferToken,
} from './offer/offer-code.ts'
export { judgePublicCode, type PublicCodeReason, type PublicCodeVerdict } from './public-code/judge-public-code.ts'
export {
  KEY_USES,
  type KeyUse,
  type LabelKey,
  type LabelKeyId,
  labelKeyFromCbor,
  labelKeyId,
  PUBLIC_SUBJECTS,
  type PublicSubject,
} from './public-code/label-key.ts'
export { isLabelText, isVisibleText, MAX_LABEL } from './public-code/label-text.ts'
export { looksLike } from './public-code/look-alike.ts'
export {
  isSubjectId,
  type PublicCode,
  type PublicCodeClaim,
  parsePublicCode,
  publicCodeMessage,
  signPublicCode,
  unsignedAddress,
} from './public-code/public-code.ts'
export {
  type Act,
  type ActBody,
  type ActKind,
  EARLY_END_REASONS,
  type EarlyEndReason,
  type Officer,
  type OfficerId,
  type SignedAct,
} from './register/act.ts'
export { decodeAct, encodeAct, officerId } from './register/act-format.ts'
export { type ActRefusal, type Applied, applyAct, MAX_TERM, MAX_WAIT } from './register/apply-act.ts'
export { BUNDLE_HELD, type BundleHeld, bundleHeld } from './register/bundle-held.ts'
export { type Issuer, type IssuerKey, issuerFromCbor } from './register/issuer.ts'
export { type LoggedAct, readActs } from './register/logged-act.ts'
export { decodeProposal, encodeProposal } from './register/proposal-format.ts'
export {
  decodeRegisterBundle,
  encodeRegisterBundle,
  MAX_REGISTER_BYTES,
  type ProvenRegister,
  proveRegister,
  type RegisterBundle,
  RegisterError,
  type RegisterFault,
  wholeBundle,
} from './register/register-bundle.ts'
export {
  type EarlyEndCounts,
  EMPTY_REGISTER,
  type NoticePeriod,
  noticeDaysAt,
  type RegisteredType,
  type RegisterState,
  type ServiceVersion,
  serviceInForce,
} from './register/register-state.ts'
export { registerView } from './register/register-view.ts'
export {
  type AdmissionCondition,
  assertConsistent,
  isEntitled,
  isInForce,
  type RequestKey,
  type Service,
} from './register/service.ts'
export { changeBy, type Narrowing, type ServiceChange, serviceHistory } from './register/service-change.ts'
export {
  approvalMessage,
  approveAct,
  declineMessage,
  type Proposal,
  proposalMessage,
  proposeAct,
  type SignedProposal,
  verifyAct,
  verifyProposal,
} from './register/sign-act.ts'
export { sessionMessage } from './register/sign-session.ts'
export {
  endedKeysFor,
  isStale,
  KEY_END_SPREAD,
  keysFor,
  keysOfEpoch,
  MAX_BUNDLE_AGE,
  serviceOf,
  servicesAt,
  type TrustBundle,
  typeOf,
} from './register/trust-bundle.ts'
export { type Widening, widenings } from './register/widening.ts'
export { describeAct, describeActKind, describeOffice, describeReason } from './register/words/describe-act.ts'
export {
  describeAttribute,
  describeChange,
  describeRetention,
  describeScope,
} from './register/words/describe-change.ts'
export { cityTimeInWords, epochInWords, statementsInOneLine, unitsInWords } from './register/words/in-language.ts'
export { isServerAddress, isServerOrigin } from './server-address.ts'
export { decodePass, encodePass, PASS_PREFIX, type Pass } from './showing/pass.ts'
export { encodePresentationHeader, NONCE_BYTES } from './showing/presentation-header.ts'
export {
  decodeRequest,
  encodeRequest,
  type PassRequest,
  REQUEST_PREFIX,
  type RequestClaim,
  requestMessage,
} from './showing/request.ts'
export { encodePseudonymContext, PSEUDONYM_SCOPES, type PseudonymScope, scopeEnd } from './showing/scope.ts'
export { SLOT_SECONDS, type Slot, slotAt, slotStanding, slotStart } from './showing/slot.ts'
export { MAX_QR_TEXT } from './showing/text-frame.ts'
