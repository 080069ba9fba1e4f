import { randomScalar } from '@hefu/bbs'
import { equalBytes } from '@hefu/bytes'
import {
  checkIssuerShowing,
  countedAnew,
  decideIssuance,
  type IssuanceRecord,
  IssuerError,
  issuableEpochs,
  issueCredential,
} from '@hefu/issuer'
import { isGoodNonce, seal, unseal } from '@hefu/server'
import {
  type AttributeValues,
  type CredentialHeader,
  decodeIssuanceProof,
  type Epoch,
  encodeIssuedCredential,
  epochAt,
  type IssuanceProof,
  type IssuerShowing,
  StandardError,
} from '@hefu/standard'
import { type IssuancePorts, type IssuanceRefusal, refuse } from './issuance-ports.ts'
import type { IssuedType } from './issued-type.ts'
import type { KeptOffer } from './offer-store.ts'
import { offerOfToken, sha256, termsOf } from './offers.ts'

/** What a wallet is given. */
export interface Issued {
  readonly outcome: 'done'
  /** An encoded `IssuedCredential`. */
  readonly credential: string
  readonly epoch: Epoch
}

/** Issuances beyond the first of one week: a lost answer, a second try. */
const REPLACEMENTS = 2
const ATTEMPTS = 4
const utf8 = new TextEncoder()

/**
 * Issues what was offered: checks the proof, asks the service what the card says, holds the offer's record to the rules, signs blind. The
 * record is durable before the credential is answered.
 */
export async function issue(
  issuing: IssuancePorts,
  token: string,
  request: { readonly configuration: string; readonly proof: string },
): Promise<Issued | IssuanceRefusal | 'unknown-token'> {
  const { ports, register, issuerKeys } = issuing
  const now = ports.clock()
  const proof = readProof(request.proof)
  if (!proof) return refuse('invalid_proof')
  if (!isGoodNonce(issuing.nonceKey, now, proof.nonce)) return refuse('invalid_nonce')
  const { utcOffsetMinutes } = register.bundle()
  const present = epochAt(now, utcOffsetMinutes)
  await issuerKeys.follow(present)
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const offer = await offerOfToken(issuing.store, token)
    if (!offer) return 'unknown-token'
    const issued = issuing.types.find(({ type }) => type.id === offer.type)
    if (!issued || request.configuration !== offer.type) return refuse('unknown_credential_configuration')
    const standing = standingOf(issuing, issued, offer, proof, now)
    if (standing) return standing
    const epochs = issued.refreshed ? issuableEpochs(present) : [present]
    if (!epochs.includes(proof.epoch)) return refuse('invalid_credential_request')
    if (proof.refresh && !refreshHolds(issuing, issued, present, proof, proof.refresh)) return refuse('invalid_proof')
    const opened = await termsOf(issuing, offer)
    const values = opened && (await issued.values(opened.terms, { epoch: proof.epoch, now, utcOffsetMinutes }))
    if (!values) return refuse('credential_request_denied', 'offer-ended')
    const made = await sign(issuing, issued, { offer, proof, values })
    if (made !== 'changed') return made
  }
  return refuse('invalid_credential_request')
}

/** Whether the offer is good for this request at all. */
function standingOf(
  { register }: IssuancePorts,
  { type, refreshed }: IssuedType,
  offer: KeptOffer,
  proof: IssuanceProof,
  now: number,
): IssuanceRefusal | null {
  const registered = register.state().types.get(type.id)
  if (!registered || registered.endsAt <= now) return refuse('credential_request_denied', 'type-ended')
  if (offer.ended) return refuse('credential_request_denied', 'offer-ended')
  if (!offer.record && offer.redeemUntil <= now) return refuse('credential_request_denied', 'offer-expired')
  const isRepeated = offer.commitmentHash !== null && equalBytes(offer.commitmentHash, commitmentHash(proof))
  if (!refreshed && offer.record && !isRepeated) return refuse('credential_request_denied', 'offer-redeemed')
  return null
}

