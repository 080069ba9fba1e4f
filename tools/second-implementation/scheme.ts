import { hex, integer, join, u64, unhex } from './bytes.ts'
import { expand, G1, G2, hashToG1, type Point, samePairing } from './curve.ts'

/** Part 1 of the standard, "Constants". */
const R = 0x73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001n
const API = 'BBS_BLS12381G1_XMD:SHA-256_SSWU_RO_H2G_HM2S_PSEUDONYM_'
const P1 = G1.fromHex(
  'a8ce256102840821a3e94ea9025e4662b205762f9776b3a766c872b948f1fd225e7c59698588e70d11406d161b4e28c9',
)

const modulo = (value: bigint): bigint => ((value % R) + R) % R
const H2S = (octets: Uint8Array): bigint => modulo(integer(expand(octets, `${API}H2S_`, 48)))
const MSG = (message: Uint8Array): bigint => modulo(integer(expand(message, `${API}MAP_MSG_TO_SCALAR_AS_HASH_`, 48)))

/** A point, compressed. */
const octets = (point: Point): Uint8Array => point.toBytes(true)
/** A scalar as 32 octets. */
export const scalar = (value: bigint): Uint8Array => unhex(value.toString(16).padStart(64, '0'))

function times(point: Point, factor: bigint): Point {
  const reduced = modulo(factor)
  return reduced === 0n ? G1.ZERO : point.multiply(reduced)
}

function sum(...points: readonly Point[]): Point {
  return points.reduce((total, point) => total.add(point), G1.ZERO)
}

function inverse(value: bigint): bigint {
  let [base, power, result] = [modulo(value), R - 2n, 1n]
  for (; power > 0n; power >>= 1n) {
    if (power & 1n) result = modulo(result * base)
    base = modulo(base * base)
  }
  return result
}

function generators(id: string, count: number): Point[] {
  const text = new TextEncoder()
  let v = expand(text.encode(`${id}MESSAGE_GENERATOR_SEED`), `${id}SIG_GENERATOR_SEED_`, 48)
  return Array.from({ length: count }, (_, i) => {
    v = expand(join(v, u64(i + 1)), `${id}SIG_GENERATOR_SEED_`, 48)
    return hashToG1(v, `${id}SIG_GENERATOR_DST_`)
  })
}

const [Q2 = G1.ZERO, J1 = G1.ZERO] = generators(`BLIND_${API}`, 2)

function domainOf(publicKey: Uint8Array, count: number, header: Uint8Array) {
  const [Q1 = G1.ZERO, ...H] = generators(API, count + 1)
  const points = [Q1, ...H, Q2, J1].map(octets)
  const api = new TextEncoder().encode(API)
  const full = join(header, u64(1))
  const domain = H2S(join(publicKey, u64(count + 2), ...points, api, u64(full.length), full))
  return { domain, generators: [...H, Q2, J1], base: sum(P1, times(Q1, domain)) }
}

/** "Commitment": the point, or nothing when the commitment does not prove itself. */
export function openCommitment(commitment: Uint8Array): Point | null {
  if (commitment.length !== 144) return null
  const C = G1.fromHex(hex(commitment.slice(0, 48)))
  const [sHat = 0n, pHat = 0n, c = 0n] = scalarsAt(commitment, 48)
  const Cbar = sum(times(Q2, sHat), times(J1, pHat), times(C, c).negate())
  return H2S(join(u64(1), ...[Q2, J1, C, Cbar].map(octets))) === c ? C : null
}

/** "Commitment": what a holder's share and blind commit to. */
export function commitTo(blind: bigint, share: bigint): Point {
  return sum(times(Q2, blind), times(J1, share))
}

/** "Signature": 80 octets. */
export function sign(of: {
  readonly secretKey: bigint
  readonly header: Uint8Array
  readonly messages: readonly Uint8Array[]
  readonly commitment: Point
  readonly entropy: bigint
}): Uint8Array {
  const { generators: points, base } = domainOf(publicKeyOf(of.secretKey), of.messages.length, of.header)
  const signed = of.messages.map((message, i) => times(points[i] ?? G1.ZERO, MSG(message)))
  const B = sum(base, ...signed, of.commitment, times(J1, of.entropy))
  const e = H2S(join(scalar(of.secretKey), octets(B)))
  return join(octets(times(B, inverse(of.secretKey + e))), scalar(e))
}

/** "Keys". */
export function publicKeyOf(secretKey: bigint): Uint8Array {
  return octets(G2.BASE.multiply(secretKey))
}

/** "Unblinding": the sum of both shares. */
export function nymSecret(share: bigint, entropy: bigint): bigint {
  return modulo(share + entropy)
}

/** "Verification", with the pseudonym. */
export function verify(of: {
  readonly publicKey: Uint8Array
  readonly header: Uint8Array
  readonly presentationHeader: Uint8Array
  readonly context: Uint8Array
  readonly disclosed: ReadonlyMap<number, Uint8Array>
  readonly count: number
  readonly pseudonym: Uint8Array
  readonly proof: Uint8Array
}): boolean {
  const { disclosed, proof, context, presentationHeader } = of
  if (proof.length !== 272 + 32 * (of.count - disclosed.size + 2)) return false
  const { domain, generators: points, base } = domainOf(of.publicKey, of.count, of.header)
  const [Abar, Bbar, D] = [0, 48, 96].map((at) => G1.fromHex(hex(proof.slice(at, at + 48)))) as [Point, Point, Point]
  const scalars = scalarsAt(proof, 144)
  const [eHat = 0n, r1Hat = 0n, r3Hat = 0n] = scalars
  const hidden = scalars.slice(3, -1)
  const c = scalars.at(-1) ?? 0n
  const T1 = sum(times(Bbar, c), times(Abar, eHat), times(D, r1Hat))
  const shown = Array.from(disclosed, ([at, message]) => times(points[at] ?? G1.ZERO, MSG(message)))
  const unseen = points.filter((_, at) => !disclosed.has(at))
  const T2 = sum(times(sum(base, ...shown), c), times(D, r3Hat), ...unseen.map((H, i) => times(H, hidden[i] ?? 0n)))
  const pseudonym = G1.fromHex(hex(of.pseudonym))
  const Ut = sum(times(hashToG1(context, API), hidden.at(-1) ?? 0n), times(pseudonym, c).negate())
  const challenge = H2S(
    join(
      u64(disclosed.size),
      ...Array.from(disclosed, ([at, message]) => join(u64(at), scalar(MSG(message)))),
      ...[Abar, Bbar, D, T1, T2, pseudonym, Ut].map(octets),
      scalar(domain),
      ...[presentationHeader, context].map((part) => join(u64(part.length), part)),
    ),
  )
  return challenge === c && samePairing(Abar, G2.fromHex(hex(of.publicKey)), Bbar, G2.BASE)
}

function scalarsAt(bytes: Uint8Array, start: number): bigint[] {
  const count = (bytes.length - start) / 32
  return Array.from({ length: count }, (_, i) => integer(bytes.slice(start + 32 * i, start + 32 * (i + 1))))
}
