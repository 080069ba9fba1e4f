import { BoundedCache } from './bounded-cache.ts'
import { decodePoint, encodePoint, type Point } from './curve.ts'
import { BbsError } from './error.ts'
import { ascii, concat, fromHexConstant, uint64 } from './octets.ts'
import { type Api, CIPHERSUITE_ID, EXPAND_OCTETS, expandMessage, hashToPoint } from './suite.ts'

/** The most messages of either kind: bounds the work that any count can ask for. */
const MAX_MESSAGES = 1_000

const P1_OCTETS = fromHexConstant(
  'a8ce256102840821a3e94ea9025e4662b205762f9776b3a766c872b948f1fd225e7c59698588e70d11406d161b4e28c9',
)
let p1: Point | undefined

/** The suite's fixed point P1 of G1. */
export function fixedPoint(): Point {
  p1 ??= decodePoint(P1_OCTETS)
  if (!p1) throw new BbsError('curve-not-loaded', 'the curve does not know P1')
  return p1
}

/** The points that a signature is made over. */
export interface Generators {
  /** Names the list: equal names, equal points. */
  readonly name: string
  /** Q1, for the domain. */
  readonly q1: Point
  /** One for each scalar: H1..HL and, where a prover commits, Q2, J1..JM. */
  readonly points: readonly Point[]
  /** Q1 and `points` encoded, as the domain hashes them. */
  readonly octets: Uint8Array
}

/** How many messages a signature has. */
export interface Shape {
  /** L: messages that the signer sees. */
  readonly signer: number
  /** M: what the prover commits to, nym secrets included; `null` where the interface has no commitments. */
  readonly committed: number | null
}

const shaped = new BoundedCache<Generators>(64)

/** The generators of an interface for a shape. @throws BbsError `invalid-count` */
export function generatorsOf(api: Api, shape: Shape): Generators {
  const { signer, committed } = shape
  assertCount(signer)
  if (committed !== null) assertCount(committed)
  const name = `${api.name}${signer}/${committed}`
  return shaped.get(name, () => {
    const [q1, ...signerPoints] = createGenerators(api, '', signer + 1)
    if (!q1) throw new BbsError('invalid-count', 'no generators')
    const points = committed === null ? signerPoints : [...signerPoints, ...blindGenerators(api, committed)]
    return { name, q1, points, octets: concat(...[q1, ...points].map(encodePoint)) }
  })
}

/** Q2, J1..JM: what commitments are made over. */
export function blindGenerators(api: Api, committed: number): readonly Point[] {
  assertCount(committed)
  return createGenerators(api, 'BLIND_', committed + 1)
}

function assertCount(count: number): void {
  if (!Number.isInteger(count) || count < 0 || count > MAX_MESSAGES) {
    throw new BbsError('invalid-count', `a count of messages is a whole number from 0 to ${MAX_MESSAGES}`)
  }
}

interface Chain {
  readonly points: Point[]
  last: Uint8Array
}

const chains = new Map<string, Chain>()

/**
 * create_generators of draft-irtf-cfrg-bbs-signatures-09, section 4.1.1. A generator does not depend on how many follow it, so
 * one growing list serves every count; the interfaces are few and the counts capped.
 */
function createGenerators(api: Api, prefix: string, count: number): readonly Point[] {
  const id = prefix + CIPHERSUITE_ID + api.name
  const seedDst = ascii(`${id}SIG_GENERATOR_SEED_`)
  const pointDst = ascii(`${id}SIG_GENERATOR_DST_`)
  const chain = chains.get(id) ?? {
    points: [],
    last: expandMessage(ascii(`${id}MESSAGE_GENERATOR_SEED`), seedDst, EXPAND_OCTETS),
  }
  chains.set(id, chain)
  while (chain.points.length < count) {
    chain.last = expandMessage(concat(chain.last, uint64(chain.points.length + 1)), seedDst, EXPAND_OCTETS)
    chain.points.push(hashToPoint(chain.last, pointDst))
  }
  return chain.points.slice(0, count)
}
