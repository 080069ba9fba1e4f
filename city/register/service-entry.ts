import { BytesError, fromBase64url } from '@hefu/bytes'
import {
  assertConsistent,
  type CredentialType,
  credentialTypeId,
  type IssuerId,
  isAttributeValue,
  issuerId,
  KNOWN_TYPES,
  PSEUDONYM_SCOPES,
  type Service,
  StandardError,
  serviceId,
} from '@hefu/standard'
import { z } from 'zod'
import { CityError } from '../error.ts'

const Words = z.string().min(1).max(400).normalize()
const Text = z.strictObject({ 'zh-CN': Words, en: Words })
const Names = z.array(z.string())

/** A service as people write it: attributes by name, dates as text, keys as base64url. */
const ServiceEntry = z.strictObject({
  id: z.string(),
  operator: Text,
  name: Text,
  purpose: Text,
  legalBasis: Text,
  /** Whose cards it accepts; the city's unless given. */
  issuer: z.string().optional(),
  type: z.string(),
  required: Names.default([]),
  optional: Names.default([]),
  /** Attribute name to the values that entitle. */
  admits: z.record(z.string(), z.array(z.union([z.string(), z.boolean()])).min(1)).default({}),
  scope: z.enum(PSEUDONYM_SCOPES),
  admission: z.enum(['any', 'once']).default('any'),
  showing: z.enum(['open', 'answer']).default('open'),
  retentionDays: z.int().min(0),
  contact: z.string().min(1).max(200),
  complaints: Text,
  requestKeys: z.array(z.strictObject({ id: z.string().min(1).max(64), publicKey: z.string() })).default([]),
  validFrom: z.iso.date(),
  endsAt: z.iso.date(),
  answersAt: z.string().optional(),
})

/**
 * Reads the registration of a service as people write it in JSON: attributes by name, dates as `YYYY-MM-DD` in the city's time, keys as
 * base64url. Members that are not known are refused, so that a misspelt one is not passed over.
 *
 * @throws CityError `invalid-service`, naming every place that does not fit
 */
export function parseService(
  json: unknown,
  city: { readonly issuer: IssuerId; readonly utcOffsetMinutes: number },
): Service {
  const parsed = ServiceEntry.safeParse(json)
  if (!parsed.success) {
    const places = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`)
    throw new CityError('invalid-service', places.join('; '))
  }
  try {
    const service = serviceOf(parsed.data, city)
    const keyIds = service.requestKeys.map(({ id }) => id)
    if (new Set(keyIds).size !== keyIds.length) throw new CityError('invalid-service', 'two request keys have one id')
    assertConsistent(service)
    return service
  } catch (cause) {
    if (!(cause instanceof StandardError || cause instanceof BytesError || cause instanceof CityError)) throw cause
    throw new CityError('invalid-service', `${parsed.data.id}: ${cause.message}`, { cause })
  }
}

function serviceOf(
  { issuer, answersAt, ...entry }: z.infer<typeof ServiceEntry>,
  city: { readonly issuer: IssuerId; readonly utcOffsetMinutes: number },
): Service {
  const type = KNOWN_TYPES.find(({ id }) => id === entry.type)
  if (!type) throw new CityError('invalid-service', `there is no type ${entry.type}`)
  return {
    ...entry,
    id: serviceId(entry.id),
    issuer: issuer === undefined ? city.issuer : issuerId(issuer),
    type: credentialTypeId(entry.type),
    required: indexesOf(type, entry.required),
    optional: indexesOf(type, entry.optional),
    admits: Object.entries(entry.admits).map(([attribute, oneOf]) => conditionOf(type, attribute, oneOf)),
    requestKeys: entry.requestKeys.map((key) => ({ id: key.id, publicKey: publicKeyOf(key.publicKey) })),
    validFrom: dayStart(entry.validFrom, city.utcOffsetMinutes),
    endsAt: dayStart(entry.endsAt, city.utcOffsetMinutes),
    ...(answersAt !== undefined && { answersAt }),
  }
}

function indexesOf(type: CredentialType, names: readonly string[]): number[] {
  return [...new Set(names)].map((name) => indexOf(type, name)).sort((a, b) => a - b)
}

function indexOf(type: CredentialType, name: string): number {
  const index = type.attributes.findIndex((attribute) => attribute.name === name)
  if (index < 0) throw new CityError('invalid-service', `${type.id} has no attribute ${name}`)
  return index
}

function conditionOf(
  type: CredentialType,
  name: string,
  oneOf: readonly (string | boolean)[],
): Service['admits'][number] {
  const index = indexOf(type, name)
  const kind = type.attributes[index]?.kind
  const wrong = oneOf.find((value) => !kind || !isAttributeValue(kind, value))
  if (wrong !== undefined) throw new CityError('invalid-service', `${wrong} is no value of ${type.id} ${name}`)
  return { index, oneOf }
}

function publicKeyOf(text: string): Uint8Array {
  const key = fromBase64url(text)
  if (key.length !== 32) throw new CityError('invalid-service', 'a request key has 32 bytes')
  return key
}

function dayStart(date: string, utcOffsetMinutes: number): number {
  return Date.parse(`${date}T00:00:00Z`) / 1000 - utcOffsetMinutes * 60
}
