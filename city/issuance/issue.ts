import {
  countedAnew,
  type Denial,
  decideIssuance,
  type IssuanceRecord,
  IssuerError,
  issuableEpochs,
  issueCredential,
} from '@hefu/issuer'
import { isGoodNonce } from '@hefu/server'
import {
  type AttributeValues,
  type CredentialHeader,
  decodeIssuanceProof,
  encodeIssuedCredential,
  epochAt,
  type IssuanceProof,
  isAcceptedEpoch,
  StandardError,
} from '@hefu/standard'
import { mandateValues } from '../organisations/mandates/mandate-values.ts'
import { type EarlyEnd, isUndoneByEnrolment, noticeOf } from '../people/early-end.ts'
import { newSealedEntropy, openEntropy, recordKeyOf } from './issuance-keys.ts'
import { type Applicant, type IssuancePorts, utcOffsetOf } from './issuance-ports.ts'
import type { IssuedType } from './issued-types.ts'
import { type EpochInCity, mapClaims } from './map-claims.ts'
import { makeNotificationId } from './notification-id.ts'
import { type Outcome, refuse } from './outcome.ts'
import type { RecordKey } from './record-key.ts'
import { refreshHolds } from './showing-holds.ts'

/** What a wallet asks for: a type, and one entry of `proofs`. */
export interface CredentialRequest {
  readonly configuration: string
  readonly proof: string
}

/** What a wallet is given. */
export interface Issued {
  /** An encoded `IssuedCredential`. */
  readonly credential: string
  readonly notificationId: string
  readonly way: 'enrolled' | 'refreshed'
}

/** Two requests of one person at the same time find each other's write and decide anew, this often. */
const ATTEMPTS = 4

/**
 * Issues a credential: checks the proof, maps the claims, holds the person's record to the rules, signs blind. The record is
 * durable before the credential is answered.
 */
export async function issue(
  ports: IssuancePorts,
  applicant: Applicant,
  request: CredentialRequest,
): Promise<Outcome<Issued>> {
  const issued = ports.types.find(({ type }) => type.id === request.configuration)
  if (!issued) return refuse('unknown_credential_configuration', 'this city does not issue that type')
  const proof = readProof(request.proof)
  if (!proof) return refuse('invalid_proof', 'the proof does not decode')
  const now = ports.clock()
  if (!isGoodNonce(ports.keys.nonce, now, proof.nonce)) return refuse('invalid_nonce', 'ask for a new nonce')
  const type = ports.register().types.get(issued.type.id)
  if (!type || type.endsAt <= now) return refuse('credential_request_denied', DENIED_TYPE, 'type-ended')
  const utcOffsetMinutes = utcOffsetOf(ports)
  const present = epochAt(now, utcOffsetMinutes)
  if (!issuableEpochs(present).includes(proof.epoch)) {
    return refuse('invalid_credential_request', `credentials are issued for ${issuableEpochs(present).join(' and ')}`)
  }
  await ports.issuerKeys.follow(present)
  const attributes = attributesFor(issued, applicant, { epoch: proof.epoch, utcOffsetMinutes })
  if ('outcome' in attributes) return attributes
  if (proof.refresh && !(isAcceptedEpoch(proof.refresh.epoch, present) && provesRefresh(ports, issued, proof))) {
    return refuse('invalid_proof', 'the showing of the present credential does not hold')
  }
  return record(ports, applicant, { issued, proof, values: attributes.values, now })
}

/** What the credential says, by whom it is asked for: claims of a person, or the terms of a grant. */
function attributesFor(
  issued: IssuedType,
  applicant: Applicant,
  moment: EpochInCity,
): { readonly values: AttributeValues } | Extract<Outcome<never>, { outcome: 'refused' }> {
  if ('grant' in applicant && issued.sources === 'grant') {
    const values = mandateValues(applicant.grant, moment)
    return values
      ? { values }
      : refuse('credential_request_denied', 'the organisation has ended the grant', 'mandate-ended')
  }
  if ('grant' in applicant || issued.sources === 'grant') {
    return refuse('invalid_credential_request', 'the access token is for credentials of another kind')
  }
  const mapped = mapClaims(issued, applicant.claims, moment)
  if (!('claim' in mapped)) return mapped
  return refuse('credential_request_denied', `the identity provider gave no usable ${mapped.claim}`, 'missing-claim')
}

/** A request whose proof has been checked. */
interface CheckedRequest {
  readonly issued: IssuedType
  readonly proof: IssuanceProof
  readonly values: AttributeValues
  readonly now: number
}

