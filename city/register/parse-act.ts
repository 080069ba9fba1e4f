import { BytesError, fromBase64url } from '@hefu/bytes'
import {
  type ActBody,
  type CredentialType,
  credentialTypeId,
  type Issuer,
  type IssuerId,
  issuerFromCbor,
  issuerId,
  KEY_USES,
  KNOWN_TYPES,
  LANGUAGES,
  type LabelKey,
  labelKeyFromCbor,
  labelKeyId,
  officerId,
  StandardError,
  toEpoch,
} from '@hefu/standard'
import { z } from 'zod'
import { CityError } from '../error.ts'
import { parseService } from './service-entry.ts'

const Words = z.string().min(1).max(400).normalize()
const Text = z.strictObject({ 'zh-CN': Words, en: Words })
const OfficerEntry = z.strictObject({ id: z.string(), office: Text, publicKey: z.string() })
const IssuerEntry = z.strictObject({ id: z.string(), name: Text, address: z.string().optional() })
const Day = z.iso.date()
const Epoch = z.int().min(0)

/** Acts as people write them. A `destruction` is the city's own to write; an early end needs to know whose, and is proposed at the console. */
const ActEntry = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('city'),
    name: Text,
    utcOffsetMinutes: z.int(),
    noticeDays: z.int(),
    officers: z.array(OfficerEntry),
  }),
  z.strictObject({ kind: z.literal('notice-period'), days: z.int() }),
  z.strictObject({ kind: z.literal('officer'), officer: OfficerEntry }),
  z.strictObject({ kind: z.literal('officer-end'), officer: z.string() }),
  z.strictObject({ kind: z.literal('issuer'), issuer: IssuerEntry }),
  z.strictObject({
    kind: z.literal('issuer-key'),
    issuer: z.string(),
    type: z.string(),
    publicKey: z.string(),
    firstEpoch: Epoch,
    lastEpoch: Epoch,
  }),
  z.strictObject({ kind: z.literal('issuer-key-end'), publicKey: z.string(), lastEpoch: Epoch }),
  z.strictObject({ kind: z.literal('credential-type'), type: z.string(), crowd: z.array(z.int()), endsAt: Day }),
  z.strictObject({ kind: z.literal('service'), service: z.looseObject({}) }),
  z.strictObject({
    kind: z.literal('label-key'),
    key: z.strictObject({
      id: z.string(),
      name: Text,
      origin: z.string(),
      serves: z.array(z.enum(KEY_USES)).min(1),
      publicKey: z.string(),
      endsAt: Day,
    }),
  }),
  z.strictObject({ kind: z.literal('label-key-end'), key: z.string() }),
  z.strictObject({ kind: z.literal('sunset'), type: z.string(), at: Day }),
])

/** What an act is read for: dates are in the city's time, a service is of this issuer. */
export interface ActScene {
  readonly issuer: IssuerId
  readonly utcOffsetMinutes: number
}

/**
 * Reads an act as people write it in JSON: dates as `YYYY-MM-DD`, keys as base64url, a service as `parseService` takes it.
 *
 * @throws CityError `invalid-act` or `invalid-service`
 */
export function parseAct(json: unknown, scene: ActScene): ActBody {
  const parsed = ActEntry.safeParse(json)
  if (!parsed.success) {
    const places = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the act'}: ${message}`)
    throw new CityError('invalid-act', places.join('; '))
  }
  try {
    return bodyOf(parsed.data, scene)
  } catch (cause) {
    if (!(cause instanceof StandardError || cause instanceof BytesError)) throw cause
    throw new CityError('invalid-act', cause.message, { cause })
  }
}

function bodyOf(entry: z.infer<typeof ActEntry>, scene: ActScene): ActBody {
  switch (entry.kind) {
    case 'city':
      return { ...entry, officers: entry.officers.map(officerOf) }
    case 'notice-period':
      return entry
    case 'officer':
      return { ...entry, officer: officerOf(entry.officer) }
    case 'officer-end':
      return { ...entry, officer: officerId(entry.officer) }
    case 'issuer':
      return { ...entry, issuer: issuerOf(entry.issuer) }
    case 'issuer-key':
      return {
        kind: entry.kind,
        key: {
          issuer: issuerId(entry.issuer),
          type: credentialTypeId(entry.type),
          publicKey: fromBase64url(entry.publicKey),
          firstEpoch: toEpoch(entry.firstEpoch),
          lastEpoch: toEpoch(entry.lastEpoch),
        },
      }
    case 'issuer-key-end':
      return { ...entry, publicKey: fromBase64url(entry.publicKey), lastEpoch: toEpoch(entry.lastEpoch) }
    case 'credential-type':
      return { ...entry, type: typeNamed(entry.type), endsAt: dayStart(entry.endsAt, scene) }
    case 'service':
      return { ...entry, service: parseService(entry.service, scene) }
    case 'label-key':
      return { ...entry, key: labelKeyOf(entry.key, scene) }
    case 'label-key-end':
      return { ...entry, key: labelKeyId(entry.key) }
    case 'sunset':
      return { ...entry, type: credentialTypeId(entry.type), at: dayStart(entry.at, scene) }
  }
}

/** Held to the format at once, so that an address that no wallet would call is refused here. */
function issuerOf({ id, name, address }: z.infer<typeof IssuerEntry>): Issuer {
  const names = LANGUAGES.map((language) => name[language])
  return issuerFromCbor(address === undefined ? [id, names] : [id, names, address])
}

function officerOf({ id, office, publicKey }: z.infer<typeof OfficerEntry>) {
  return { id: officerId(id), office, publicKey: fromBase64url(publicKey) }
}

type LabelKeyEntry = Extract<z.infer<typeof ActEntry>, { kind: 'label-key' }>['key']

/** Held to the format at once, so that an origin that no code may lead to is refused here. */
function labelKeyOf({ id, name, origin, serves, publicKey, endsAt }: LabelKeyEntry, scene: ActScene): LabelKey {
  const names = LANGUAGES.map((language) => name[language])
  return labelKeyFromCbor([id, names, origin, serves, fromBase64url(publicKey), dayStart(endsAt, scene)])
}

function typeNamed(id: string): CredentialType {
  const type = KNOWN_TYPES.find((known) => known.id === id)
  if (!type) throw new CityError('invalid-act', `there is no type ${id}`)
  return type
}

function dayStart(date: string, { utcOffsetMinutes }: ActScene): number {
  return Date.parse(`${date}T00:00:00Z`) / 1000 - utcOffsetMinutes * 60
}
