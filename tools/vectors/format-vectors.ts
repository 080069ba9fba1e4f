import { type CborValue, encodeDcbor, toBase45, toHex } from '@hefu/bytes'
import {
  credentialTypeToCbor,
  encodeHeader,
  encodeIssuerPresentationHeader,
  encodeMessages,
  encodePresentationHeader,
  encodePseudonymContext,
  encodeRefreshContext,
  epochAt,
  epochStart,
  HEALTH_LAB,
  KNOWN_TYPES,
  MANDATE,
  PERSON_ENTRY,
  PERSON_IDENTITY,
  PSEUDONYM_SCOPES,
  scopeEnd,
  serviceId,
  slotAt,
  TICKET_RIDE,
  toEpoch,
} from '@hefu/standard'
import { ADULT, CHILD, IDENTITY, ISSUER, MANDATED } from '@hefu/testing'

/** What is written as a vector: JSON, bytes in hexadecimal. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** Deterministic CBOR: values with their encoding, and encodings that a reader refuses. */
export function cborVectors(): Json {
  const values: readonly (readonly [string, CborValue])[] = [
    ['0', 0],
    ['24', 24],
    ['-1', -1],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
    ['"符"', '符'],
    ['[1, "person.entry", null]', [1, 'person.entry', null]],
    [
      '{4: true, 9: "none"}',
      new Map<number, CborValue>([
        [9, 'none'],
        [4, true],
      ]),
    ],
    ["h'0102'", Uint8Array.of(1, 2)],
  ]
  return {
    valid: values.map(([diagnostic, value]) => {
      const bytes = encodeDcbor(value)
      return { diagnostic, cbor: toHex(bytes), base45: toBase45(bytes) }
    }),
    invalid: [
      { why: 'an integer longer than it needs', cbor: '1817' },
      { why: 'an array of indefinite length', cbor: '9fff' },
      { why: 'map keys out of order', cbor: 'a209f504f5' },
      { why: 'a map key twice', cbor: 'a204f504f5' },
      { why: 'a tag', cbor: 'c11a00000000' },
      { why: 'a float', cbor: 'f93c00' },
      { why: 'an integer over 2^53 - 1', cbor: '1b0020000000000000' },
      { why: 'text that is not in NFC', cbor: '6365cc81' },
      { why: 'trailing bytes', cbor: '0000' },
      { why: 'undefined', cbor: 'f7' },
    ],
  }
}

/** Epochs of moments, in cities of several offsets. */
export function epochVectors(): Json {
  const moments: readonly (readonly [string, number])[] = [
    ['2026-11-24T00:00:00Z', 0],
    ['2026-11-22T15:59:59Z', 480],
    ['2026-11-22T16:00:00Z', 480],
    ['2026-12-31T23:59:59Z', 480],
    ['2027-01-04T00:00:00Z', 0],
    ['2024-12-30T00:00:00Z', 0],
    ['2021-01-03T23:59:59Z', 0],
    ['2027-01-03T23:30:00Z', 345],
    ['2027-01-04T03:00:00Z', -300],
  ]
  return moments.map(([iso, utcOffsetMinutes]) => {
    const unixSeconds = Date.parse(iso) / 1000
    const epoch = epochAt(unixSeconds, utcOffsetMinutes)
    return { iso, unixSeconds, utcOffsetMinutes, epoch, epochStart: epochStart(epoch, utcOffsetMinutes) }
  })
}

/** The built-in credential types and the messages of synthetic holders. */
export function credentialTypeVectors(): Json {
  const holders = [
    { type: PERSON_ENTRY, values: ADULT },
    { type: PERSON_ENTRY, values: CHILD },
    { type: PERSON_IDENTITY, values: IDENTITY },
    { type: MANDATE, values: MANDATED },
    { type: TICKET_RIDE, values: ['zone-2', 'full'] },
    { type: HEALTH_LAB, values: ['nucleic-acid', 'negative', '2026-11-24T09'] },
  ]
  return {
    types: KNOWN_TYPES.map((type) => ({
      id: type.id,
      attributes: type.attributes.map(({ name }) => name),
      cbor: toHex(encodeDcbor(credentialTypeToCbor(type))),
    })),
    messages: holders.map(({ type, values }) => ({
      type: type.id,
      values: values.map((value) => (value instanceof Uint8Array ? toHex(value) : value)),
      messages: encodeMessages(type, values).map(toHex),
    })),
  }
}

/** Everything that is signed or hashed beside the attributes: headers and contexts. */
export function contextVectors(): Json {
  const service = serviceId('library.desk')
  const slot = slotAt(Date.parse('2026-11-30T15:59:45Z') / 1000)
  const nonce = new Uint8Array(16).fill(0xa5)
  const commitment = new Uint8Array(112).fill(0x5a)
  return {
    header: {
      issuer: ISSUER,
      type: PERSON_ENTRY.id,
      epoch: 202648,
      cbor: toHex(encodeHeader({ issuer: ISSUER, type: PERSON_ENTRY.id, epoch: toEpoch(202648) })),
    },
    presentationHeaders: [null, nonce].map((value) => ({
      service,
      slot,
      nonce: value && toHex(value),
      cbor: toHex(encodePresentationHeader(service, slot, value)),
    })),
    pseudonymContexts: PSEUDONYM_SCOPES.map((scope) => ({
      service,
      scope,
      slot,
      utcOffsetMinutes: 480,
      cbor: toHex(encodePseudonymContext(service, scope, slot, 480)),
      scopeEnd: scopeEnd(scope, slot, 480),
    })),
    refreshContext: {
      issuer: ISSUER,
      type: PERSON_ENTRY.id,
      cbor: toHex(encodeRefreshContext(ISSUER, PERSON_ENTRY.id)),
    },
    issuerPresentationHeaders: [null, commitment].map((value) => ({
      issuer: ISSUER,
      type: PERSON_ENTRY.id,
      nonce: 'n-1',
      commitment: value && toHex(value),
      cbor: toHex(encodeIssuerPresentationHeader(ISSUER, PERSON_ENTRY.id, 'n-1', value)),
    })),
  }
}
