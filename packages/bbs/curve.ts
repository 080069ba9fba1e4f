// The one door to BLS12-381: nothing else of this package imports from ./curve/, and nothing in there knows BBS.
export { type Lines, linesOf, multiplyBaseG2, pairingHolds } from './curve/pairing.ts'
export {
  addPoints,
  decodePoint,
  encodePoint,
  IDENTITY,
  isIdentity,
  multiplySecret,
  negatePoint,
  POINT_OCTETS,
  type Point,
  pointFromUniform,
  sumPublic,
  sumSecret,
} from './curve/point.ts'
export {
  addScalars,
  decodeScalar,
  encodeScalar,
  invertScalar,
  isZeroScalar,
  multiplyScalars,
  SCALAR_OCTETS,
  type Scalar,
  sameScalar,
  scalarFromWide,
  smallScalar,
  subtractScalars,
} from './curve/scalar.ts'
export { type CurveMemory, curveMemory, loadCurve } from './curve/wasm.ts'
