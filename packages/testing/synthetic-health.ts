import { toBase45, toBase64, toBase64url } from '@hefu/bytes'
import { type TrustedKey, thumbprintOf, writeTrustList } from '@hefu/health'
import { encode } from 'cborg'

/** What a synthetic certificate says; the person is `Lan Anyperson`, born in 1990. */
export type SyntheticStatement =
  | { readonly kind: 'vaccination'; readonly dose: number; readonly doses: number; readonly on: string }
  | { readonly kind: 'test'; readonly sampled: string; readonly result: 'negative' | 'positive' }
  | { readonly kind: 'recovery'; readonly firstPositive: string; readonly from: string; readonly until: string }

/** When a certificate is issued and ends, Unix seconds. */
export interface SyntheticTimes {
  readonly issuedAt: number
  readonly expiresAt: number
}

/** An issuer of health certificates that nobody but its own trust lists knows. */
export interface SyntheticHealthIssuer {
  /** The trust list files, one of each format. */
  readonly trustLists: { readonly dcc: string; readonly shc: string }
  /** An EU Digital COVID Certificate, as the text of its QR code. */
  dcc(statement: SyntheticStatement, times: SyntheticTimes): Promise<string>
  /** A SMART Health Card with these statements, as a compact JWS. */
  shc(statements: readonly SyntheticStatement[], times: SyntheticTimes): Promise<string>
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const
const ISSUER = 'https://clinic.city.example/health-cards'
const NEGATIVE = '260415000'
const POSITIVE = '260373001'
const COVID = '840539006'
const WHO = { co: 'XX', is: 'Synthetic Ministry of Health' }

/** Makes the keys of an issuer, private half first, for whoever keeps them. */
export async function syntheticHealthKeys(): Promise<readonly [JsonWebKey, JsonWebKey]> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  return [await crypto.subtle.exportKey('jwk', privateKey), await crypto.subtle.exportKey('jwk', publicKey)]
}

/**
 * Makes an issuer, with new keys unless it is given some.
 *
 * @param issuedAt Unix seconds, of its trust lists
 */
export async function syntheticHealthIssuer(
  issuedAt: number,
  kept?: readonly [JsonWebKey, JsonWebKey],
): Promise<SyntheticHealthIssuer> {
  const [ofPrivate, ofPublic] = kept ?? (await syntheticHealthKeys())
  const privateKey = await crypto.subtle.importKey('jwk', ofPrivate, ALGORITHM, false, ['sign'])
  const imported = await crypto.subtle.importKey('jwk', ofPublic, ALGORITHM, true, ['verify'])
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('spki', imported))
  const kid = await thumbprintOf(publicKey)
  const shortId = new Uint8Array(await crypto.subtle.digest('SHA-256', publicKey)).slice(0, 8)
  const trusted = { name: 'Synthetic City', publicKey, usages: null }
  const sign = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
    new Uint8Array(await crypto.subtle.sign(SIGNING, privateKey, bytes))
  const listOf = (kind: 'dcc' | 'shc', key: TrustedKey): string =>
    writeTrustList({ kind, issuedAt, keys: [key], revoked: [] })
  return {
    trustLists: {
      dcc: listOf('dcc', { ...trusted, kid: toBase64(shortId), issuer: 'XX' }),
      shc: listOf('shc', { ...trusted, kid, issuer: ISSUER }),
    },
    async dcc(statement, times) {
      const payload = encode(claimsOf(statement, times))
      const header = encode(
        new Map<number, unknown>([
          [1, -7],
          [4, shortId],
        ]),
      )
      const signature = await sign(new Uint8Array(encode(['Signature1', header, new Uint8Array(0), payload])))
      return `HC1:${toBase45(await packed(encode([header, new Map(), payload, signature]), 'deflate'))}`
    },
    async shc(statements, times) {
      const head = toBase64url(utf8(JSON.stringify({ zip: 'DEF', alg: 'ES256', kid })))
      const body = toBase64url(await packed(utf8(JSON.stringify(cardOf(statements, times))), 'deflate-raw'))
      return `${head}.${body}.${toBase64url(await sign(utf8(`${head}.${body}`)))}`
    },
  }
}

function claimsOf(statement: SyntheticStatement, { issuedAt, expiresAt }: SyntheticTimes): Map<number, unknown> {
  const certificate = {
    ver: '1.3.0',
    nam: { fn: 'Anyperson', fnt: 'ANYPERSON', gn: 'Lan', gnt: 'LAN' },
    dob: '1990-05-06',
    ...groupOf(statement),
  }
  return new Map<number, unknown>([
    [1, 'XX'],
    [4, expiresAt],
    [6, issuedAt],
    [-260, new Map([[1, certificate]])],
  ])
}

function groupOf(statement: SyntheticStatement): Readonly<Record<string, unknown>> {
  const shared = { tg: COVID, ...WHO, ci: `URN:UVCI:01:XX:SYNTHETIC${statement.kind.toUpperCase()}#A` }
  switch (statement.kind) {
    case 'vaccination': {
      const { dose: dn, doses: sd, on: dt } = statement
      return { v: [{ ...shared, vp: '1119349007', mp: 'EU/1/20/1528', ma: 'ORG-100030215', dn, sd, dt }] }
    }
    case 'test':
      return { t: [{ ...shared, tt: 'LP6464-4', sc: statement.sampled, tr: codeOf(statement.result), tc: 'Clinic 1' }] }
    case 'recovery':
      return { r: [{ ...shared, fr: statement.firstPositive, df: statement.from, du: statement.until }] }
  }
}

function cardOf(statements: readonly SyntheticStatement[], { issuedAt, expiresAt }: SyntheticTimes): unknown {
  const patient = {
    resourceType: 'Patient',
    name: [{ family: 'Anyperson', given: ['Lan'] }],
    birthDate: '1990-05-06',
  }
  const entry = [patient, ...statements.map(resourceOf)].map((resource, index) => ({
    fullUrl: `resource:${index}`,
    resource,
  }))
  return {
    iss: ISSUER,
    nbf: issuedAt,
    exp: expiresAt,
    vc: {
      type: ['https://smarthealth.cards#health-card'],
      credentialSubject: {
        fhirVersion: '4.0.1',
        fhirBundle: { resourceType: 'Bundle', type: 'collection', entry },
      },
    },
  }
}

/** A recovery is told by the positive test that it began with. */
function resourceOf(statement: SyntheticStatement): unknown {
  const performer = [{ actor: { display: WHO.is } }]
  if (statement.kind === 'vaccination') {
    const vaccineCode = { coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '208' }] }
    return {
      resourceType: 'Immunization',
      status: 'completed',
      vaccineCode,
      occurrenceDateTime: statement.on,
      performer,
    }
  }
  const result = statement.kind === 'test' ? statement.result : 'positive'
  return {
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ system: 'http://loinc.org', code: '94500-6' }] },
    effectiveDateTime: statement.kind === 'test' ? statement.sampled : statement.firstPositive,
    valueCodeableConcept: { coding: [{ system: 'http://snomed.info/sct', code: codeOf(result) }] },
    performer: [{ display: WHO.is }],
  }
}

function codeOf(result: 'negative' | 'positive'): string {
  return result === 'negative' ? NEGATIVE : POSITIVE
}

async function packed(bytes: Uint8Array, format: CompressionFormat): Promise<Uint8Array> {
  const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new CompressionStream(format))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