async function sign(
  issuing: IssuancePorts,
  issued: IssuedType,
  {
    offer,
    proof,
    values,
  }: { readonly offer: KeptOffer; readonly proof: IssuanceProof; readonly values: AttributeValues },
): Promise<Issued | IssuanceRefusal | 'changed'> {
  const { issuer, issuerKeys, register, keyStore, ports, store } = issuing
  const { type } = issued
  const endedKeys = register.state().endedKeys.filter((key) => key.issuer === issuer && key.type === type.id)
  const hash = commitmentHash(proof)
  const repeated = offer.commitmentHash !== null && equalBytes(offer.commitmentHash, hash)
  const before = offer.record && countedAnew(offer.record, endedKeys)
  const claim = { epoch: proof.epoch, shown: proof.refresh?.pseudonym ?? null, repeated, redeemedOnce: true }
  const decision = decideIssuance(before, claim, REPLACEMENTS)
  if (decision.outcome === 'denied') {
    return refuse(
      'credential_request_denied',
      decision.reason === 'grant-redeemed' ? 'offer-redeemed' : decision.reason,
    )
  }
  const sealing = await keyStore.loadOrCreate(`offer/entropy/${type.id}`, () => ports.random(32), type.id)
  const entropy = before ? unseal(sealing, entropyContext(offer), before.entropySealed) : randomScalar(ports.random)
  const entropySealed = before?.entropySealed ?? seal(sealing, entropyContext(offer), entropy, ports.random)
  const record: IssuanceRecord = { ...decision.after, entropySealed, keyEnds: endedKeys.length }
  const header: CredentialHeader = { issuer, type: type.id, epoch: proof.epoch }
  const { secretKey, publicKey } = issuerKeys.signingKey(type.id, proof.epoch)
  const credential = signed({ secretKey, publicKey, type, header, values, commitment: proof.commitment, entropy })
  if (credential === null) return refuse('invalid_proof')
  // The answer to a repeated request needs the terms once more, so they stay until the wallet has accepted.
  const written = await store.write(offer, { record, commitmentHash: hash, termsSealed: offer.termsSealed })
  if (written === 'pseudonym-taken') return refuse('credential_request_denied', 'pseudonym-differs')
  return written === 'changed' ? 'changed' : { outcome: 'done', credential, epoch: proof.epoch }
}

function signed(options: Parameters<typeof issueCredential>[0]): string | null {
  try {
    return encodeIssuedCredential(issueCredential(options))
  } catch (error) {
    if (error instanceof IssuerError && error.code === 'invalid-commitment') return null
    throw error
  }
}

/**
 * Whether a wallet proves that it had the card of the week that it shows: under a key in force for it, or one ended early. However long ago
 * that was: nobody can sign in to an offer, so a wallet that was closed for weeks has nothing else.
 */
function refreshHolds(
  { issuer, issuerKeys }: IssuancePorts,
  { type }: IssuedType,
  present: Epoch,
  { nonce, commitment }: IssuanceProof,
  showing: IssuerShowing,
): boolean {
  if (showing.epoch > present) return false
  const publicKeys = [...issuerKeys.publicKeys(type.id, showing.epoch), ...issuerKeys.endedKeys(type.id, showing.epoch)]
  const header: CredentialHeader = { issuer, type: type.id, epoch: showing.epoch }
  return checkIssuerShowing({ publicKeys, header, messageCount: type.attributes.length, showing, nonce, commitment })
}

function commitmentHash({ epoch, commitment }: IssuanceProof): Uint8Array {
  return sha256(Buffer.concat([utf8.encode(`${epoch}\n`), commitment]))
}

function entropyContext({ id }: KeptOffer): Uint8Array {
  return Buffer.concat([utf8.encode('hefu offer entropy\n'), id])
}

function readProof(text: string): IssuanceProof | null {
  try {
    return decodeIssuanceProof(text)
  } catch (error) {
    if (error instanceof StandardError) return null
    throw error
  }
}
