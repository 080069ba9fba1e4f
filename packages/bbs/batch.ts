import { isZeroScalar, type Lines, type Point, pairingHolds, type Scalar, scalarFromWide, sumPublic } from './curve.ts'
import { BbsError } from './error.ts'
import { publicKeyLines } from './key-pair.ts'
import type { PairingTerms } from './proof-checking.ts'
import { drawOctets, type RandomSource } from './random.ts'

/** What a batch came to; `invalid` names members by their position, ascending. */
export type BatchVerdict = { readonly valid: true } | { readonly valid: false; readonly invalid: readonly number[] }

/** Checks the pairing equation of one proof. */
export function verifyAlone(publicKey: Uint8Array, terms: PairingTerms | undefined): boolean {
  const lines = publicKeyLines(publicKey)
  return terms !== undefined && lines !== undefined && pairingHolds(terms.abar, lines, terms.bbar)
}

/** 128 bits: a false batch passes with a probability of 2^-128. */
const WEIGHT_OCTETS = 16

interface Member {
  readonly position: number
  readonly terms: PairingTerms
  readonly weight: Scalar
}

/**
 * Checks the pairing equations of many proofs as one: with random weights w, the product over all proofs of
 * (e(Abar, W) * e(Bbar, -BP2))^w is e(sum w * Abar, W) * e(sum w * Bbar, -BP2). When it fails, halves are checked until the culprits stand alone.
 */
export function verifyTogether(
  publicKey: Uint8Array,
  checked: readonly (PairingTerms | undefined)[],
  random: RandomSource,
): BatchVerdict {
  const lines = publicKeyLines(publicKey)
  const members: Member[] = []
  const invalid: number[] = []
  for (const [position, terms] of checked.entries()) {
    if (terms && lines) members.push({ position, terms, weight: drawWeight(random) })
    else invalid.push(position)
  }
  if (lines) invalid.push(...culprits(members, lines, false))
  return invalid.length === 0 ? { valid: true } : { valid: false, invalid: invalid.sort((a, b) => a - b) }
}

/** @param failed whether it is already known that one of them at least does not hold */
function culprits(members: readonly Member[], lines: Lines, failed: boolean): number[] {
  const [first] = members
  if (!first || (!failed && allHold(members, lines))) return []
  if (members.length === 1) return [first.position]
  const half = members.length >> 1
  const left = culprits(members.slice(0, half), lines, false)
  return [...left, ...culprits(members.slice(half), lines, left.length === 0)]
}

function allHold(members: readonly Member[], lines: Lines): boolean {
  const weighted = (side: (terms: PairingTerms) => Point): Point =>
    sumPublic(members.map(({ terms, weight }) => [side(terms), weight]))
  return pairingHolds(
    weighted(({ abar }) => abar),
    lines,
    weighted(({ bbar }) => bbar),
  )
}

function drawWeight(random: RandomSource): Scalar {
  const weight = scalarFromWide(drawOctets(random, WEIGHT_OCTETS))
  if (isZeroScalar(weight)) throw new BbsError('invalid-random', 'the random source yields zeros')
  return weight
}
