import { type Fields, fieldsOf, secondsOf, textOf, wrong } from '../reading/fields.ts'
import { decodeForeignCbor } from './cose-sign1.ts'

/** The claims of a CWT (RFC 8392) with a health certificate in it. */
export interface DccClaims {
  /** Two letters of a country. */
  readonly issuer: string
  /** Unix seconds. */
  readonly issuedAt: number
  readonly expiresAt: number
  /** The certificate, as CBOR has it. */
  readonly payload: Fields
}

const ISSUER = 1
const EXPIRES = 4
const ISSUED = 6
const HEALTH_CERTIFICATE = -260
const DCC = 1

/** @throws Unreadable `malformed-content` */
export function readDccClaims(bytes: Uint8Array): DccClaims {
  const claims = fieldsOf(decodeForeignCbor(bytes), 'the claims')
  const issuer = textOf(claims.get(ISSUER), 'iss')
  if (!/^[A-Z]{2}$/.test(issuer)) throw wrong('iss')
  const certificates = fieldsOf(claims.get(HEALTH_CERTIFICATE), 'hcert')
  return {
    issuer,
    issuedAt: secondsOf(claims.get(ISSUED), 'iat'),
    expiresAt: secondsOf(claims.get(EXPIRES), 'exp'),
    payload: fieldsOf(certificates.get(DCC), 'the certificate'),
  }
}
