import { multiplyScalars, type Point, type Scalar, sameScalar, sumPublic } from './curve.ts'
import { type Domain, domainOf } from './domain.ts'
import type { Generators } from './generators.ts'
import { challengeOf } from './proof-challenge.ts'
import { decodeProof, type Proof } from './proof-format.ts'
import { generatorAt } from './signature.ts'
import { type Api, hashToScalar } from './suite.ts'

/** The two sides of the pairing equation: all that is left to check of a proof whose challenge is right. */
export interface PairingTerms {
  readonly abar: Point
  readonly bbar: Point
}

/** A proof and what it is said to prove, whatever the interface. */
export interface Claim {
  readonly publicKey: Uint8Array
  readonly proof: Uint8Array
  readonly header: Uint8Array
  readonly presentationHeader: Uint8Array
  readonly generators: Generators
  /** Position and message of what is disclosed, ascending; nothing when an index was out of range. */
  readonly disclosed: readonly (readonly [number, Uint8Array])[] | undefined
  /** What is proven along with the signature, about the last hidden scalars. */
  readonly pseudonym?: {
    readonly contextId: Uint8Array
    /** The pseudonym and the commitment that the prover must have had; nothing when they cannot be. */
    readonly recommit: (proof: Proof) => { readonly pseudonym: Point; readonly ut: Point } | undefined
  }
}

/**
 * CoreProofVerify (section 3.6.4 of draft-irtf-cfrg-bbs-signatures-09) but for the pairing, which is left to the caller: one by
 * one, or many together. Nothing when the claim is refused.
 */
export function checkClaim(claim: Claim, api: Api): PairingTerms | undefined {
  const { generators, presentationHeader } = claim
  if (!claim.disclosed) return undefined
  const proof = decodeProof(claim.proof, generators.points.length - claim.disclosed.length)
  if (!proof) return undefined
  const nym = claim.pseudonym?.recommit(proof)
  if (claim.pseudonym && !nym) return undefined
  const disclosed = claim.disclosed.map(
    ([position, message]) => [position, hashToScalar(message, api.mapMessageDst)] as const,
  )
  const domain = domainOf(claim.publicKey, generators, claim.header, api)
  const { abar, bbar, d, challenge } = proof
  const { t1, t2 } = recommit(proof, domain, generators, new Map(disclosed))
  const expected = challengeOf(
    {
      disclosed,
      points: [abar, bbar, d, t1, t2, ...(nym ? [nym.pseudonym, nym.ut] : [])],
      domain: domain.scalar,
      presentationHeader,
      contextId: claim.pseudonym?.contextId,
    },
    api,
  )
  return sameScalar(expected, challenge) ? { abar, bbar } : undefined
}

/** ProofVerifyInit (section 3.7.3): T1 and T2 as the prover must have had them. */
function recommit(
  proof: Proof,
  domain: Domain,
  generators: Generators,
  disclosed: ReadonlyMap<number, Scalar>,
): { readonly t1: Point; readonly t2: Point } {
  const { abar, bbar, d, eHat, r1Hat, r3Hat, hiddenHats, challenge } = proof
  const t1 = sumPublic([
    [bbar, challenge],
    [abar, eHat],
    [d, r1Hat],
  ])
  const hats = hiddenHats.values()
  const terms: [Point, Scalar][] = [
    [domain.base, challenge],
    [d, r3Hat],
  ]
  for (const position of generators.points.keys()) {
    const scalar = disclosed.get(position)
    const factor = scalar ? multiplyScalars(scalar, challenge) : hats.next().value
    if (factor) terms.push([generatorAt(generators, position), factor])
  }
  return { t1, t2: sumPublic(terms) }
}

/**
 * Disclosed messages in ascending order; nothing when an index is not one of `count`, since indexes come from whoever
 * shows.
 */
export function orderedMessages(
  disclosed: ReadonlyMap<number, Uint8Array>,
  count: number,
): (readonly [number, Uint8Array])[] | undefined {
  const entries = [...disclosed]
  if (entries.some(([index]) => !Number.isInteger(index) || index < 0 || index >= count)) return undefined
  return entries.sort(([a], [b]) => a - b)
}
