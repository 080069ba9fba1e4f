import { isDeepStrictEqual } from 'node:util'
import { equalBytes } from '@hefu/bytes'
import { checkHealthCode } from '../check-health-code.ts'
import { decodeForeignCbor, readCoseSign1 } from '../dcc/cose-sign1.ts'
import { readDccClaims } from '../dcc/dcc-claims.ts'
import { readDccPayload } from '../dcc/dcc-payload.ts'
import { decodeDccText, readDccCose, unpackDcc, withoutPrefix } from '../dcc/read-dcc.ts'
import { Unreadable } from '../error.ts'
import { type Fields, fieldsOf } from '../reading/fields.ts'
import type { TrustedKey, TrustList } from '../trust/trust-list.ts'
import { verifySignature } from '../trust/verify-signature.ts'
import { bytesOf, type DccVector } from './dcc-vector.ts'
import { plain } from './plain.ts'
import { readPicture } from './read-picture.ts'
import { keyOfCertificate } from './signer-certificate.ts'

/** One step of a file, on the file's own material: whether it succeeds. What throws otherwise than a reader does is a bug. */
type Step = (vector: DccVector) => Promise<boolean> | boolean

/** The steps of the README, by the flags that expect something of them. */
export const DCC_STEPS: Readonly<Record<string, Step>> = {
  EXPECTEDPICTUREDECODE: async (vector) => (await readPicture(vector['2DCODE'] ?? '')) === vector.PREFIX,
  EXPECTEDUNPREFIX: ({ PREFIX = '', BASE45 }) => withoutPrefix(PREFIX) === BASE45,
  EXPECTEDB45DECODE: ({ BASE45 = '', COMPRESSED }) =>
    isSame(decodeDccText(BASE45), COMPRESSED === undefined ? undefined : bytesOf(COMPRESSED)),
  // A file without `COMPRESSED` has it in base45.
  EXPECTEDCOMPRESSION: async ({ COMPRESSED, BASE45 = '', COSE }) =>
    isSame(await unpackDcc(COMPRESSED === undefined ? decodeDccText(BASE45) : bytesOf(COMPRESSED)), bytesOf(COSE)),
  EXPECTEDVERIFY: ({ COSE, TESTCTX }) => isVerified(bytesOf(COSE), keyOfCertificate(TESTCTX.CERTIFICATE)),
  EXPECTEDDECODE: decodes,
  // Nothing here writes certificates: that the one is an encoding of the other is seen by decoding it.
  EXPECTEDENCODE: decodes,
  EXPECTEDVALIDJSON: async ({ PREFIX = '', JSON: said }) => {
    const cose = readCoseSign1(await unpackDcc(decodeDccText(withoutPrefix(PREFIX))))
    return saysTheSame(readDccClaims(cose.payload).payload, said)
  },
  EXPECTEDSCHEMAVALIDATION: ({ CBOR, COSE }) => {
    const said = CBOR === undefined ? readDccClaims(readCoseSign1(bytesOf(COSE)).payload).payload : undefined
    return readDccPayload(said ?? certificateIn(decodeForeignCbor(bytesOf(CBOR)))).id !== ''
  },
  EXPECTEDVALIDOBJECT: ({ JSON: said }) => readDccPayload(fieldsOf(said, 'the JSON')).id !== '',
  EXPECTEDEXPIRATIONCHECK: isTimely,
  EXPTECTEDEXPIRED: isTimely,
  EXPECTEDKEYUSAGE: async ({ COSE, TESTCTX }) => {
    const key = keyOfCertificate(TESTCTX.CERTIFICATE)
    const code = await readDccCose(bytesOf(COSE), '')
    return (await checkHealthCode(code, [listOf(key)], code.certificate.issuedAt)).verdict === 'genuine'
  },
}

/** Whether a step succeeds; a reader that refuses does not. */
export async function succeeds(flag: string, vector: DccVector): Promise<boolean> {
  const step = DCC_STEPS[flag]
  if (!step) throw new Error(`no step for ${flag}`)
  try {
    return await step(vector)
  } catch (error) {
    if (error instanceof Unreadable) return false
    throw error
  }
}

/** A trust list of one key. */
export function listOf(key: TrustedKey): TrustList {
  return { kind: 'dcc', issuedAt: 0, keys: [key], revoked: [] }
}

/** Unix seconds of a vector's clock, in whatever form it was written. */
export function clockOf({ TESTCTX }: DccVector): number {
  const text = TESTCTX.VALIDATIONCLOCK.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')
  return Math.floor(Date.parse(/Z$|[+-]\d{2}:\d{2}$/.test(text) ? text : `${text}Z`) / 1000)
}

function decodes({ CBOR, JSON: said }: DccVector): boolean {
  return saysTheSame(certificateIn(decodeForeignCbor(bytesOf(CBOR))), said)
}

async function isTimely(vector: DccVector): Promise<boolean> {
  const code = await readDccCose(bytesOf(vector.COSE), '')
  const key = { ...keyOfCertificate(vector.TESTCTX.CERTIFICATE), usages: null }
  const checked = await checkHealthCode(code, [listOf(key)], clockOf(vector))
  return checked.verdict === 'genuine'
}

async function isVerified(cose: Uint8Array, key: TrustedKey): Promise<boolean> {
  const read = readCoseSign1(cose)
  return read.kid === key.kid && verifySignature(read, key.publicKey)
}

/** `CBOR` holds the whole claims in some files, and the certificate alone in others. */
function certificateIn(decoded: unknown): Fields {
  const fields = fieldsOf(decoded, 'the CBOR')
  const claim = fields.get(-260)
  return claim === undefined ? fields : fieldsOf(fieldsOf(claim, 'hcert').get(1), 'the certificate')
}

function saysTheSame(fields: Fields, json: unknown): boolean {
  return isDeepStrictEqual(plain(fields), plain(json))
}

function isSame(made: Uint8Array, expected: Uint8Array | undefined): boolean {
  return expected === undefined || equalBytes(made, expected)
}
