import { BytesError, fromBase64url } from '@hefu/bytes'
import {
  type CredentialType,
  credentialTypeId,
  isAttributeValue,
  issuerId,
  PSEUDONYM_SCOPES,
  type Service,
  StandardError,
  serviceId,
} from '@hefu/standard'
import { z } from 'zod'
import { assertConfig, type CityConfig } from './config.ts'
import { CityError } from './error.ts'
import { ISSUED_TYPES } from './issuance/map-claims.ts'

const Words = z.string().min(1).max(400).normalize()
const Text = z.strictObject({ 'zh-CN': Words, en: Words })
const Names = z.array(z.string())

/** A service as people write it: attributes by name, dates as text, keys as base64url. */
const ServiceEntry = z.strictObject({
  id: z.string(),
  operator: Text,
  name: Text,
  purpose: Text,
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
})

const ConfigFile = z.strictObject({
  origin: z.string().min(1).max(200),
  name: Text,
  publicUrl: z.string(),
  utcOffsetMinutes: z.int().min(-720).max(840),
  issuer: z.strictObject({ id: z.string(), name: Text }),
  identityProvider: z.strictObject({
    issuer: z.string(),
    audience: z.string(),
    claims: z.enum(['token', 'userinfo']).default('token'),
  }),
  allowedOrigins: z.array(z.string()).default([]),
  replacementsPerEpoch: z.int().default(3),
  rateLimit: z
    .strictObject({ requestsPerMinute: z.number(), trustedProxies: z.int().min(0).max(10).default(0) })
    .default({ requestsPerMinute: 120, trustedProxies: 0 }),
  services: z.array(ServiceEntry).default([]),
})

/**
 * Reads a configuration file's JSON: attributes by name, dates as `YYYY-MM-DD` in the city's time, keys as base64url. Members that are
 * not known are refused, so that a misspelt one is not passed over.
 *
 * @throws CityError `invalid-config`, naming every place that does not fit
 */
export function parseCityConfig(json: unknown): CityConfig {
  const parsed = ConfigFile.safeParse(json)
  if (!parsed.success) {
    const places = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`)
    throw new CityError('invalid-config', places.join('; '))
  }
  const { issuer, services, ...rest } = parsed.data
  const id = at('issuer.id', () => issuerId(issuer.id))
  const config: CityConfig = {
    ...rest,
    issuer: { id, name: issuer.name },
    services: services.map((entry) => at(entry.id, () => ({ ...serviceOf(entry, rest.utcOffsetMinutes), issuer: id }))),
  }
  assertConfig(config)
  return config
}

/** Reads a part of the file; what does not fit is told with its place. */
function at<Part>(place: string, read: () => Part): Part {
  try {
    return read()
  } catch (cause) {
    if (!(cause instanceof StandardError || cause instanceof BytesError || cause instanceof CityError)) throw cause
    throw new CityError('invalid-config', `${place}: ${cause.message}`, { cause })
  }
}

function serviceOf(entry: z.infer<typeof ServiceEntry>, utcOffsetMinutes: number): Omit<Service, 'issuer'> {
  const type = ISSUED_TYPES.find((issued) => issued.type.id === entry.type)?.type
  if (!type) throw new CityError('invalid-config', `this city does not issue ${entry.type}`)
  return {
    ...entry,
    id: serviceId(entry.id),
    type: credentialTypeId(entry.type),
    required: indexesOf(type, entry.required),
    optional: indexesOf(type, entry.optional),
    admits: Object.entries(entry.admits).map(([attribute, oneOf]) => conditionOf(type, attribute, oneOf)),
    requestKeys: entry.requestKeys.map((key) => ({ id: key.id, publicKey: publicKeyOf(key.publicKey) })),
    validFrom: dayStart(entry.validFrom, utcOffsetMinutes),
    endsAt: dayStart(entry.endsAt, utcOffsetMinutes),
  }
}

function indexesOf(type: CredentialType, names: readonly string[]): number[] {
  return [...new Set(names)].map((name) => indexOf(type, name)).sort((a, b) => a - b)
}

function indexOf(type: CredentialType, name: string): number {
  const index = type.attributes.findIndex((attribute) => attribute.name === name)
  if (index < 0) throw new CityError('invalid-config', `${type.id} has no attribute ${name}`)
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
  if (wrong !== undefined) throw new CityError('invalid-config', `${wrong} is no value of ${type.id} ${name}`)
  return { index, oneOf }
}

function publicKeyOf(text: string): Uint8Array {
  const key = fromBase64url(text)
  if (key.length !== 32) throw new CityError('invalid-config', 'a request key has 32 bytes')
  return key
}

function dayStart(date: string, utcOffsetMinutes: number): number {
  return Date.parse(`${date}T00:00:00Z`) / 1000 - utcOffsetMinutes * 60
}
