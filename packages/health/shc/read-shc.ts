import type { HealthCode } from '../certificate.ts'
import { type Fields, fieldsOf, listOf, secondsOf, textOf, wrong } from '../reading/fields.ts'
import { readBundle } from './fhir-bundle.ts'
import { readHealthCardJws } from './jws.ts'

/** The one type that every SMART Health Card has; further ones tell what is in it. */
const HEALTH_CARD = 'https://smarthealth.cards#health-card'

/** Reads a SMART Health Card from its JWS (SMART Health Cards Framework, "Health Cards are encoded as compact serialization JWS"). @throws Unreadable */
export async function readShc(jws: string): Promise<HealthCode> {
  const { kid, content, signed, signature } = await readHealthCardJws(jws)
  const issuer = textOf(content.get('iss'), 'iss')
  if (!/^https:\/\/[^\s?#]+[^\s?#/]$/.test(issuer)) throw wrong('iss')
  const credential = fieldsOf(content.get('vc'), 'vc')
  if (!listOf(credential.get('type'), 'type', 20).includes(HEALTH_CARD)) throw wrong('type')
  const subject = fieldsOf(credential.get('credentialSubject'), 'credentialSubject')
  if (!/^4\.\d+\.\d+$/.test(textOf(subject.get('fhirVersion'), 'fhirVersion'))) throw wrong('fhirVersion')
  const expires = content.get('exp')
  return {
    certificate: {
      format: 'shc',
      ...readBundle(fieldsOf(subject.get('fhirBundle'), 'fhirBundle')),
      issuedAt: secondsOf(content.get('nbf'), 'nbf'),
      expiresAt: expires === undefined ? null : secondsOf(expires, 'exp'),
    },
    text: jws,
    kid,
    issuer,
    algorithm: 'ES256',
    signed,
    signature,
    revocationIds: readRevocationId(credential),
  }
}

/** `rid`: at most 24 characters of base64url, so that it names no person. */
function readRevocationId(credential: Fields): readonly string[] {
  const id = credential.get('rid')
  if (id === undefined) return []
  if (typeof id !== 'string' || !/^[\w-]{1,24}$/.test(id)) throw wrong('rid')
  return [id]
}
