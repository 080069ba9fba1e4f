import createModule from 'mcl-wasm/dist/mcl_c.js'
import { BbsError } from '../error.ts'

type Operation = (...operands: readonly number[]) => number

/** The exports of mcl's WebAssembly that this package uses. Operands are addresses, the result's first. */
export interface Mcl {
  readonly wasmMemory: WebAssembly.Memory
  readonly stackSave: () => number
  readonly _malloc: (size: number) => number
  readonly _free: (address: number) => void
  readonly _mclBn_init: Operation
  readonly _mclBn_setETHserialization: Operation
  readonly _mclBn_setMapToMode: Operation
  readonly _mclBn_verifyOrderG1: Operation
  readonly _mclBn_verifyOrderG2: Operation
  readonly _mclBn_getUint64NumToPrecompute: Operation
  readonly _mclBn_precomputeG2: Operation
  readonly _mclBn_precomputedMillerLoop2: Operation
  readonly _mclBn_finalExp: Operation
  readonly _mclBnGT_isOne: Operation
  readonly _mclBnFr_add: Operation
  readonly _mclBnFr_sub: Operation
  readonly _mclBnFr_mul: Operation
  readonly _mclBnFr_isZero: Operation
  readonly _mclBnFr_isEqual: Operation
  readonly _mclBnFr_setBigEndianMod: Operation
  readonly _mclBnFr_deserialize: Operation
  readonly _mclBnFr_serialize: Operation
  readonly _mclBnFp_setBigEndianMod: Operation
  readonly _mclBnFp_mapToG1: Operation
  readonly _mclBnG1_add: Operation
  readonly _mclBnG1_neg: Operation
  readonly _mclBnG1_mulCT: Operation
  readonly _mclBnG1_mulVec: Operation
  readonly _mclBnG1_isZero: Operation
  readonly _mclBnG1_normalize: Operation
  readonly _mclBnG1_deserialize: Operation
  readonly _mclBnG1_serialize: Operation
  readonly _mclBnG2_neg: Operation
  readonly _mclBnG2_mulCT: Operation
  readonly _mclBnG2_isZero: Operation
  readonly _mclBnG2_deserialize: Operation
  readonly _mclBnG2_serialize: Operation
}

/** Sizes of mcl's values in octets: Fr has 4 words of 64 bits, Fp has 6, points are Jacobian. */
export const SIZE = { fr: 32, fp: 48, g1: 144, g2: 288, gt: 576 } as const

/** How many terms one multi-scalar multiplication takes; longer ones are summed in pieces. */
export const MAX_TERMS = 256

const CURVE_BLS12_381 = 5
const COMPILED_TIME_VAR = 4 * 10 + 6
/** RFC 9380 in mcl's numbering. */
const MAP_TO_MODE_HASH_TO_CURVE = 5

/**
 * Addresses of the operands. They are laid out once, in one block: no operation allocates in the WebAssembly, so no number
 * of operations makes it grow. Values live outside as copies; JavaScript collects them.
 */
export interface Slots {
  readonly result: number
  readonly left: number
  readonly right: number
  readonly octets: number
  readonly points: number
  readonly scalars: number
  readonly lines: number
  readonly otherLines: number
}

interface Curve {
  readonly mcl: Mcl
  readonly slots: Slots
  readonly lineSize: number
}

let loaded: Curve | undefined
let loading: Promise<void> | undefined

/**
 * Loads the curve arithmetic. Call and await it once before anything else of this package; later calls do nothing.
 * After a failure (a browser that could not fetch the WebAssembly) it may be called again.
 */
export function loadCurve(): Promise<void> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

async function load(): Promise<void> {
  const mcl: Mcl = await createModule({})
  const failed = mcl._mclBn_init(CURVE_BLS12_381, COMPILED_TIME_VAR)
  if (failed) throw new BbsError('curve-not-loaded', `mcl refused to start: ${failed}`)
  mcl._mclBn_setETHserialization(1)
  mcl._mclBn_setMapToMode(MAP_TO_MODE_HASH_TO_CURVE)
  mcl._mclBn_verifyOrderG1(1)
  mcl._mclBn_verifyOrderG2(1)
  const lineSize = mcl._mclBn_getUint64NumToPrecompute() * 8
  loaded = { mcl, slots: layOut(mcl, lineSize), lineSize }
}

function layOut(mcl: Mcl, lineSize: number): Slots {
  const sizes = {
    result: SIZE.gt,
    left: SIZE.gt,
    right: SIZE.gt,
    octets: 256,
    points: MAX_TERMS * SIZE.g1,
    scalars: MAX_TERMS * SIZE.fr,
    lines: lineSize,
    otherLines: lineSize,
  }
  let next = mcl._malloc(Object.values(sizes).reduce((sum, size) => sum + size + 16, 16))
  const slots: Record<string, number> = {}
  for (const [name, size] of Object.entries(sizes)) {
    next = (next + 15) & ~15
    slots[name] = next
    next += size
  }
  return slots as unknown as Slots
}

/** The loaded curve. @throws BbsError `curve-not-loaded` */
export function curve(): Curve {
  if (!loaded) throw new BbsError('curve-not-loaded', 'await loadCurve() first')
  return loaded
}

let view = new Uint8Array()

/** The WebAssembly's memory. A view dies when the memory grows, so nobody keeps one. */
function memory(mcl: Mcl): Uint8Array {
  if (view.length === 0) view = new Uint8Array(mcl.wasmMemory.buffer)
  return view
}

/** Writes octets at an address. */
export function put(mcl: Mcl, address: number, octets: Uint8Array): number {
  memory(mcl).set(octets, address)
  return address
}

/** A copy of the octets at an address. */
export function take(mcl: Mcl, address: number, length: number): Uint8Array {
  return memory(mcl).slice(address, address + length)
}

/** What the WebAssembly holds, to show that it does not grow. */
export interface CurveMemory {
  /** Size of its memory in octets. */
  readonly bytes: number
  /** Its stack pointer between operations. */
  readonly stack: number
  /** Where blocks of several sizes would be allocated now: any block still held moves them. */
  readonly free: readonly number[]
}

/** Measures what the WebAssembly holds between operations. */
export function curveMemory(): CurveMemory {
  const { mcl } = curve()
  const sizes = [16, 48, 144, 288, 576, 4_096, 20_160, 65_536]
  const free = sizes.map((size) => mcl._malloc(size))
  for (const address of free.toReversed()) mcl._free(address)
  return { bytes: mcl.wasmMemory.buffer.byteLength, stack: mcl.stackSave(), free }
}
