import { toBase64 } from '@hefu/bytes'
import { decode, encode, Tagged } from 'cborg'
import { Unreadable } from '../error.ts'

/** COSE_Sign1 (RFC 9052, section 4.2) with what is checked of it. */
export interface CoseSign1 {
  readonly algorithm: 'ES256' | 'PS256'
  /** Base64. */
  readonly kid: string
  readonly payload: Uint8Array<ArrayBuffer>
  /** What was signed: the Sig_structure (section 4.4). */
  readonly signed: Uint8Array<ArrayBuffer>
  readonly signature: Uint8Array<ArrayBuffer>
}

const ALGORITHM = 1
const KEY_ID = 4
const ALGORITHMS: ReadonlyMap<unknown, CoseSign1['algorithm']> = new Map([
  [-7, 'ES256'],
  [-37, 'PS256'],
])
/** Tags that may stand around it: COSE_Sign1 and CWT (RFC 8392, section 6). */
const TAGS = [18, 61]
/** A date and time as text: some issuers tag it. */
const DATE_TIME = 0

const strict = {
  strict: true,
  allowUndefined: false,
  allowInfinity: false,
  allowNaN: false,
  allowBigInt: false,
  useMaps: true,
  rejectDuplicateMapKeys: true,
} as const

/**
 * CBOR of others: minimal lengths and each key once, as here; but indefinite lengths and the tag of a date and time too, for issuers wrote
 * both.
 *
 * @throws Unreadable `malformed-content`
 */
export function decodeForeignCbor(bytes: Uint8Array): unknown {
  try {
    return decode(bytes, { ...strict, tags: { [DATE_TIME]: (content) => content() } })
  } catch (cause) {
    throw new Unreadable('malformed-content', 'not well-formed CBOR', { cause })
  }
}

/** @throws Unreadable `malformed-container` or `unsupported-algorithm` */
export function readCoseSign1(bytes: Uint8Array): CoseSign1 {
  const parts = untagged(decodeContainer(bytes))
  const [protectedHeader, unprotected, payload, signature] = Array.isArray(parts) && parts.length === 4 ? parts : []
  if (!isBytes(protectedHeader) || !(unprotected instanceof Map) || !isBytes(payload) || !isBytes(signature)) {
    throw new Unreadable('malformed-container', 'no COSE_Sign1')
  }
  const header = protectedHeader.length === 0 ? new Map() : decodeContainer(protectedHeader)
  if (!(header instanceof Map)) throw new Unreadable('malformed-container', 'the protected header is no map')
  const algorithm = ALGORITHMS.get(header.get(ALGORITHM))
  if (!algorithm) throw new Unreadable('unsupported-algorithm', 'neither ES256 nor PS256')
  // The protected one counts where both name a key (Electronic Health Certificates specification, section 3.3.2).
  const kid = header.get(KEY_ID) ?? unprotected.get(KEY_ID)
  if (!isBytes(kid) || kid.length > 32) throw new Unreadable('malformed-container', 'no key is named')
  const signed = encode(['Signature1', protectedHeader, new Uint8Array(0), payload])
  return {
    algorithm,
    kid: toBase64(kid),
    payload: new Uint8Array(payload),
    signed: new Uint8Array(signed),
    signature: new Uint8Array(signature),
  }
}

function decodeContainer(bytes: Uint8Array): unknown {
  try {
    return decode(bytes, { ...strict, tags: Tagged.preserve(...TAGS) })
  } catch (cause) {
    throw new Unreadable('malformed-container', 'not well-formed CBOR', { cause })
  }
}

function untagged(value: unknown): unknown {
  let inner = value
  for (let depth = 0; inner instanceof Tagged && depth < TAGS.length; depth++) inner = inner.value
  return inner
}

function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array
}
