import {
  addPoints,
  addScalars,
  invertScalar,
  multiplyScalars,
  multiplySecret,
  negatePoint,
  type Point,
  type Scalar,
  subtractScalars,
  sumPublic,
  sumSecret,
} from './curve.ts'
import { domainOf } from './domain.ts'
import { BbsError } from './error.ts'
import type { Generators } from './generators.ts'
import { challengeOf } from './proof-challenge.ts'
import { encodeProof } from './proof-format.ts'
import { drawScalar, type RandomSource } from './random.ts'
import { decodeSignature, generatorAt } from './signature.ts'
import type { Api } from './suite.ts'

/** What a prover knows, whatever the interface. */
export interface Witness {
  readonly publicKey: Uint8Array
  readonly signature: Uint8Array
  readonly header: Uint8Array
  readonly presentationHeader: Uint8Array
  readonly generators: Generators
  /** One for each generator. */
  readonly scalars: readonly Scalar[]
  /** Ascending positions of what is disclosed. */
  readonly disclosed: readonly number[]
  /** What is proven along with the signature, about the last hidden scalars. */
  readonly pseudonym?: {
    readonly contextId: Uint8Array
    /** The pseudonym, and the commitment that the nonces of the last hidden scalars make. */
    readonly commit: (hiddenTildes: readonly Scalar[]) => { readonly pseudonym: Point; readonly ut: Point }
  }
}

/**
 * CoreProofGen (sections 3.6.3 and 3.7.1 of draft-irtf-cfrg-bbs-signatures-09). Products with secrets are constant-time; what is
 * disclosed is multiplied as public.
 *
 * @throws BbsError `invalid-signature` when it cannot be one; `invalid-random`
 */
export function makeProof(witness: Witness, api: Api, random: RandomSource): Uint8Array {
  const { generators, scalars, presentationHeader } = witness
  const signature = decodeSignature(witness.signature)
  if (!signature) throw new BbsError('invalid-signature', 'not a signature of 80 octets')
  const domain = domainOf(witness.publicKey, generators, witness.header, api)
  const isDisclosed = new Set(witness.disclosed)
  const terms = scalars.map((scalar, at) => ({ at, scalar, base: generatorAt(generators, at) }))
  const hidden = terms.filter(({ at }) => !isDisclosed.has(at))
  const disclosed = terms.filter(({ at }) => isDisclosed.has(at))

  const draw = (): Scalar => drawScalar(random)
  const [r1, r2, eTilde, r1Tilde, r3Tilde] = [draw(), draw(), draw(), draw(), draw()] as const
  const blinded = hidden.map((term) => ({ ...term, tilde: draw() }))

  const disclosedSum = sumPublic(disclosed.map(({ base, scalar }) => [base, scalar]))
  const hiddenSum = sumSecret(hidden.map(({ base, scalar }) => [base, scalar]))
  const b = addPoints(addPoints(domain.base, disclosedSum), hiddenSum)
  const d = multiplySecret(b, r2)
  const abar = multiplySecret(signature.a, multiplyScalars(r1, r2))
  const bbar = addPoints(multiplySecret(d, r1), negatePoint(multiplySecret(abar, signature.e)))
  const t1 = addPoints(multiplySecret(abar, eTilde), multiplySecret(d, r1Tilde))
  const t2 = addPoints(multiplySecret(d, r3Tilde), sumSecret(blinded.map(({ base, tilde }) => [base, tilde])))
  const nym = witness.pseudonym?.commit(blinded.map(({ tilde }) => tilde))

  const challenge = challengeOf(
    {
      disclosed: disclosed.map(({ at, scalar }) => [at, scalar]),
      points: [abar, bbar, d, t1, t2, ...(nym ? [nym.pseudonym, nym.ut] : [])],
      domain: domain.scalar,
      presentationHeader,
      contextId: witness.pseudonym?.contextId,
    },
    api,
  )
  return encodeProof({
    abar,
    bbar,
    d,
    eHat: addScalars(eTilde, multiplyScalars(signature.e, challenge)),
    r1Hat: subtractScalars(r1Tilde, multiplyScalars(r1, challenge)),
    r3Hat: subtractScalars(r3Tilde, multiplyScalars(invertScalar(r2), challenge)),
    hiddenHats: blinded.map(({ tilde, scalar }) => addScalars(tilde, multiplyScalars(scalar, challenge))),
    challenge,
  })
}

/** Ascending, whole, within range, each once. @throws BbsError `invalid-index` */
export function assertIndexes(indexes: readonly number[], count: number): void {
  for (const [i, index] of indexes.entries()) {
    const previous = indexes[i - 1] ?? -1
    if (!Number.isInteger(index) || index <= previous || index >= count) {
      throw new BbsError('invalid-index', `indexes ascend from 0 and stay below ${count}`)
    }
  }
}