async function record(ports: IssuancePorts, applicant: Applicant, checked: CheckedRequest): Promise<Outcome<Issued>> {
  const { issued, proof, now } = checked
  const key = recordKeyOf(ports.keys, applicant.subject, issued.type.id)
  const requested = { key, epoch: proof.epoch, commitment: proof.commitment }
  const repeated = ports.recent.has(requested, now)
  const end = await ports.earlyEnds.find(key)
  const undone = end !== null && isUndoneByEnrolment(end, proof.refresh ? 'refresh' : 'enrolment')
  if (end && !undone) return endedEarly(end)
  const endedKeys = ports
    .register()
    .endedKeys.filter(({ issuer, type }) => issuer === ports.issuer && type === key.type)
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = await ports.store.find(key)
    const claim = {
      epoch: proof.epoch,
      shown: proof.refresh?.pseudonym ?? null,
      repeated,
      redeemedOnce: 'grant' in applicant,
    }
    const decision = decideIssuance(before && countedAnew(before, endedKeys), claim, ports.replacementsPerEpoch)
    if (decision.outcome === 'denied')
      return refuse('credential_request_denied', DENIALS[decision.reason], decision.reason)
    const after: IssuanceRecord = {
      ...decision.after,
      entropySealed: before?.entropySealed ?? newSealedEntropy(ports.keys, key, ports.random),
      keyEnds: Math.max(before?.keyEnds ?? 0, endedKeys.length),
    }
    // Signed first, so that a commitment that does not prove itself leaves no trace.
    const signed = signFor(ports, key, after, checked)
    if (signed === null) return refuse('invalid_proof', 'the commitment does not prove itself')
    const written = before ? await ports.store.replace(key, before, after) : await ports.store.insert(key, after)
    if (written === 'pseudonym-taken') {
      return refuse('credential_request_denied', DENIALS['pseudonym-differs'], 'pseudonym-differs')
    }
    if (written === 'inserted' || written === 'replaced') {
      if (undone) await ports.earlyEnds.removeAsked(key, end.act)
      ports.recent.add(requested, now)
      const { type } = issued
      const notificationId = makeNotificationId(ports.keys, applicant.subject, { type, epoch: proof.epoch })
      return {
        outcome: 'done',
        made: { credential: signed, notificationId, way: proof.refresh ? 'refreshed' : 'enrolled' },
      }
    }
  }
  return refuse('invalid_credential_request', 'too many requests for one person at the same time')
}

function endedEarly(end: EarlyEnd): Extract<Outcome<never>, { outcome: 'refused' }> {
  const description = 'the credential was ended early by an act of the register'
  return {
    outcome: 'refused',
    refusal: { error: 'credential_request_denied', description, reason: 'ended-early', earlyEnd: noticeOf(end) },
  }
}

function signFor(ports: IssuancePorts, key: RecordKey, record: IssuanceRecord, checked: CheckedRequest): string | null {
  const { issued, proof, values } = checked
  const { secretKey, publicKey } = ports.issuerKeys.signingKey(issued.type.id, proof.epoch)
  const header: CredentialHeader = { issuer: ports.issuer, type: issued.type.id, epoch: proof.epoch }
  const entropy = openEntropy(ports.keys, key, record.entropySealed)
  try {
    const { type } = issued
    const { commitment } = proof
    return encodeIssuedCredential(issueCredential({ secretKey, publicKey, type, header, values, commitment, entropy }))
  } catch (error) {
    if (error instanceof IssuerError && error.code === 'invalid-commitment') return null
    throw error
  }
}

function provesRefresh(ports: IssuancePorts, issued: IssuedType, proof: IssuanceProof): boolean {
  return proof.refresh !== null && refreshHolds(ports, issued, proof.refresh, proof.nonce, proof.commitment)
}

function readProof(text: string): IssuanceProof | null {
  try {
    return decodeIssuanceProof(text)
  } catch (error) {
    if (error instanceof StandardError) return null
    throw error
  }
}

const DENIED_TYPE = 'the register has no such type, or it has ended'

const DENIALS: Readonly<Record<Denial, string>> = {
  'not-enrolled': 'there is no enrolment to refresh: enrol by signing in, without a showing',
  'pseudonym-differs': 'another wallet was enrolled since: enrol by signing in, without a showing',
  'replacements-exhausted': 'no more replacements in this epoch',
  'epoch-passed': 'a later epoch has been issued',
  'grant-redeemed': 'a wallet has redeemed the grant: ask the organisation for a new one',
}
