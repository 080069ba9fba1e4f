import {
  addScalars,
  decodePoint,
  encodePoint,
  encodeScalar,
  multiplyScalars,
  negatePoint,
  POINT_OCTETS,
  type Point,
  SCALAR_OCTETS,
  type Scalar,
  sameScalar,
  sumPublic,
  sumSecret,
} from './curve.ts'
import { blindGenerators } from './generators.ts'
import { concat, uint64 } from './octets.ts'
import { decodeScalars } from './proof-format.ts'
import { drawScalar, type RandomSource } from './random.ts'
import { type Api, hashToScalar } from './suite.ts'

/** What a prover keeps and what it sends. */
export interface BlindCommitment {
  /** For the signer: the commitment and a proof that the prover knows what is in it. */
  readonly commitment: Uint8Array
  /** For the prover alone, 32 octets: without it the signature cannot be used. */
  readonly proverBlind: Uint8Array
}

/** Octets of a commitment to this many scalars, with its proof. */
function commitmentLength(count: number): number {
  return POINT_OCTETS + (count + 2) * SCALAR_OCTETS
}

/** CoreCommit of draft-irtf-cfrg-bbs-blind-signatures-02, section 4.3.1. */
export function commitTo(scalars: readonly Scalar[], api: Api, random: RandomSource): BlindCommitment {
  const generators = blindGenerators(api, scalars.length)
  const blind = drawScalar(random)
  const secrets = [blind, ...scalars]
  const tildes = secrets.map(() => drawScalar(random))
  const commitment = sumSecret(pair(generators, secrets))
  const challenge = challengeOf(commitment, sumSecret(pair(generators, tildes)), generators, api)
  const hats = tildes.map((tilde, i) => addScalars(tilde, multiplyScalars(secrets[i] ?? blind, challenge)))
  return {
    commitment: concat(encodePoint(commitment), ...hats.map(encodeScalar), encodeScalar(challenge)),
    proverBlind: encodeScalar(blind),
  }
}

/** The point of a commitment to exactly `count` scalars; nothing unless it is well-formed and proves itself (section 4.3.2). */
export function openCommitment(octets: Uint8Array, count: number, api: Api): Point | undefined {
  const generators = blindGenerators(api, count)
  if (octets.length !== commitmentLength(count)) return undefined
  const scalars = decodeScalars(octets.subarray(POINT_OCTETS))
  const commitment = scalars && decodePoint(octets.subarray(0, POINT_OCTETS))
  const challenge = scalars?.pop()
  if (!commitment || !challenge) return undefined
  const recommitted = sumPublic([...pair(generators, scalars), [negatePoint(commitment), challenge]])
  return sameScalar(challengeOf(commitment, recommitted, generators, api), challenge) ? commitment : undefined
}

function pair(points: readonly Point[], scalars: readonly Scalar[]): (readonly [Point, Scalar])[] {
  return points.flatMap((point, i) => {
    const scalar = scalars[i]
    return scalar ? [[point, scalar] as const] : []
  })
}

/** calculate_blind_challenge (section 5.3). */
function challengeOf(commitment: Point, recommitted: Point, generators: readonly Point[], api: Api): Scalar {
  const points = [...generators, commitment, recommitted].map(encodePoint)
  return hashToScalar(concat(uint64(generators.length - 1), ...points), api.hashToScalarDst)
}
